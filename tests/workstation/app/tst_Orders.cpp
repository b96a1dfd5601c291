#include "tests/workstation/Samples.h"
#include "tests/workstation/client/FakeRelay.h"
#include "tests/workstation/client/MemoryOutboxStore.h"
#include "workstation/app/MacroRunner.h"
#include "workstation/app/Orders.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation;
using namespace std::chrono_literals;

namespace {

const auto S = [](const char *text) { return QString::fromUtf8(text); };

// A supervisor's desk at a small relay, wired as the application wires it. One thread.
struct Place
{
    Place()
        : desk(clock)
        , link(*client::RelayAddress::parse(relay.address()), store, clock, folder.path())
        , orders(desk, link, clock)
        , macros(desk, link.outbox, orders)
    {
        relay.role = domain::AgentRole::Supervisor;
        relay.post(samples::started());
        relay.post(samples::assigned(2));
        link.session.setCursorSource([this] { return desk.cursors(10); });
        QObject::connect(&link.session, &client::Session::opened, &desk,
            [this](const protocol::AgentSession &session, const protocol::ResumeCursors &resumed) {
                desk.apply(session, resumed);
            });
        QObject::connect(&link.session, &client::Session::opened, &orders, &app::Orders::repeatWatching);
        QObject::connect(&link.session, &client::Session::opened, &orders, &app::Orders::settlePresence);
        QObject::connect(&link.session, &client::Session::eventReceived, &desk,
            [this](const domain::ConversationEvent &event) { desk.apply(event); });
        link.session.signIn(S("sue"), S("demo"));
        opened = QTest::qWaitFor([this] { return link.session.isLive(); });
    }

    // How often a command of this type came, and what its data said the last time.
    int count(const QString &type)
    {
        int count = 0;
        for (const QByteArray &frame : relay.frames) {
            const QJsonObject json = QJsonDocument::fromJson(frame).object();
            if (json.value(u"type").toString() != type)
                continue;
            ++count;
            last = json.value(u"data").toObject();
        }
        return count;
    }

    base::SystemClock clock;
    QTemporaryDir folder;
    FakeRelay relay;
    MemoryOutboxStore store;
    state::Desk desk;
    app::RelayLink link;
    app::Orders orders;
    app::MacroRunner macros;
    bool opened = false;
    QJsonObject last;
};

domain::Macro refund()
{
    domain::Macro macro;
    macro.id = S("m1");
    macro.name = S("Refund");
    macro.steps = {{domain::MacroStep::Kind::Reply, S("Dear {{visitor}}, it is on its way."), {}, {}},
        {domain::MacroStep::Kind::Tag, {}, {S("refund")}, {}}, {domain::MacroStep::Kind::Close, {}, {}, {}}};
    return macro;
}

} // namespace

// What is ordered reaches the relay: kept where it must not be lost, at once where it is about now. One thread.
class tst_Orders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBoardIsWatchedAgainAfterALoss();
    void listeningIsRepeatedToo();
    void whatIsAboutNowIsRefusedWithoutAConnection();
    void aWhisperIsKeptUntilItIsThere();
    void theRelaysRefusalIsTold();
    void theStateThatTheRelayTellsIsTheOneRepeated();
    void whatTheRelayKnowsHoldsUnlessSomethingElseWasChosen();
    void aMacroIsDoneStepByStep();
    void aMacroStopsAtTheFirstRefusal();
};

void tst_Orders::theBoardIsWatchedAgainAfterALoss()
{
    Place place;
    QVERIFY(place.opened);
    place.orders.setBoardWatched(true);
    place.orders.setBoardWatched(true);
    QTRY_COMPARE(place.count(S("queue.watch")), 1);
    QVERIFY(place.last.value(u"on").toBool(true));
    place.relay.breakAll();
    QTRY_COMPARE(place.count(S("queue.watch")), 2);
    place.orders.setBoardWatched(false);
    QTRY_COMPARE(place.count(S("queue.watch")), 3);
    QVERIFY(!place.last.value(u"on").toBool(true));
    const int openings = place.relay.openingCount();
    place.relay.breakAll();
    QTRY_VERIFY(place.relay.openingCount() > openings && place.link.session.isLive());
    QCOMPARE(place.count(S("queue.watch")), 3); // nobody looks
}

void tst_Orders::listeningIsRepeatedToo()
{
    Place place;
    place.orders.setListening(samples::conversationId(), true);
    QTRY_VERIFY(place.desk.conversations()->find(samples::conversationId())->isWatched);
    QCOMPARE(place.count(S("conversation.watch")), 1);
    place.relay.breakAll();
    QTRY_COMPARE(place.count(S("conversation.watch")), 2);
    place.orders.setListening(samples::conversationId(), false);
    QTRY_COMPARE(place.count(S("conversation.watch")), 3);
    QVERIFY(!place.last.value(u"on").toBool(true));
    QVERIFY(!place.desk.conversations()->find(samples::conversationId())->isWatched);
}

void tst_Orders::whatIsAboutNowIsRefusedWithoutAConnection()
{
    Place place;
    place.relay.stop();
    QTRY_VERIFY(!place.link.session.isLive());
    QSignalSpy refused(&place.orders, &app::Orders::orderRefused);
    place.orders.takeOver(samples::conversationId());
    place.orders.join(samples::conversationId());
    place.orders.setPresenceOf(domain::AgentId(S("a9")), domain::Presence::Away, S("Lunch"));
    QTRY_COMPARE(refused.count(), 3);
    place.relay.start();
    QTRY_VERIFY(place.link.session.isLive());
    QCOMPARE(place.count(S("conversation.takeover")), 0);
    QCOMPARE(place.count(S("conversation.join")), 0);
}

void tst_Orders::aWhisperIsKeptUntilItIsThere()
{
    Place place;
    place.relay.stop();
    QTRY_VERIFY(!place.link.session.isLive());
    place.orders.whisper(samples::conversationId(), S("Say sorry"));
    QCOMPARE(place.store.entries.size(), 1);
    const state::Transcript *transcript = place.desk.existingTranscript(samples::conversationId());
    QVERIFY(transcript);
    QCOMPARE(transcript->pending(transcript->count() - 1).kind, state::PendingPost::Kind::Whisper);
    place.relay.start();
    QTRY_COMPARE(place.count(S("whisper.post")), 1);
    QCOMPARE(place.last.value(u"text").toString(), S("Say sorry"));
    QTRY_VERIFY(place.store.entries.isEmpty());
}

void tst_Orders::theRelaysRefusalIsTold()
{
    Place place;
    place.relay.refusal = [](const protocol::AgentRequest &request) -> std::optional<base::Error> {
        if (std::holds_alternative<protocol::agent::ConversationTakeover>(request.command))
            return base::conflict(S("You already have this conversation."));
        return std::nullopt;
    };
    QSignalSpy refused(&place.orders, &app::Orders::orderRefused);
    QSignalSpy tookOver(&place.orders, &app::Orders::tookOver);
    QSignalSpy joined(&place.orders, &app::Orders::joined);
    place.orders.takeOver(samples::conversationId());
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused.first().first().value<base::Error>().code, base::ErrorCode::Conflict);
    QCOMPARE(tookOver.count(), 0);
    place.orders.join(samples::conversationId());
    QTRY_COMPARE(joined.count(), 1);
}

void tst_Orders::theStateThatTheRelayTellsIsTheOneRepeated()
{
    Place place;
    place.orders.setPresence(domain::Presence::Online);
    QTRY_COMPARE(place.count(S("presence.set")), 1);
    // Missed offers, or a supervisor, set it.
    place.desk.apply(protocol::EphemeralEvent(
        protocol::AgentPresence{{samples::ann(), domain::Presence::Away, 0, {}, S("Missed offers")}}));
    place.relay.presence = domain::Presence::Offline; // gone for too long
    place.relay.breakAll();
    QTRY_COMPARE(place.count(S("presence.set")), 2);
    QCOMPARE(place.last.value(u"state").toString(), S("away"));
    QCOMPARE(place.last.value(u"reason").toString(), S("Missed offers"));
}

void tst_Orders::whatTheRelayKnowsHoldsUnlessSomethingElseWasChosen()
{
    Place place;
    place.orders.setPresence(domain::Presence::Online);
    QTRY_COMPARE(place.count(S("presence.set")), 1);
    place.relay.presence = domain::Presence::Busy; // a supervisor set it while the connection was gone
    int openings = place.relay.openingCount();
    place.relay.breakAll();
    QTRY_VERIFY(place.relay.openingCount() > openings && place.link.session.isLive());
    QCOMPARE(place.desk.presence(), domain::Presence::Busy);
    QCOMPARE(place.count(S("presence.set")), 1);
    place.relay.stop();
    QTRY_VERIFY(!place.link.session.isLive());
    place.orders.setPresence(domain::Presence::Away, S("Lunch"));
    place.relay.start();
    QTRY_COMPARE(place.count(S("presence.set")), 2);
    QCOMPARE(place.last.value(u"state").toString(), S("away"));
    QCOMPARE(place.desk.presence(), domain::Presence::Away);
}

void tst_Orders::aMacroIsDoneStepByStep()
{
    Place place;
    QSignalSpy done(&place.macros, &app::MacroRunner::done);
    place.macros.run(samples::conversationId(), refund());
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(done.first().at(0).toString(), S("Refund"));
    QCOMPARE(done.first().at(1).toInt(), 3);
    QCOMPARE(place.count(S("message.post")), 1);
    QCOMPARE(place.last.value(u"text").toString(), S("Dear 李雷, it is on its way."));
    QCOMPARE(place.count(S("conversation.tag")), 1);
    QCOMPARE(place.last.value(u"tags").toArray().first().toString(), S("refund"));
    QCOMPARE(place.count(S("conversation.close")), 1);
}

void tst_Orders::aMacroStopsAtTheFirstRefusal()
{
    Place place;
    place.relay.refusal = [](const protocol::AgentRequest &request) -> std::optional<base::Error> {
        if (std::holds_alternative<protocol::agent::ConversationTag>(request.command))
            return base::forbidden(S("Not yours."));
        return std::nullopt;
    };
    QSignalSpy stopped(&place.macros, &app::MacroRunner::stopped);
    QSignalSpy done(&place.macros, &app::MacroRunner::done);
    place.macros.run(samples::conversationId(), refund());
    QTRY_COMPARE(stopped.count(), 1);
    QCOMPARE(stopped.first().at(1).toInt(), 1);
    QCOMPARE(stopped.first().at(2).toInt(), 3);
    QTRY_VERIFY(place.store.entries.isEmpty());
    QCOMPARE(place.count(S("conversation.close")), 0); // not closed without what comes before
    QCOMPARE(done.count(), 0);
}

QTEST_MAIN(tst_Orders)
#include "tst_Orders.moc"
