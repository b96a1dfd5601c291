#include "tests/workstation/Samples.h"
#include "workstation/state/Roster.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::state;

class tst_Roster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void updatesInPlaceAndAddsAtTheEnd()
    {
        Roster roster;
        protocol::AgentStatus ben{samples::ann(), domain::Presence::Away, 0};
        ben.agent.id = domain::AgentId(QStringLiteral("a2"));
        roster.replace({{samples::ann(), domain::Presence::Online, 1}});
        QSignalSpy added(&roster, &Roster::added);
        QSignalSpy changed(&roster, &Roster::changed);
        roster.update(ben);
        QCOMPARE(added.count(), 1);
        QCOMPARE(roster.indexOf(ben.agent.id), 1);
        roster.update(ben);
        QCOMPARE(changed.count(), 0);
        ben.load = 3;
        roster.update(ben);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(roster.find(ben.agent.id)->load, 3);
        QCOMPARE(roster.find(domain::AgentId(QStringLiteral("a9"))), nullptr);
    }

    void anAgentIsListedOnce()
    {
        Roster roster;
        const protocol::AgentStatus ann{samples::ann(), domain::Presence::Online, 1};
        roster.replace({ann, ann});
        QCOMPARE(roster.count(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Roster)
#include "tst_Roster.moc"
