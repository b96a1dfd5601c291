#include "relay/storage/StorageQueries.h"
#include "tests/relay/storage/StorageFixture.h"

#include <QTest>
#include <QThread>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::storage;

// The storage on a thread of its own, as the relay runs it.
class tst_Storage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersInTheOrderAsked();
    void whatWaitsAtTheCloseIsStored();
    void queriesAnswerOnTheAskersThread();
    void operatorsChangesAreHeardOf();
    void aLoadFindsWhatWasStored();
    void afterAFailureItFindsOutByItselfThatItWorksAgain();

private:
    template <typename Work> void onStorageThread(Work work)
    {
        QMetaObject::invokeMethod(m_storage.get(), work, Qt::BlockingQueuedConnection);
    }
    int answered() const { return static_cast<int>(m_answers.size()); }

    base::SystemClock m_clock;
    std::unique_ptr<StorageFixture> m_fixture;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<Storage> m_storage;
    std::vector<link::FromStorage> m_answers; // filled on this thread
};

void tst_Storage::init()
{
    m_answers.clear();
    m_fixture = std::make_unique<StorageFixture>();
    m_thread = std::make_unique<QThread>();
    m_storage = std::make_unique<Storage>(m_fixture->path(), m_clock);
    m_storage->moveToThread(m_thread.get());
    m_thread->start();
    bool isOpen = false;
    onStorageThread([&] {
        const auto restored = m_storage->open([this](std::vector<link::FromStorage> answers) {
            QMetaObject::invokeMethod(
                this, [this, answers] { m_answers.insert(m_answers.end(), answers.begin(), answers.end()); },
                Qt::QueuedConnection);
        });
        isOpen = restored.isOk() && restored->directory.sites.size() == 1;
    });
    QVERIFY(isOpen);
}

void tst_Storage::cleanup()
{
    onStorageThread([this] { m_storage->close(); });
    m_thread->quit();
    m_thread->wait();
    m_storage.reset();
}

void tst_Storage::afterAFailureItFindsOutByItselfThatItWorksAgain()
{
    QList<bool> told;
    connect(m_storage.get(), &Storage::workingChanged, this, [&](bool isWorking) { told.append(isWorking); });
    auto conversation = m_fixture->conversation(QStringLiteral("c1"));
    const link::Commit commit = m_fixture->next(conversation, StorageFixture::started());
    // Somebody else holds the database, and longer than anybody waits.
    QVERIFY(m_fixture->database().begin().isOk());
    m_storage->submit({commit});
    QTRY_COMPARE_WITH_TIMEOUT(told, QList<bool>({false}), 30'000);
    QVERIFY(!std::get<link::Committed>(m_answers.front()).result.isOk());
    m_fixture->database().rollback();
    QTRY_COMPARE_WITH_TIMEOUT(told, QList<bool>({false, true}), 30'000);
}

void tst_Storage::answersInTheOrderAsked()
{
    auto conversation = m_fixture->conversation(QStringLiteral("c1"));
    constexpr int count = 2500; // more than one group
    m_storage->submit({m_fixture->next(conversation, StorageFixture::started())});
    for (int i = 1; i < count; ++i)
        m_storage->submit({m_fixture->next(conversation, StorageFixture::message(QString::number(i)))});
    QTRY_COMPARE_WITH_TIMEOUT(answered(), count, 30'000);
    for (int i = 0; i < count; ++i) {
        const auto &committed = std::get<link::Committed>(m_answers[static_cast<size_t>(i)]);
        QCOMPARE(committed.ticket, static_cast<quint64>(i + 1));
        QVERIFY(committed.result.isOk());
    }
    QCOMPARE((*m_fixture->stores().conversations.find(conversation.id))->seq, static_cast<quint64>(count));
}

void tst_Storage::whatWaitsAtTheCloseIsStored()
{
    auto conversation = m_fixture->conversation(QStringLiteral("c1"));
    const auto commit = m_fixture->next(conversation, StorageFixture::started());
    onStorageThread([&] {
        m_storage->submit({commit});
        QCoreApplication::sendPostedEvents(m_storage.get(), QEvent::MetaCall);
        m_storage->close();
    });
    QTRY_COMPARE(answered(), 1);
    QVERIFY(std::get<link::Committed>(m_answers.front()).result.isOk());
    QVERIFY(m_fixture->stores().conversations.find(conversation.id)->has_value());
}

void tst_Storage::queriesAnswerOnTheAskersThread()
{
    StorageQueries queries(*m_storage);
    std::optional<size_t> found;
    QThread *answeredOn = nullptr;
    QThread *workedOn = nullptr;
    queries.run(
        [&workedOn](Stores &stores) {
            workedOn = QThread::currentThread();
            return stores.sites.all();
        },
        [&](const base::Result<std::vector<domain::Site>> &sites) {
            answeredOn = QThread::currentThread();
            found = sites ? sites->size() : 0;
        });
    QTRY_VERIFY(found.has_value());
    QCOMPARE(*found, 1U);
    QCOMPARE(answeredOn, thread());
    QCOMPARE(workedOn, m_thread.get());

    onStorageThread([this] { m_storage->close(); });
    std::optional<base::ErrorCode> code;
    queries.run([](Stores &stores) { return stores.sites.all(); },
        [&](const base::Result<std::vector<domain::Site>> &sites) { code = sites.error().code; });
    QTRY_VERIFY(code.has_value());
    QCOMPARE(*code, base::ErrorCode::Unavailable);
}

void tst_Storage::operatorsChangesAreHeardOf()
{
    const domain::Agent ann{domain::AgentId(QStringLiteral("a1")), QStringLiteral("ann"), QStringLiteral("Ann"),
        domain::AgentRole::Agent, 5, false};
    QVERIFY(m_fixture->stores().users.add({ann, "hash"}, m_fixture->now()).isOk());
    QTRY_COMPARE_WITH_TIMEOUT(answered(), 1, 10'000);
    const auto &directory = std::get<link::Directory>(m_answers.front());
    QCOMPARE(directory.agents.size(), 1U);
    QVERIFY(directory.agents.front() == ann);
}

void tst_Storage::aLoadFindsWhatWasStored()
{
    auto conversation = m_fixture->conversation(QStringLiteral("c1"));
    m_storage->submit({m_fixture->next(conversation, StorageFixture::started())});
    QTRY_COMPARE(answered(), 1);
    m_storage->submit({link::Load{9, link::LoadConversation{conversation.id}}});
    QTRY_COMPARE(answered(), 2);
    QVERIFY(
        std::get<link::ConversationFound>(*std::get<link::Loaded>(m_answers[1]).result).conversation == conversation);
}

QTEST_GUILESS_MAIN(tst_Storage)
#include "tst_Storage.moc"
