#include "tests/workstation/Samples.h"
#include "workstation/history/Archive.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::history;

class tst_Archive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = Archive::pathFor(m_folder->path(), QStringLiteral("http://127.0.0.1:7700"), QStringLiteral("ann"));
        restart();
    }

    void cleanup() { m_archive.reset(); }

    void pathsDifferByRelayAndName()
    {
        const QString other
            = Archive::pathFor(m_folder->path(), QStringLiteral("http://127.0.0.1:7700"), QStringLiteral("ben"));
        QVERIFY(other != m_path);
        QVERIFY(!QFileInfo(m_path).fileName().contains(QStringLiteral("ann")));
    }

    void keepsTheDeskOverARestart()
    {
        m_archive->saveSession(samples::session({samples::summary(1)}));
        m_archive->saveSummary(samples::summary(1, 2));
        m_archive->saveSummary(samples::summary(1, 3));
        m_archive->saveEvent(samples::started());
        m_archive->saveEvent(samples::assigned(2));
        m_archive->saveEvent(samples::fromVisitor(3, QStringLiteral("你好")));
        m_archive->saveReadMark(samples::conversationId(), 3);
        m_archive->saveReadMark(samples::conversationId(), 1);
        m_archive->saveDraft(samples::conversationId(), {QStringLiteral("half a senten"), SavedDraft::Kind::Note});
        m_archive->saveDraft(samples::conversationId(2), {QString(), SavedDraft::Kind::Note});
        restart();

        const SavedDesk desk = loadDesk();
        QVERIFY(desk.session);
        QCOMPARE(desk.session->agent, samples::ann());
        QCOMPARE(desk.session->cannedReplies.size(), 1);
        QVERIFY(desk.session->conversations.isEmpty());
        QCOMPARE(desk.conversations.size(), 1);
        QCOMPARE(desk.conversations.first().conversation, samples::summary(1, 3).conversation);
        QCOMPARE(desk.conversations.first().visitor.name, QStringLiteral("李雷"));
        QCOMPARE(desk.received.value(samples::conversationId()), 3U);
        QCOMPARE(desk.readHere.value(samples::conversationId()), 3U);
        QCOMPARE(desk.drafts.value(samples::conversationId()).text, QStringLiteral("half a senten"));
        QCOMPARE(desk.drafts.value(samples::conversationId(2)).kind, SavedDraft::Kind::Note);
    }

    void anEmptyReplyErasesTheDraft()
    {
        m_archive->saveDraft(samples::conversationId(), {QStringLiteral("a"), SavedDraft::Kind::Reply});
        m_archive->saveDraft(samples::conversationId(), {});
        QVERIFY(loadDesk().drafts.isEmpty());
    }

    void anEventIsKeptOnce()
    {
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("first")));
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("again")));
        const EventPage page = loadPage(samples::conversationId(), 0, 200);
        QCOMPARE(page.events.size(), 1);
        QCOMPARE(page.events.first(), samples::fromVisitor(1, QStringLiteral("first")));
        QCOMPARE(search(QStringLiteral("again")).size(), 0);
    }

    void pagesGoBackwards()
    {
        for (quint64 seq = 1; seq <= 500; ++seq)
            m_archive->saveEvent(samples::fromVisitor(seq, QString::number(seq)));
        EventPage page = loadPage(samples::conversationId(), 0, 200);
        QCOMPARE(page.first, 301U);
        QCOMPARE(page.events.last().seq, 500U);
        page = loadPage(samples::conversationId(), 301, 200);
        QCOMPARE(page.first, 101U);
        QCOMPARE(page.events.size(), 200);
        page = loadPage(samples::conversationId(), 101, 200);
        QCOMPARE(page.first, 1U);
        QCOMPARE(page.events.size(), 100);
        page = loadPage(samples::conversationId(), 1, 200);
        QCOMPARE(page.first, 1U);
        QVERIFY(page.events.isEmpty());
        QVERIFY(loadPage(samples::conversationId(9), 0, 200).events.isEmpty());
    }

    void aPageEndsAtAHole()
    {
        for (quint64 seq : {1, 2, 5, 6, 7})
            m_archive->saveEvent(samples::fromVisitor(seq, QStringLiteral("x")));
        EventPage page = loadPage(samples::conversationId(), 8, 200);
        QCOMPARE(page.first, 5U);
        QCOMPARE(page.events.size(), 3);
        // What lies directly before is missing: nothing of what is older is given as if it touched.
        page = loadPage(samples::conversationId(), 5, 200);
        QCOMPARE(page.first, 5U);
        QVERIFY(page.events.isEmpty());
    }

    void anUnknownEventIsNoHole()
    {
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("a")));
        m_archive->saveUnknownEvent(samples::conversationId(), 2);
        m_archive->saveEvent(samples::fromVisitor(3, QStringLiteral("c")));
        const EventPage page = loadPage(samples::conversationId(), 0, 200);
        QCOMPARE(page.first, 1U);
        QCOMPARE(page.events.size(), 2);
    }

    void theOutboxKeepsItsOrder()
    {
        for (int number = 1; number <= 3; ++number) {
            m_archive->saveCommand({{samples::commandId(number), samples::conversationId(),
                                        protocol::MessagePost{QStringLiteral("text %1").arg(number), {}}},
                base::fromEpochMs(1000 + number)});
        }
        m_archive->eraseCommand(samples::commandId(2));
        restart();
        const SavedDesk desk = loadDesk();
        QCOMPARE(desk.outbox.size(), 2);
        QCOMPARE(desk.outbox.at(0).request.id, samples::commandId(1));
        QCOMPARE(desk.outbox.at(1).request.id, samples::commandId(3));
        QCOMPARE(desk.outbox.at(1).request.conversation, samples::conversationId());
        QCOMPARE(std::get<protocol::MessagePost>(desk.outbox.at(1).request.command).text, QStringLiteral("text 3"));
        QCOMPARE(desk.outbox.at(1).at, base::fromEpochMs(1003));
    }

    void finds_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QList<quint64>>("found");
        QTest::newRow("two characters") << QStringLiteral("支付") << QList<quint64>{2, 1};
        QTest::newRow("one character inside") << QStringLiteral("付") << QList<quint64>{2, 1};
        QTest::newRow("one character at the end") << QStringLiteral("了") << QList<quint64>{4, 1};
        QTest::newRow("a phrase") << QStringLiteral("支付失败") << QList<quint64>{1};
        QTest::newRow("not across others") << QStringLiteral("支败") << QList<quint64>{};
        QTest::newRow("two phrases") << QStringLiteral("支付 订单") << QList<quint64>{2};
        QTest::newRow("a word") << QStringLiteral("REFUND") << QList<quint64>{3};
        QTest::newRow("the beginning of a word") << QStringLiteral("ref") << QList<quint64>{3};
        QTest::newRow("one letter") << QStringLiteral("r") << QList<quint64>{3};
        QTest::newRow("mixed") << QStringLiteral("iphone 坏") << QList<quint64>{4};
        QTest::newRow("a note") << QStringLiteral("vip") << QList<quint64>{5};
        QTest::newRow("a file's name") << QStringLiteral("发票") << QList<quint64>{6};
        QTest::newRow("accents do not matter") << QStringLiteral("cafe") << QList<quint64>{7};
        QTest::newRow("nothing but signs") << QStringLiteral("\"' OR 1=1 --") << QList<quint64>{};
    }
    void finds()
    {
        QFETCH(QString, query);
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("支付失败了")));
        m_archive->saveEvent(samples::fromVisitor(2, QStringLiteral("我的订单怎么支付？")));
        m_archive->saveEvent(samples::fromVisitor(3, QStringLiteral("I want a refund!")));
        m_archive->saveEvent(samples::fromVisitor(4, QStringLiteral("iPhone坏了")));
        m_archive->saveEvent(samples::event(5, domain::NotePosted{samples::annAsAuthor(), QStringLiteral("A VIP")}));
        m_archive->saveEvent(samples::event(6,
            domain::MessagePosted{samples::lilei(), {},
                {domain::FileId(QStringLiteral("f1")), QStringLiteral("发票.pdf"), QStringLiteral("application/pdf"),
                    5}}));
        m_archive->saveEvent(samples::fromVisitor(7, QStringLiteral("at the café")));
        QList<quint64> found;
        for (const SearchHit &hit : search(query)) {
            QCOMPARE(hit.conversation, samples::conversationId());
            found.append(hit.seq);
        }
        QTEST(found, "found");
    }

    void aHitSaysWhoWhenAndWhere()
    {
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("支付失败了")));
        const QList<SearchHit> hits = search(QStringLiteral("失败"));
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().from, samples::lilei());
        QCOMPARE(hits.first().at, samples::fromVisitor(1, {}).at);
        QCOMPARE(hits.first().snippet.mid(hits.first().matchStart, hits.first().matchLength), QStringLiteral("失败"));
    }

    void theNewestIsFoundFirstHoweverItCame()
    {
        m_archive->saveEvent(samples::fromVisitor(30, QStringLiteral("支付")));
        m_archive->saveEvent(samples::fromVisitor(10, QStringLiteral("支付"), 2));
        m_archive->saveEvent(samples::fromVisitor(20, QStringLiteral("支付"), 3));
        const QList<SearchHit> hits = search(QStringLiteral("支付"), 2);
        QCOMPARE(hits.size(), 2);
        QCOMPARE(hits.at(0).seq, 30U);
        QCOMPARE(hits.at(1).seq, 20U);
    }

    void eventsOfOneMillisecondAreAllKept()
    {
        for (int conversation = 1; conversation <= 40; ++conversation) {
            domain::ConversationEvent event = samples::fromVisitor(5, QStringLiteral("same"), conversation);
            event.at = base::fromEpochMs(1'795'305'600'000);
            m_archive->saveEvent(event);
        }
        QCOMPARE(search(QStringLiteral("same"), 100).size(), 40);
    }

    void tenThousandEventsAreFoundAndPaged()
    {
        for (quint64 seq = 1; seq <= 10'000; ++seq)
            m_archive->saveEvent(samples::fromVisitor(seq, QStringLiteral("消息 %1 支付").arg(seq)));
        QCOMPARE(search(QStringLiteral("支付"), 50).first().seq, 10'000U);
        QCOMPARE(search(QStringLiteral("消息 7777")).size(), 1);
        QCOMPARE(loadPage(samples::conversationId(), 5'001, 200).first, 4'801U);
        QCOMPARE(loadDesk().received.value(samples::conversationId()), 10'000U);
    }

    void anotherAgentFindsNothingOfTheLastOne()
    {
        m_archive->saveSession(samples::session());
        m_archive->saveSummary(samples::summary());
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("支付")));
        m_archive->saveDraft(samples::conversationId(), {QStringLiteral("a"), SavedDraft::Kind::Reply});
        m_archive->saveCommand({{samples::commandId(1), samples::conversationId(), protocol::MessagePost{}}, {}});
        protocol::AgentSession other = samples::session();
        other.agent.id = domain::AgentId(QStringLiteral("a9"));
        m_archive->saveSession(other);
        m_archive->saveSummary(samples::summary(2));
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("订单"), 2));

        const SavedDesk desk = loadDesk();
        QCOMPARE(desk.session->agent.id, other.agent.id);
        QCOMPARE(desk.conversations.size(), 1);
        QCOMPARE(desk.conversations.first().conversation.id, samples::conversationId(2));
        QVERIFY(desk.drafts.isEmpty());
        QVERIFY(desk.outbox.isEmpty());
        QCOMPARE(search(QStringLiteral("支付")).size(), 0);
        QCOMPARE(search(QStringLiteral("订单")).size(), 1);
    }

    void aDamagedFileIsSetAside()
    {
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("支付")));
        m_archive.reset();
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(QByteArray(200, 'x')), 200);
        file.close();

        expectWarning(QStringLiteral("not a database"));
        m_archive = std::make_unique<Archive>(m_path);
        QSignalSpy setAside(m_archive.get(), &Archive::setAside);
        QVERIFY(loadDesk().conversations.isEmpty());
        QCOMPARE(setAside.count(), 1);
        QVERIFY(QFile::exists(setAside.first().first().toString()));
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("订单")));
        QCOMPARE(search(QStringLiteral("订单")).size(), 1);
    }

    void aFileThatIsDamagedInTheMiddleIsSetAsideWhenItShows()
    {
        for (quint64 seq = 1; seq <= 2'000; ++seq)
            m_archive->saveEvent(samples::fromVisitor(seq, QStringLiteral("支付 %1").arg(seq)));
        m_archive.reset();
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4096 * 3));
        const qint64 rest = file.size() - file.pos();
        QCOMPARE(file.write(QByteArray(rest, '\xff')), rest);
        file.close();

        expectWarning(QStringLiteral("malformed"));
        m_archive = std::make_unique<Archive>(m_path);
        QSignalSpy setAside(m_archive.get(), &Archive::setAside);
        m_archive->saveEvent(samples::fromVisitor(3'000, QStringLiteral("after the damage")));
        QCOMPARE(search(QStringLiteral("damage")).size(), 1);
        QCOMPARE(setAside.count(), 1);
    }

    void workGoesOnWithoutAUsableFile()
    {
        expectWarning(QStringLiteral("cannot be made"));
        m_archive = std::make_unique<Archive>(QStringLiteral("/proc/nowhere/desk.sqlite"));
        QSignalSpy failed(m_archive.get(), &Archive::failed);
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("支付")));
        QVERIFY(loadDesk().conversations.isEmpty());
        QVERIFY(search(QStringLiteral("支付")).isEmpty());
        QCOMPARE(failed.count(), 1);
    }

    void nobodyIsAnsweredWhoIsGone()
    {
        bool isAnswered = false;
        {
            QObject context;
            m_archive->loadDesk(&context, [&isAnswered](const SavedDesk &) { isAnswered = true; });
        }
        flush();
        QVERIFY(!isAnswered);
    }

    void whatWasSavedLastIsThereAfterTheEnd()
    {
        m_archive->saveEvent(samples::fromVisitor(1, QStringLiteral("支付")));
        restart();
        QCOMPARE(search(QStringLiteral("支付")).size(), 1);
    }

private:
    static void expectWarning(const QString &part) { QTest::ignoreMessage(QtWarningMsg, QRegularExpression(part)); }

    void restart()
    {
        m_archive.reset();
        m_archive = std::make_unique<Archive>(m_path);
    }

    void flush()
    {
        bool isDone = false;
        m_archive->flush(this, [&isDone] { isDone = true; });
        QTRY_VERIFY(isDone);
    }

    SavedDesk loadDesk()
    {
        std::optional<SavedDesk> answer;
        m_archive->loadDesk(this, [&answer](const SavedDesk &desk) { answer = desk; });
        [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000); }();
        return answer.value_or(SavedDesk{});
    }

    EventPage loadPage(const domain::ConversationId &conversation, quint64 before, int limit)
    {
        std::optional<EventPage> answer;
        m_archive->loadPage(conversation, before, limit, this, [&answer](const EventPage &page) { answer = page; });
        [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000); }();
        return answer.value_or(EventPage{});
    }

    QList<SearchHit> search(const QString &query, int limit = 50)
    {
        std::optional<QList<SearchHit>> answer;
        m_archive->search(query, limit, this, [&answer](const QList<SearchHit> &hits) { answer = hits; });
        [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000); }();
        return answer.value_or(QList<SearchHit>{});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Archive> m_archive;
};

QTEST_GUILESS_MAIN(tst_Archive)
#include "tst_Archive.moc"
