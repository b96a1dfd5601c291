#include "tests/integration/WireClient.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace Qt::StringLiterals;

namespace qiao::tests {

// A visitor who writes without pause and keeps every promise of a client: repeats what was not answered with the same
// id, comes back after a broken connection, resumes after the last number it saw.
class BusyVisitor : public QObject
{
public:
    BusyVisitor(const RelayProcess &relay, int number)
        : m_client(relay)
        , m_relay(relay)
        , m_number(number)
    {
        connect(&m_client, &WireClient::connected, this, &BusyVisitor::openSession);
        connect(&m_client, &WireClient::received, this, &BusyVisitor::take);
        connect(&m_client, &WireClient::closed, this, [this] {
            m_isOpen = false;
            if (!m_isDone)
                QTimer::singleShot(
                    20 + static_cast<int>(QRandomGenerator::global()->bounded(60)), this, &BusyVisitor::connectNow);
        });
    }

    void connectNow()
    {
        m_client.open(
            m_relay.webSocketUrl(u"/v1/visitor?site=demo"_s), "http://127.0.0.1:" + QByteArray::number(m_relay.port()));
    }
    void stopWriting() { m_isWriting = false; }
    void leave()
    {
        m_isDone = true;
        m_client.abort();
    }

    bool isSettled() const { return m_isOpen && m_waiting.isEmpty(); }
    const QString &token() const { return m_token; }
    const QString &conversation() const { return m_conversation; }
    // What was answered ok: the number it was given → the text.
    const QMap<qint64, QString> &acknowledged() const { return m_acknowledged; }
    const QString &fault() const { return m_fault; }
    quint64 lastSeq() const { return m_lastSeq; }

private:
    struct Waiting
    {
        QString id;
        QString text;
    };

    void openSession()
    {
        QJsonObject data{{u"locale"_s, u"en"_s}};
        if (!m_token.isEmpty())
            data.insert("token"_L1, m_token);
        if (!m_conversation.isEmpty())
            data.insert("resume"_L1, QJsonObject{{m_conversation, static_cast<qint64>(m_lastSeq)}});
        m_opening = m_client.send(u"session.open"_s, data);
    }

    void take(const QJsonObject &frame)
    {
        const QString re = frame.value("re"_L1).toString();
        const QJsonObject data = frame.value("data"_L1).toObject();
        if (!re.isEmpty() && frame.value("type"_L1) == "error"_L1) {
            m_fault = u"refused: "_s + data.value("message"_L1).toString();
            return;
        }
        if (re == m_opening && !re.isEmpty()) {
            m_token = data.value("token"_L1).toString();
            m_isOpen = true;
            if (m_conversation.isEmpty())
                m_client.send(u"conversation.start"_s, {}, {}, m_starting);
            for (const Waiting &waiting : std::as_const(m_waiting))
                post(waiting);
            writeMore();
        } else if (re == m_starting) {
            m_conversation = data.value("conversation"_L1).toString();
            writeMore();
        } else if (!re.isEmpty()) {
            takeAnswer(re, data.value("seq"_L1).toInteger());
        } else if (frame.contains("seq"_L1)) {
            takeEvent(frame);
        }
    }

    void takeAnswer(const QString &re, qint64 seq)
    {
        for (qsizetype i = 0; i < m_waiting.size(); ++i) {
            if (m_waiting[i].id != re)
                continue;
            if (m_acknowledged.contains(seq))
                m_fault = u"two messages were given the number %1"_s.arg(seq);
            m_acknowledged.insert(seq, m_waiting[i].text);
            m_waiting.removeAt(i);
            break;
        }
        writeMore();
    }

    void takeEvent(const QJsonObject &frame)
    {
        const auto seq = static_cast<quint64>(frame.value("seq"_L1).toInteger());
        if (seq != m_lastSeq + 1)
            m_fault = u"event %1 came after %2"_s.arg(seq).arg(m_lastSeq);
        m_lastSeq = seq;
    }

    void writeMore()
    {
        constexpr qsizetype window = 3;
        while (m_isWriting && m_isOpen && !m_conversation.isEmpty() && m_waiting.size() < window) {
            const Waiting next{
                QUuid::createUuid().toString(QUuid::WithoutBraces), u"%1:%2 你好"_s.arg(m_number).arg(++m_written)};
            m_waiting.append(next);
            post(next);
        }
    }

    void post(const Waiting &waiting)
    {
        m_client.send(u"message.post"_s, {{u"text"_s, waiting.text}}, m_conversation, waiting.id);
    }

    WireClient m_client;
    const RelayProcess &m_relay;
    int m_number;
    int m_written = 0;
    bool m_isOpen = false;
    bool m_isWriting = true;
    bool m_isDone = false;
    QString m_token;
    QString m_conversation;
    QString m_opening;
    QString m_starting = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QList<Waiting> m_waiting;
    QMap<qint64, QString> m_acknowledged;
    quint64 m_lastSeq = 0;
    QString m_fault;
};

// A supervisor who watches everything and resumes after every break.
class Watcher : public QObject
{
public:
    Watcher(const RelayProcess &relay, QString token)
        : m_client(relay)
        , m_relay(relay)
        , m_token(std::move(token))
    {
        connect(&m_client, &WireClient::connected, this, [this] {
            QJsonObject cursors;
            for (auto seen = m_texts.cbegin(); seen != m_texts.cend(); ++seen)
                cursors.insert(seen.key(), m_last.value(seen.key()));
            m_client.send(u"session.open"_s, {{u"token"_s, m_token}, {u"resume"_s, cursors}});
        });
        connect(&m_client, &WireClient::received, this, &Watcher::take);
        connect(&m_client, &WireClient::closed, this, [this] { QTimer::singleShot(30, this, &Watcher::connectNow); });
    }

    void connectNow() { m_client.open(m_relay.webSocketUrl(u"/v1/agent"_s), {}); }

    QStringList texts(const QString &conversation) const { return m_texts.value(conversation); }
    QMap<qint64, QString> numbered(const QString &conversation) const { return m_byVisitorSeq.value(conversation); }
    const QString &fault() const { return m_fault; }
    bool isOpen() const { return m_isOpen; }
    qsizetype conversationCount() const { return m_texts.size(); }

private:
    void take(const QJsonObject &frame)
    {
        m_isOpen = true;
        if (frame.value("type"_L1) == "error"_L1)
            m_fault = QString::fromUtf8(QJsonDocument(frame).toJson());
        if (!frame.contains("seq"_L1))
            return;
        const QString conversation = frame.value("conversation"_L1).toString();
        const qint64 seq = frame.value("seq"_L1).toInteger();
        const qint64 expected = m_last.value(conversation) + 1;
        if (seq != expected && m_last.contains(conversation))
            m_fault = u"%1: event %2 where %3 was due"_s.arg(conversation).arg(seq).arg(expected);
        m_last.insert(conversation, seq);
        if (frame.value("type"_L1) == "message.posted"_L1) {
            const QString text = frame.value("data"_L1).toObject().value("text"_L1).toString();
            m_texts[conversation].append(text);
            m_byVisitorSeq[conversation].insert(frame.value("visitorSeq"_L1).toInteger(), text);
        } else {
            m_texts[conversation];
        }
    }

    WireClient m_client;
    const RelayProcess &m_relay;
    QString m_token;
    bool m_isOpen = false;
    QHash<QString, qint64> m_last;
    QHash<QString, QStringList> m_texts;
    QHash<QString, QMap<qint64, QString>> m_byVisitorSeq;
    QString m_fault;
};

// Kills the relay at random moments while fifty visitors write, and counts what became of every acknowledged message.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAcknowledgedMessageIsThereOnceAndInOrder()
    {
        constexpr int visitorCount = 50;
        constexpr int kills = 6;
        RelayProcess relay;
        QVERIFY(relay.start());
        const QString token = signIn(relay, u"sue"_s);
        QVERIFY(!token.isEmpty());
        Watcher watcher(relay, token);
        watcher.connectNow();
        QVERIFY(QTest::qWaitFor([&] { return watcher.isOpen(); }));
        std::vector<std::unique_ptr<BusyVisitor>> visitors;
        for (int i = 0; i < visitorCount; ++i) {
            visitors.push_back(std::make_unique<BusyVisitor>(relay, i));
            visitors.back()->connectNow();
        }

        QVERIFY(QTest::qWaitFor([&] { return watcher.conversationCount() == visitorCount; }, 30'000));
        for (int round = 0; round < kills; ++round) {
            QTest::qWait(300 + static_cast<int>(QRandomGenerator::global()->bounded(900)));
            relay.kill();
            QVERIFY(relay.start());
        }
        QTest::qWait(500);
        for (const auto &visitor : visitors)
            visitor->stopWriting();
        const bool isQuiet = QTest::qWaitFor(
            [&] { return std::all_of(visitors.begin(), visitors.end(), [](const auto &v) { return v->isSettled(); }); },
            60'000);
        for (const auto &visitor : visitors)
            QVERIFY2(visitor->fault().isEmpty(), qPrintable(visitor->fault()));
        QVERIFY(isQuiet);

        qsizetype acknowledged = 0;
        for (const auto &visitor : visitors) {
            acknowledged += visitor->acknowledged().size();
            QVERIFY(!visitor->acknowledged().isEmpty());
            QVERIFY(QTest::qWaitFor(
                [&] { return watcher.texts(visitor->conversation()).size() >= visitor->acknowledged().size(); },
                20'000));
            // In the order in which they were written, none twice, each under the number that its ok named: for the
            // agent …
            const QStringList sent = visitor->acknowledged().values();
            QCOMPARE(watcher.texts(visitor->conversation()), sent);
            QCOMPARE(watcher.numbered(visitor->conversation()), visitor->acknowledged());
            visitor->leave();
            // … and for the visitor who comes with nothing but the token.
            WireClient again(relay);
            QVERIFY(again.connectAsVisitor());
            again.call(u"session.open"_s,
                {{u"token"_s, visitor->token()}, {u"resume"_s, QJsonObject{{visitor->conversation(), 0}}}});
            QVERIFY(again.waitFor([&] {
                const QList<QJsonObject> events = again.events(visitor->conversation());
                return !events.isEmpty()
                    && static_cast<quint64>(events.last().value("seq"_L1).toInteger()) >= visitor->lastSeq();
            }));
            QMap<qint64, QString> seen;
            qint64 last = 0;
            for (const QJsonObject &event : again.events(visitor->conversation())) {
                const qint64 seq = event.value("seq"_L1).toInteger();
                QCOMPARE(seq, ++last);
                if (event.value("type"_L1) == "message.posted"_L1)
                    seen.insert(seq, event.value("data"_L1).toObject().value("text"_L1).toString());
            }
            QCOMPARE(seen, visitor->acknowledged());
            for (int i = 0; i < sent.size(); ++i)
                QVERIFY(sent[i].contains(u":%1 "_s.arg(i + 1)));
        }
        QVERIFY2(watcher.fault().isEmpty(), qPrintable(watcher.fault()));
        qInfo() << kills << "kills," << visitorCount << "visitors," << acknowledged
                << "messages acknowledged, 0 lost, 0 doubled";
    }
};

} // namespace qiao::tests

QTEST_GUILESS_MAIN(qiao::tests::TestKill)
#include "tst_Kill.moc"
