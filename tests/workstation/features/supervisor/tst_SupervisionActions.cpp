#include "tests/workstation/features/supervisor/SampleBoard.h"
#include "workstation/features/supervisor/SupervisionActions.h"
#include "workstation/ui/ActionRegistry.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using supervisor::Intervention;
using supervisor::SupervisionActions;
using supervisor::SupervisionRules;
using tests::SampleBoard;

namespace {

const auto S = [](const char *text) { return QString::fromUtf8(text); };

// The commands over a sample desk with what they need around them. One thread.
template <typename Sample> struct Room
{
    Room()
        : settings(folder.filePath(QStringLiteral("s.ini")))
        , language(settings)
        , actions(settings, language)
        , commands(sample.desk, actions, [this] { return target; })
    {
    }

    QStringList menuTexts(const domain::ConversationId &id)
    {
        QMenu menu;
        commands.fillMenu(menu, id);
        QStringList texts;
        for (const QAction *action : menu.actions())
            texts.append(action->text());
        return texts;
    }

    QTemporaryDir folder;
    workstation::settings::Settings settings;
    ui::Language language;
    ui::ActionRegistry actions;
    Sample sample;
    domain::ConversationId target;
    SupervisionActions commands;
};

const QStringList ids{QStringLiteral("supervision.listen"), QStringLiteral("supervision.stop-listening"),
    QStringLiteral("supervision.whisper"), QStringLiteral("supervision.join"), QStringLiteral("supervision.takeover"),
    QStringLiteral("supervision.reassign")};

} // namespace

// Who may do what to which conversation, and why not. One thread.
class tst_SupervisionActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainAgentsDoNotSeeThem();
    void theRulesFollowTheConversation();
    void aKeyOrdersForTheChosenOne();
    void withoutAConnectionOnlyAWhisperIsKept();
    void theMenuOffersWhatIsPossible();
};

void tst_SupervisionActions::plainAgentsDoNotSeeThem()
{
    Room<tests::SampleDesk> room;
    room.target = room.sample.start(S("Emma"));
    room.sample.assign(room.target, S("Ben"));
    QSignalSpy requested(&room.commands, &SupervisionActions::requested);
    for (const QString &id : ids) {
        QVERIFY2(!room.actions.action(id)->isVisible(), qPrintable(id));
        QVERIFY(!room.actions.action(id)->isEnabled());
    }
    QVERIFY(room.menuTexts(room.target).isEmpty());
    room.commands.order(Intervention::TakeOver, room.target);
    QCOMPARE(requested.count(), 0);
    // Who becomes a supervisor gets them.
    room.sample.session.agent.role = domain::AgentRole::Supervisor;
    room.sample.desk.apply(room.sample.session, {});
    for (const QString &id : ids)
        QVERIFY(room.actions.action(id)->isVisible());
}

void tst_SupervisionActions::theRulesFollowTheConversation()
{
    SampleBoard sample;
    const domain::AgentId me = sample.session.agent.id;
    const auto isPossible = [&](Intervention intervention, const domain::ConversationId &id) {
        return SupervisionRules::obstacleTo(intervention, sample.desk.conversations()->find(id), me).isEmpty();
    };
    const auto all = [&](const domain::ConversationId &id) {
        QString possible;
        const QList<std::pair<Intervention, char>> every{{Intervention::Listen, 'l'}, {Intervention::Whisper, 'w'},
            {Intervention::Join, 'j'}, {Intervention::TakeOver, 't'}, {Intervention::Reassign, 'r'},
            {Intervention::StopListening, 's'}};
        for (const auto &[intervention, letter] : every) {
            if (isPossible(intervention, id))
                possible += QChar::fromLatin1(letter);
        }
        return possible;
    };
    const auto id = sample.start(S("Emma"));
    QCOMPARE(all(id), S("ltr")); // nobody has it: no agent to whisper to, nothing to join
    sample.assign(id, S("Ben"));
    QCOMPARE(all(id), S("lwjtr"));
    sample.desk.setWatched(id, true);
    QCOMPARE(all(id), S("lwjtrs"));
    sample.tell(id, domain::ConversationJoined{me, S("Ann")});
    QCOMPARE(all(id), S("lwtrs"));
    sample.assign(id); // mine now
    QCOMPARE(all(id), S("rs"));
    sample.close(id);
    QCOMPARE(all(id), S("s"));
    QCOMPARE(all(domain::ConversationId(S("unknown"))), QString());
}

void tst_SupervisionActions::aKeyOrdersForTheChosenOne()
{
    Room<SampleBoard> room;
    QSignalSpy requested(&room.commands, &SupervisionActions::requested);
    QSignalSpy refused(&room.commands, &SupervisionActions::refused);
    room.actions.action(S("supervision.listen"))->trigger();
    QCOMPARE(refused.count(), 1);
    QCOMPARE(refused.first().first().toString(), S("Choose a conversation first."));
    room.target = room.sample.start(S("Emma"));
    room.sample.assign(room.target, S("Ben"));
    room.actions.action(S("supervision.whisper"))->trigger();
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().value<Intervention>(), Intervention::Whisper);
    QCOMPARE(requested.first().at(1).value<domain::ConversationId>(), room.target);
}

void tst_SupervisionActions::withoutAConnectionOnlyAWhisperIsKept()
{
    Room<SampleBoard> room;
    room.target = room.sample.start(S("Emma"));
    room.sample.assign(room.target, S("Ben"));
    room.sample.desk.connection()->setWaiting(room.sample.clock.now(), state::OfflineReason::Unreachable);
    QSignalSpy requested(&room.commands, &SupervisionActions::requested);
    QSignalSpy refused(&room.commands, &SupervisionActions::refused);
    for (const QString &id : {S("supervision.listen"), S("supervision.join"), S("supervision.takeover")})
        room.actions.action(id)->trigger();
    QCOMPARE(requested.count(), 0);
    QCOMPARE(refused.count(), 3);
    room.actions.action(S("supervision.whisper"))->trigger();
    QCOMPARE(requested.count(), 1);
}

void tst_SupervisionActions::theMenuOffersWhatIsPossible()
{
    Room<SampleBoard> room;
    const auto id = room.sample.start(S("Emma"));
    QCOMPARE(room.menuTexts(id),
        (QStringList{S("Listen to the conversation"), S("Pull out of the queue"), S("Reassign the conversation")}));
    room.sample.assign(id, S("Ben"));
    QVERIFY(room.menuTexts(id).contains(S("Take the conversation over")));
    room.sample.desk.setWatched(id, true);
    QVERIFY(!room.menuTexts(id).contains(S("Listen to the conversation")));
    QVERIFY(room.menuTexts(id).contains(S("Stop listening")));
}

QTEST_MAIN(tst_SupervisionActions)
#include "tst_SupervisionActions.moc"
