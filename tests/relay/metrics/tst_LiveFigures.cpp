#include "relay/metrics/LiveFigures.h"
#include "tests/relay/metrics/Story.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay;
using namespace qiao::relay::metrics;
using namespace std::chrono_literals;

// What only time and people change on the board; tests/relay/storage/tst_Reports compares its counts with SQL.
class tst_LiveFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsIsLed();
    void midnightEndsTheDay();
    void recentEndsByItself();
    void agentsCountInTheirQueues();
    void openingIsNoticed();
    void onlyWhatChangedIsTold();
    void aGoalThatChangesCountsAnew();
    void aStrangersEventIsLeftOut();

private:
    static domain::Queue queue(const QString &id)
    {
        domain::Queue queue;
        queue.id = domain::QueueId(id);
        queue.name = id;
        return queue;
    }
    // 2026-11-22 00:00 UTC.
    static constexpr base::TimePoint midnight{base::Milliseconds(1'795'305'600'000)};
    const domain::QueueId m_default{QStringLiteral("default")};
    const domain::QueueId m_other{QStringLiteral("other")};
    const domain::AgentId m_ann{QStringLiteral("a1")};

    static void tell(LiveFigures &figures, const Story &story)
    {
        for (const domain::ConversationEvent &event : story.events())
            figures.take(event, event.at);
    }
};

void tst_LiveFigures::whatWaitsIsLed()
{
    LiveFigures figures;
    figures.setQueues({queue(m_default.toString())}, midnight);
    Story first(QStringLiteral("c1"), midnight + 10s);
    Story second(QStringLiteral("c2"), midnight + 5s);
    tell(figures, first.starts());
    tell(figures, second.starts());
    QCOMPARE(figures.figuresOf(m_default).waiting, 2);
    QCOMPARE(figures.figuresOf(m_default).longestSince, midnight + 5s);

    second.after(20s).assigned(m_ann.toString());
    figures.take(second.events().back(), second.now());
    QCOMPARE(figures.figuresOf(m_default).waiting, 1);
    QCOMPARE(figures.figuresOf(m_default).active, 1);
    QCOMPARE(figures.figuresOf(m_default).longestSince, midnight + 10s);

    first.after(20s).defers();
    figures.take(first.events().back(), first.now());
    QCOMPARE(figures.figuresOf(m_default).waiting, 0);
    QCOMPARE(figures.figuresOf(m_default).deferred, 1);
    QCOMPARE(figures.figuresOf(m_default).longestSince, base::TimePoint{});
}

void tst_LiveFigures::midnightEndsTheDay()
{
    domain::Queue shanghai = queue(m_other.toString());
    shanghai.hours.zone = "Asia/Shanghai"; // its day ends at 16:00 UTC
    LiveFigures figures;
    figures.setQueues({queue(m_default.toString()), shanghai}, midnight);
    const auto serve = [&](const QString &id, const domain::QueueId &where) {
        Story story(id, midnight + 1h);
        tell(figures,
            story.starts(where.toString())
                .assigned(m_ann.toString())
                .after(5s)
                .agentSays()
                .after(5s)
                .closed(domain::CloseReason::Resolved)
                .rated(5));
    };
    serve(QStringLiteral("c1"), m_default);
    serve(QStringLiteral("c2"), m_other);
    QCOMPARE(figures.figuresOf(m_ann).handled, 2);
    QCOMPARE(figures.figuresOf(m_ann).handling, base::Milliseconds(20s));
    QCOMPARE(figures.figuresOf(m_ann).ratingSum, 10);

    figures.advance(midnight + 16h);
    QCOMPARE(figures.figuresOf(m_default).answered, 1);
    QCOMPARE(figures.figuresOf(m_default).inGoal, 1);
    QCOMPARE(figures.figuresOf(m_other).answered, 0);
    QCOMPARE(figures.figuresOf(m_other).closed, 0);
    QCOMPARE(figures.figuresOf(m_ann).handled, 1);

    figures.advance(midnight + 24h);
    QCOMPARE(figures.figuresOf(m_default).answered, 0);
    QCOMPARE(figures.figuresOf(m_ann).ratings, 0);
    QVERIFY(figures.agents().isEmpty());
    QVERIFY(figures.knows(domain::ConversationId(QStringLiteral("c1")))); // it may be reopened
    figures.advance(midnight + 72h);
    QVERIFY(!figures.knows(domain::ConversationId(QStringLiteral("c1"))));
}

void tst_LiveFigures::recentEndsByItself()
{
    LiveFigures figures;
    figures.setQueues({queue(m_default.toString())}, midnight);
    Story story(QStringLiteral("c1"), midnight + 1h);
    tell(figures, story.starts().after(10s).agentSays());
    figures.takeChangedQueues();
    QCOMPARE(figures.figuresOf(m_default).recentArrivals, 1);
    QCOMPARE(figures.figuresOf(m_default).recentAnswered, 1);
    figures.advance(midnight + 1h + 14min);
    QVERIFY(!figures.isChanged());
    figures.advance(midnight + 1h + 15min);
    QCOMPARE(figures.figuresOf(m_default).recentArrivals, 0);
    QCOMPARE(figures.figuresOf(m_default).recentAnswered, 1);
    QCOMPARE(figures.takeChangedQueues(), QSet<domain::QueueId>{m_default});
    figures.advance(midnight + 1h + 16min);
    QCOMPARE(figures.figuresOf(m_default).recentAnswered, 0);
    QCOMPARE(figures.figuresOf(m_default).arrivals, 1);
}

void tst_LiveFigures::agentsCountInTheirQueues()
{
    LiveFigures figures;
    figures.setQueues({queue(m_default.toString()), queue(m_other.toString())}, midnight);
    figures.setAgent(m_ann, {false, true, true, {}}); // every queue
    figures.setAgent(domain::AgentId(QStringLiteral("a2")), {false, true, false, {m_other}});
    figures.setAgent(domain::AgentId(QStringLiteral("a3")), {true, false, false, {}}); // disabled
    QCOMPARE(figures.figuresOf(m_default).agentsTotal, 1);
    QCOMPARE(figures.figuresOf(m_other).agentsTotal, 2);
    QCOMPARE(figures.figuresOf(m_other).agentsHere, 2);
    QCOMPARE(figures.figuresOf(m_other).agentsFree, 1);
    figures.setAgent(m_ann, {false, false, false, {m_default}});
    QCOMPARE(figures.figuresOf(m_other).agentsTotal, 1);
    QCOMPARE(figures.figuresOf(m_default).agentsHere, 0);
    // A new queue is served by who serves all of its own accord, and what was counted stays right.
    figures.setQueues({queue(m_other.toString())}, midnight + 1h);
    QCOMPARE(figures.figuresOf(m_other).agentsTotal, 1);
    QCOMPARE(figures.figuresOf(m_default).agentsTotal, 0);
}

void tst_LiveFigures::openingIsNoticed()
{
    domain::Queue day = queue(m_default.toString());
    day.hours.isAlways = false;
    day.hours.week.fill({{9 * 60, 17 * 60}});
    LiveFigures figures;
    figures.setQueues({day}, midnight);
    QVERIFY(!figures.figuresOf(m_default).isOpen);
    QCOMPARE(figures.figuresOf(m_default).changesAt, midnight + 9h);
    figures.takeChangedQueues();
    figures.advance(midnight + 9h);
    QVERIFY(figures.figuresOf(m_default).isOpen);
    QCOMPARE(figures.figuresOf(m_default).changesAt, midnight + 17h);
    QVERIFY(figures.isChanged());
}

void tst_LiveFigures::onlyWhatChangedIsTold()
{
    LiveFigures figures;
    figures.setQueues({queue(m_default.toString()), queue(m_other.toString())}, midnight);
    figures.takeChangedQueues();
    Story story(QStringLiteral("c1"), midnight + 1s);
    tell(figures, story.starts());
    QCOMPARE(figures.takeChangedQueues(), QSet<domain::QueueId>{m_default});
    story.visitorSays();
    figures.take(story.events().back(), story.now());
    QVERIFY(!figures.isChanged()); // a message moves no figure
    story.toQueue(m_other.toString());
    figures.take(story.events().back(), story.now());
    QCOMPARE(figures.takeChangedQueues(), (QSet<domain::QueueId>{m_default, m_other}));
    story.assigned(m_ann.toString()).agentSays().closed(domain::CloseReason::Resolved);
    for (size_t i = 3; i < story.events().size(); ++i)
        figures.take(story.events()[i], story.now());
    QCOMPARE(figures.takeChangedAgents(), QSet<domain::AgentId>{m_ann});
}

void tst_LiveFigures::aGoalThatChangesCountsAnew()
{
    domain::Queue strict = queue(m_default.toString());
    LiveFigures figures;
    figures.setQueues({strict}, midnight);
    Story story(QStringLiteral("c1"), midnight + 1h);
    tell(figures, story.starts().after(20s).agentSays());
    QCOMPARE(figures.figuresOf(m_default).inGoal, 0);
    strict.firstResponseGoal = 30s;
    figures.setQueues({strict}, midnight + 2h);
    QCOMPARE(figures.figuresOf(m_default).inGoal, 1);
    QCOMPARE(figures.figuresOf(m_default).arrivals, 1);
}

void tst_LiveFigures::aStrangersEventIsLeftOut()
{
    LiveFigures figures;
    figures.setQueues({queue(m_default.toString())}, midnight);
    Story story(QStringLiteral("c1"), midnight + 1h);
    story.starts().assigned(m_ann.toString());
    figures.take(story.events().back(), story.now());
    QCOMPARE(figures.figuresOf(m_default).active, 0);
    figures.learn(story.facts(), story.now());
    QCOMPARE(figures.figuresOf(m_default).active, 1);
    figures.learn(story.facts(), story.now()); // once
    QCOMPARE(figures.figuresOf(m_default).active, 1);
}

QTEST_APPLESS_MAIN(tst_LiveFigures)
#include "tst_LiveFigures.moc"
