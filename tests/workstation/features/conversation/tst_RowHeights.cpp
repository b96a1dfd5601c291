#include "workstation/features/conversation/RowHeights.h"

#include <QRandomGenerator>
#include <QTest>

using qiao::workstation::conversation::RowHeights;

// Sums and searches agree with plain adding up. One thread.
class tst_RowHeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void agreesWithPlainSums();
    void remembersWhatWasMeasured();
};

void tst_RowHeights::nothing()
{
    const RowHeights heights;
    QCOMPARE(heights.total(), 0);
    QCOMPARE(heights.rowAt(0), -1);
}

void tst_RowHeights::agreesWithPlainSums()
{
    QRandomGenerator random(7);
    RowHeights heights(40);
    QList<int> plain;
    for (int step = 0; step < 400; ++step) {
        const int count = int(plain.size());
        if (count == 0 || random.bounded(4) == 0) {
            const int row = random.bounded(count + 1);
            const int more = 1 + random.bounded(5);
            heights.insert(row, more);
            plain.insert(row, more, 40);
        } else if (random.bounded(6) == 0) {
            const int row = random.bounded(count);
            heights.remove(row, 1);
            plain.removeAt(row);
        } else {
            const int row = random.bounded(count);
            plain[row] = random.bounded(3) == 0 ? 0 : random.bounded(200);
            heights.setMeasured(row, plain.at(row));
        }
        int sum = 0;
        for (int row = 0; row < plain.size(); ++row) {
            QCOMPARE(heights.top(row), sum);
            if (plain.at(row) > 0) {
                QCOMPARE(heights.rowAt(sum), row);
                QCOMPARE(heights.rowAt(sum + plain.at(row) - 1), row);
            }
            sum += plain.at(row);
        }
        QCOMPARE(heights.total(), sum);
        if (!plain.isEmpty()) {
            QCOMPARE(heights.rowAt(sum + 1000), int(plain.size()) - 1);
            QVERIFY(heights.rowAt(-5) >= 0);
        }
    }
}

void tst_RowHeights::remembersWhatWasMeasured()
{
    RowHeights heights(40);
    heights.reset(3);
    heights.setMeasured(1, 100);
    QVERIFY(heights.isMeasured(1));
    heights.insert(0, 2);
    QVERIFY(heights.isMeasured(3));
    heights.forget(3);
    QVERIFY(!heights.isMeasured(3));
    QCOMPARE(heights.height(3), 100); // the best guess there is
}

QTEST_GUILESS_MAIN(tst_RowHeights)
#include "tst_RowHeights.moc"
