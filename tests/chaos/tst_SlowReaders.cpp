#include "tests/chaos/StoppedReader.h"
#include "tests/integration/WireClient.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <atomic>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace qiao::tests {

namespace {

constexpr int readerCount = 1'000;
constexpr int rounds = 100; // messages of 12 KB, each to every reader: more than outbox and kernel keep for one
constexpr qint64 outboxKiB = 128;

const QByteArray configuration = "[websocket]\n"
                                 "outbox_bytes = 131072\n"
                                 "close_timeout_ms = 60000\n"
                                 "visitor_frames_per_second = 100000\n"
                                 "visitor_frames_burst = 100000\n"
                                 "[connections]\n"
                                 "per_address = 2500\n";

using Readers = std::vector<StoppedReader>;

// Takes everything from the network and throws it away, in a thread of its own.
class Drain
{
public:
    explicit Drain(const Readers &readers)
    {
        for (const StoppedReader &reader : readers)
            m_sockets.push_back({reader.descriptor(), POLLIN, 0});
        m_thread = std::thread([this] { run(); });
    }
    ~Drain()
    {
        m_isOver = true;
        m_thread.join();
    }

private:
    void run()
    {
        std::vector<char> rubbish(256 * 1024);
        while (!m_isOver) {
            if (::poll(m_sockets.data(), m_sockets.size(), 20) <= 0)
                continue;
            for (const pollfd &socket : m_sockets) {
                if ((socket.revents & POLLIN) != 0)
                    static_cast<void>(::recv(socket.fd, rubbish.data(), rubbish.size(), MSG_DONTWAIT));
            }
        }
    }

    std::vector<pollfd> m_sockets;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

// Each reader is a descriptor of this process too.
bool raiseDescriptorLimit()
{
    constexpr rlim_t enough = readerCount + 500;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_max < enough)
        return false;
    limit.rlim_cur = std::max(limit.rlim_cur, enough);
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

qint64 p99(std::vector<qint64> microseconds)
{
    std::sort(microseconds.begin(), microseconds.end());
    return microseconds[microseconds.size() * 99 / 100];
}

} // namespace

// A thousand supervisors' connections that stop reading while a conversation goes on that all of them watch.
class TestSlowReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(raiseDescriptorLimit(), "the system grants too few descriptors for a thousand readers");
        QFile file(m_relay.filePath(u"relay.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(configuration + RelayProcess::wideLimits());
        file.close();
        QVERIFY(m_relay.start({u"--config"_s, file.fileName()}));
        m_token = signIn(m_relay, u"sue"_s);
        QVERIFY(!m_token.isEmpty());
        m_writer = begin(m_writing);
        m_bystander = begin(m_standingBy);
        QVERIFY(!m_writing.isEmpty() && !m_standingBy.isEmpty());
    }

    void theyAreClosedAndNobodyElseIsSlowed()
    {
        std::vector<qint64> calm;
        {
            Readers reading;
            QVERIFY(open(reading));
            const Drain drain(reading);
            traffic(calm);
        }
        // What the first ones held is given back before it is measured.
        QVERIFY(QTest::qWaitFor([&] { return m_relay.openFiles() < readerCount; }));

        Readers stopped;
        QVERIFY(open(stopped));
        const qint64 before = m_relay.residentKiB();
        m_mostKiB = 0;
        std::vector<qint64> besides;
        const qint64 lastSeq = traffic(besides);
        qInfo() << "p99 of a bystander's message: readers that read" << p99(calm) << "us, readers that stopped"
                << p99(besides) << "us, ratio" << double(p99(besides)) / double(p99(calm));
        qInfo() << "resident KiB before" << before << "at most" << m_mostKiB;
        QVERIFY(!m_bystander->closeCode().has_value());
        QVERIFY2(
            m_mostKiB - before < readerCount * (outboxKiB + 64) + 32 * 1024, qPrintable(QString::number(m_mostKiB)));

        int closedAsSlow = 0;
        for (StoppedReader &reader : stopped) {
            QVERIFY(reader.readToEnd(10'000));
            QCOMPARE(reader.gaps(), 0);
            closedAsSlow += reader.closeCode() == 4008 ? 1 : 0;
        }
        qInfo() << closedAsSlow << "of" << readerCount << "closed with 4008";
        QCOMPARE(closedAsSlow, readerCount);

        for (size_t i = 0; i < stopped.size(); i += readerCount / 20)
            resumes(stopped[i], lastSeq);
    }

private:
    std::unique_ptr<WireClient> begin(QString &conversation)
    {
        auto visitor = std::make_unique<WireClient>(m_relay);
        if (visitor->connectAsVisitor()) {
            visitor->call(u"session.open"_s);
            conversation = visitor->call(u"conversation.start"_s).value("conversation"_L1).toString();
        }
        return visitor;
    }

    bool open(Readers &readers) const
    {
        readers.resize(readerCount);
        return std::all_of(readers.begin(), readers.end(),
            [this](StoppedReader &reader) { return reader.open(m_relay.port(), m_token); });
    }

    // Gives the number of the last long message.
    qint64 traffic(std::vector<qint64> &microseconds)
    {
        const QString longText(4000, u'桥');
        qint64 seq = 0;
        for (int round = 0; round < rounds; ++round) {
            m_writer->forget();
            m_bystander->forget();
            const QString written = m_writer->send(u"message.post"_s, {{u"text"_s, longText}}, m_writing);
            QElapsedTimer clock;
            clock.start();
            m_bystander->call(u"message.post"_s, {{u"text"_s, u"short"_s}}, m_standingBy);
            microseconds.push_back(clock.nsecsElapsed() / 1000);
            seq = m_writer->answerTo(written).value("data"_L1).toObject().value("seq"_L1).toInteger();
            m_mostKiB = std::max(m_mostKiB, m_relay.residentKiB());
        }
        return seq;
    }

    // A good client comes back as often as it is closed, each time from where it stopped.
    void resumes(const StoppedReader &reader, qint64 visitorSeq)
    {
        qint64 last = reader.cursors().value(m_writing);
        QVERIFY(last > 0);
        bool isComplete = false;
        for (int tries = 0; tries < 10 && !isComplete; ++tries) {
            WireClient client(m_relay);
            QVERIFY(client.connectAsAgent());
            client.send(u"session.open"_s, {{u"token"_s, m_token}, {u"resume"_s, QJsonObject{{m_writing, last}}}});
            client.waitFor([&] {
                const QList<QJsonObject> events = client.events(m_writing);
                isComplete = !events.isEmpty() && events.last().value("visitorSeq"_L1).toInteger() == visitorSeq;
                return isComplete || client.closeCode().has_value();
            });
            if (!isComplete)
                QCOMPARE(client.closeCode().value_or(0), 4008);
            for (const QJsonObject &event : client.events(m_writing))
                QCOMPARE(event.value("seq"_L1).toInteger(), ++last);
        }
        QVERIFY(isComplete);
    }

    RelayProcess m_relay;
    QString m_token;
    std::unique_ptr<WireClient> m_writer;
    std::unique_ptr<WireClient> m_bystander;
    QString m_writing;
    QString m_standingBy;
    qint64 m_mostKiB = 0;
};

} // namespace qiao::tests

QTEST_GUILESS_MAIN(qiao::tests::TestSlowReaders)
#include "tst_SlowReaders.moc"
