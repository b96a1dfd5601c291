#include "workstation/features/supervisor/CardGridView.h"

#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTest>

using namespace qiao::workstation::supervisor;

namespace {

// Paints nothing but a number.
class Plain : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
    }
};

// A grid of so many cards, 4 columns wide. One thread.
struct Grid
{
    explicit Grid(int count)
    {
        for (int number = 0; number < count; ++number)
            model.appendRow(new QStandardItem(QString::number(number)));
        view.setModel(&model);
        view.setItemDelegate(new Plain(&view));
        view.setCardSize(QSize(200, 100));
        view.resize(900, 500);
        view.show();
    }

    QStandardItemModel model;
    CardGridView view;
};

} // namespace

// Cards are where their number says, and only what is seen is painted. One thread.
class tst_CardGridView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cardsFillTheWidthInColumns();
    void everyPlaceIsFoundAgain();
    void onlyWhatIsSeenIsPainted();
    void oneChangeIsPaintedAlone();
    void theArrowsWalkInTwoDimensions();
    void enterAndDoubleClickGoIn();
    void aGrownModelCanBeScrolled();
};

void tst_CardGridView::cardsFillTheWidthInColumns()
{
    Grid grid(10);
    QCOMPARE(grid.view.columns(), 4);
    const QRect first = grid.view.visualRect(grid.model.index(0, 0));
    const QRect last = grid.view.visualRect(grid.model.index(3, 0));
    const QRect below = grid.view.visualRect(grid.model.index(4, 0));
    QCOMPARE(first.left(), below.left());
    QCOMPARE(below.top(), first.bottom() + 1);
    QVERIFY(last.right() <= grid.view.viewport()->width());
    grid.view.resize(450, 500);
    QCOMPARE(grid.view.columns(), 2);
    grid.view.resize(120, 500);
    QCOMPARE(grid.view.columns(), 1);
}

void tst_CardGridView::everyPlaceIsFoundAgain()
{
    Grid grid(50);
    grid.view.verticalScrollBar()->setValue(333);
    for (int number = 0; number < 50; ++number) {
        const QModelIndex index = grid.model.index(number, 0);
        QCOMPARE(grid.view.indexAt(grid.view.visualRect(index).center()), index);
    }
    QVERIFY(!grid.view.indexAt(QPoint(2, 50)).isValid());
    grid.view.scrollTo(grid.model.index(49, 0));
    QVERIFY(grid.view.viewport()->rect().contains(grid.view.visualRect(grid.model.index(49, 0))));
    grid.view.scrollTo(grid.model.index(0, 0));
    QVERIFY(grid.view.viewport()->rect().contains(grid.view.visualRect(grid.model.index(0, 0))));
}

void tst_CardGridView::onlyWhatIsSeenIsPainted()
{
    Grid grid(5000);
    (void)grid.view.grab();
    QVERIFY(grid.view.paintedCards() > 0);
    QVERIFY2(grid.view.paintedCards() <= 6 * 4, qPrintable(QString::number(grid.view.paintedCards())));
    grid.view.verticalScrollBar()->setValue(grid.view.verticalScrollBar()->maximum() / 2);
    (void)grid.view.grab();
    QVERIFY(grid.view.paintedCards() <= 7 * 4);
}

void tst_CardGridView::oneChangeIsPaintedAlone()
{
    Grid grid(5000);
    QVERIFY(QTest::qWaitForWindowExposed(&grid.view));
    QCoreApplication::processEvents();
    grid.model.item(5)->setText(QStringLiteral("new"));
    QTRY_COMPARE(grid.view.paintedCards(), 1);
    // One far away is not painted at all.
    (void)grid.view.grab();
    const int before = grid.view.paintedCards();
    grid.model.item(4000)->setText(QStringLiteral("new"));
    QCoreApplication::processEvents();
    QCOMPARE(grid.view.paintedCards(), before);
}

void tst_CardGridView::theArrowsWalkInTwoDimensions()
{
    Grid grid(10);
    grid.view.setCurrentIndex(grid.model.index(0, 0));
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(&grid.view, key);
        return grid.view.currentIndex().row();
    };
    QCOMPARE(press(Qt::Key_Right), 1);
    QCOMPARE(press(Qt::Key_Down), 5);
    QCOMPARE(press(Qt::Key_Down), 9);
    QCOMPARE(press(Qt::Key_Down), 9);
    QCOMPARE(press(Qt::Key_Up), 5);
    QCOMPARE(press(Qt::Key_Left), 4);
    QCOMPARE(press(Qt::Key_End), 9);
    QCOMPARE(press(Qt::Key_Home), 0);
    QCOMPARE(press(Qt::Key_Up), 0);
}

void tst_CardGridView::enterAndDoubleClickGoIn()
{
    Grid grid(10);
    QSignalSpy entered(&grid.view, &CardGridView::entered);
    grid.view.setCurrentIndex(grid.model.index(3, 0));
    QTest::keyClick(&grid.view, Qt::Key_Return);
    QCOMPARE(entered.count(), 1);
    QTest::mouseDClick(grid.view.viewport(), Qt::LeftButton, {}, grid.view.visualRect(grid.model.index(6, 0)).center());
    QCOMPARE(entered.count(), 2);
    QCOMPARE(entered.last().first().toModelIndex().row(), 6);
    QTest::mouseClick(grid.view.viewport(), Qt::LeftButton, {}, grid.view.visualRect(grid.model.index(2, 0)).center());
    QCOMPARE(grid.view.currentIndex().row(), 2);
}

void tst_CardGridView::aGrownModelCanBeScrolled()
{
    Grid grid(4);
    QCOMPARE(grid.view.verticalScrollBar()->maximum(), 0);
    for (int number = 0; number < 100; ++number)
        grid.model.appendRow(new QStandardItem(QStringLiteral("x")));
    QTRY_VERIFY(grid.view.verticalScrollBar()->maximum() > 1000);
    grid.model.clear();
    QTRY_COMPARE(grid.view.verticalScrollBar()->maximum(), 0);
}

QTEST_MAIN(tst_CardGridView)
#include "tst_CardGridView.moc"
