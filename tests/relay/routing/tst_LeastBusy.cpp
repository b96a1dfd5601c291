#include "relay/routing/LeastBusy.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace qiao;
using namespace qiao::relay::routing;

class tst_LeastBusy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyOrNobodyWithRoom();
    void roomCountsInProportion();
    void amongEqualsWhoWaitedLongest();
    void thenTheSmallestId();
    void theOrderOfTheCandidatesDoesNotMatter();
    void headroomStaysWithinItsBounds_data();
    void headroomStaysWithinItsBounds();
    void theReasonIsTold();

private:
    static Candidate candidate(const QString &id, int load, int capacity, int chosenAt = 0)
    {
        return {domain::AgentId(id), id.toUpper(), load, capacity, base::fromEpochMs(chosenAt)};
    }
    static QString choose(const QList<Candidate> &candidates)
    {
        const std::optional<Choice> choice = chooseLeastBusy(candidates);
        return choice ? choice->agent.toString() : QString();
    }
};

void tst_LeastBusy::nobodyOrNobodyWithRoom()
{
    QCOMPARE(choose({}), QString());
    QCOMPARE(
        choose({candidate("a", 3, 3), candidate("b", 5, 3), candidate("c", 0, 0), candidate("d", 0, -1)}), QString());
}

void tst_LeastBusy::roomCountsInProportion()
{
    QCOMPARE(choose({candidate("a", 1, 2), candidate("b", 2, 10)}), "b");
    QCOMPARE(choose({candidate("a", 0, 1), candidate("b", 1, 10)}), "a");
}

void tst_LeastBusy::amongEqualsWhoWaitedLongest()
{
    QCOMPARE(choose({candidate("a", 1, 4, 300), candidate("b", 1, 4, 100), candidate("c", 2, 8, 200)}), "b");
}

void tst_LeastBusy::thenTheSmallestId()
{
    QCOMPARE(choose({candidate("b", 1, 4, 100), candidate("a", 1, 4, 100)}), "a");
}

void tst_LeastBusy::theOrderOfTheCandidatesDoesNotMatter()
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        QList<Candidate> candidates;
        for (int i = 0; i < 6; ++i) {
            candidates.append(candidate(QStringLiteral("a%1").arg(i), static_cast<int>(random() % 4),
                1 + static_cast<int>(random() % 4), static_cast<int>(random() % 3)));
        }
        const QString first = choose(candidates);
        for (int i = 0; i < 10; ++i) {
            std::shuffle(candidates.begin(), candidates.end(), random);
            QCOMPARE(choose(candidates), first);
        }
    }
}

void tst_LeastBusy::headroomStaysWithinItsBounds_data()
{
    QTest::addColumn<int>("load");
    QTest::addColumn<int>("capacity");
    QTest::addColumn<double>("headroom");
    QTest::newRow("free") << 0 << 4 << 1.0;
    QTest::newRow("half") << 2 << 4 << 0.5;
    QTest::newRow("full") << 4 << 4 << 0.0;
    QTest::newRow("over") << 9 << 4 << 0.0;
    QTest::newRow("none at all") << 0 << 0 << 0.0;
    QTest::newRow("negative load") << -2 << 4 << 1.0;
}

void tst_LeastBusy::headroomStaysWithinItsBounds()
{
    QFETCH(int, load);
    QFETCH(int, capacity);
    QFETCH(double, headroom);
    QCOMPARE(headroomOf(candidate("a", load, capacity)), headroom);
}

void tst_LeastBusy::theReasonIsTold()
{
    const std::optional<Choice> choice = chooseLeastBusy({candidate("a", 1, 4)});
    QVERIFY(choice);
    QCOMPARE(choice->name, "A");
    QCOMPARE(choice->because.size(), 1);
    QCOMPARE(choice->because.first().factor, "load");
    QCOMPARE(choice->because.first().weight, 1.0);
    QCOMPARE(choice->because.first().value, 0.75);
}

QTEST_GUILESS_MAIN(tst_LeastBusy)
#include "tst_LeastBusy.moc"
