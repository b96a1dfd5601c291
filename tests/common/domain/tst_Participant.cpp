#include "common/domain/Conversation.h"

#include <QTest>

using namespace qiao::domain;

class tst_Participant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNameReadsBack();
    void unknownNamesAreNothing();
};

void tst_Participant::everyNameReadsBack()
{
    QStringList names;
    for (const AuthorRole role : {AuthorRole::Visitor, AuthorRole::Agent, AuthorRole::Bot, AuthorRole::System}) {
        names.append(nameOf(role));
        QVERIFY(authorRoleFromName(nameOf(role)) == role);
    }
    for (const AgentRole role : {AgentRole::Agent, AgentRole::Supervisor, AgentRole::Admin}) {
        names.append(nameOf(role));
        QVERIFY(agentRoleFromName(nameOf(role)) == role);
    }
    for (const Presence presence : {Presence::Offline, Presence::Away, Presence::Busy, Presence::Online}) {
        names.append(nameOf(presence));
        QVERIFY(presenceFromName(nameOf(presence)) == presence);
    }
    for (const ConversationState state : {ConversationState::Queued, ConversationState::Offered,
             ConversationState::Assigned, ConversationState::Closed}) {
        names.append(nameOf(state));
        QVERIFY(conversationStateFromName(nameOf(state)) == state);
    }
    QCOMPARE(names,
        QStringList({"visitor", "agent", "bot", "system", "agent", "supervisor", "admin", "offline", "away", "busy",
            "online", "queued", "offered", "assigned", "closed"}));
}

void tst_Participant::unknownNamesAreNothing()
{
    for (const char *name : {"", "Visitor", "online ", "open"}) {
        QVERIFY(!authorRoleFromName(QString(name)));
        QVERIFY(!agentRoleFromName(QString(name)));
        QVERIFY(!presenceFromName(QString(name)));
        QVERIFY(!conversationStateFromName(QString(name)));
    }
}

QTEST_GUILESS_MAIN(tst_Participant)
#include "tst_Participant.moc"
