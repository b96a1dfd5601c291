#include "common/protocol/EventCodec.h"
#include "tests/workstation/Samples.h"
#include "tests/workstation/client/FakeRelay.h"
#include "tests/workstation/client/MemoryOutboxStore.h"
#include "workstation/app/Courier.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation;

namespace {

constexpr int other = 9; // a conversation that is not on the desk

// A desk at a small relay that keeps one more conversation than it tells of. One thread.
struct Place
{
    explicit Place(int length)
        : desk(clock)
        , archive(folder.filePath(QStringLiteral("history.db")))
        , link(*client::RelayAddress::parse(relay.address()), store, clock, folder.path())
        , courier(desk, link, archive)
    {
        history = {samples::started(other)};
        for (int seq = 2; seq <= length; ++seq)
            history.append(samples::fromVisitor(quint64(seq), QStringLiteral("line %1").arg(seq), other));
        relay.answer = [this](const protocol::AgentRequest &request) {
            const auto *fetch = std::get_if<protocol::HistoryFetch>(&request.command);
            return fetch && request.conversation == samples::conversationId(other) ? page(*fetch) : QJsonObject();
        };
        link.session.signIn(QStringLiteral("ann"), QStringLiteral("demo"));
        isOpen = QTest::qWaitFor([this] { return link.session.isLive(); });
    }

    // As the relay does it: the newest before that number.
    QJsonObject page(const protocol::HistoryFetch &fetch)
    {
        ++pages;
        const qsizetype end = fetch.before == 0 || isStuck ? history.size() : qsizetype(fetch.before) - 1;
        const qsizetype begin = std::max<qsizetype>(0, end - qsizetype(fetch.limit));
        QJsonArray events;
        for (qsizetype index = begin; index < end; ++index)
            events.append(protocol::toJson(history.at(index), domain::Side::Agent));
        return {{QStringLiteral("events"), events}};
    }

    std::optional<bool> bring()
    {
        std::optional<bool> brought;
        courier.bringWhole(samples::conversationId(other), [&](bool isHere) { brought = isHere; });
        [&] { QTRY_VERIFY(brought); }();
        return brought;
    }

    base::SystemClock clock;
    QTemporaryDir folder;
    FakeRelay relay;
    MemoryOutboxStore store;
    state::Desk desk;
    workstation::history::Archive archive;
    app::RelayLink link;
    app::Courier courier;
    QList<domain::ConversationEvent> history;
    int pages = 0;
    bool isStuck = false; // the relay gives the same page again and again
    bool isOpen = false;
};

} // namespace

// What comes from the relay to the desk because somebody asked for it.
class tst_Courier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConversationThatIsNotHereIsBroughtWhole();
    void whatTheRelayDoesNotShowIsNotHere();
    void aRelayThatGoesInCirclesIsLeft();
};

void tst_Courier::aConversationThatIsNotHereIsBroughtWhole()
{
    Place place(450);
    QVERIFY(place.isOpen);
    QVERIFY(!place.desk.conversations()->find(samples::conversationId(other)));
    QCOMPARE(place.bring(), std::optional(true));
    QCOMPARE(place.pages, 3);
    const state::ConversationEntry *entry = place.desk.conversations()->find(samples::conversationId(other));
    QVERIFY(entry);
    QCOMPARE(entry->conversation.seq, quint64(450));
    QCOMPARE(entry->conversation.visitorName, QStringLiteral("李雷"));
    // And it is kept.
    std::optional<qsizetype> kept;
    place.archive.loadPage(samples::conversationId(other), 0, 200, &place.desk,
        [&](const workstation::history::EventPage &page) { kept = page.events.size(); });
    QTRY_VERIFY(kept);
    QCOMPARE(*kept, 200);
}

void tst_Courier::whatTheRelayDoesNotShowIsNotHere()
{
    Place place(3);
    QVERIFY(place.isOpen);
    place.relay.refusal = [](const protocol::AgentRequest &) { return std::optional(base::forbidden({})); };
    QCOMPARE(place.bring(), std::optional(false));
    place.relay.refusal = {};
    place.history.clear();
    QCOMPARE(place.bring(), std::optional(false));
    QVERIFY(!place.desk.conversations()->find(samples::conversationId(other)));
}

void tst_Courier::aRelayThatGoesInCirclesIsLeft()
{
    Place place(450);
    QVERIFY(place.isOpen);
    place.isStuck = true;
    QCOMPARE(place.bring(), std::optional(false));
    QCOMPARE(place.pages, 2);
}

QTEST_GUILESS_MAIN(tst_Courier)
#include "tst_Courier.moc"
