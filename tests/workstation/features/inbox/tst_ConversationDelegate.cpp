#include "workstation/features/inbox/ConversationDelegate.h"
#include "workstation/features/inbox/ConversationRowLayout.h"
#include "workstation/ui/Theme.h"

#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using inbox::ConversationRow;
using inbox::ConversationRowLayout;

namespace {

ConversationRow fullRow(base::TimePoint now)
{
    ConversationRow row;
    row.id = domain::ConversationId(QStringLiteral("c1"));
    row.name = QStringLiteral("A visitor with quite a long name indeed");
    row.vip = 3;
    row.channel = QStringLiteral("web");
    row.lastLine = QStringLiteral("退款什么时候到账,我已经等了很久了,请尽快回复我");
    row.unread = 120;
    row.waitingSince = now - std::chrono::minutes(3);
    row.updatedAt = now;
    return row;
}

} // namespace

// Paint, size and mouse agree because there is one layout: its parts lie in the row and not on each other. One thread.
class tst_ConversationDelegate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsStayApart_data();
    void partsStayApart();
    void theHeightFollowsTheDensity();
    void theWaitChangesItsRoleInTime();
    void typingHidesTheDraft();
    void whatStandsInTheWayIsMarked();
};

void tst_ConversationDelegate::partsStayApart_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("isDraft");
    for (const int width : {240, 280, 360, 600}) {
        QTest::addRow("%d", width) << width << false;
        QTest::addRow("%d, draft", width) << width << true;
    }
}

void tst_ConversationDelegate::partsStayApart()
{
    QFETCH(int, width);
    QFETCH(bool, isDraft);
    const base::ManualClock clock;
    ConversationRow row = fullRow(clock.now());
    if (isDraft)
        row.draft = QStringLiteral("One moment please");
    const QRect rect(0, 128, width, ConversationRowLayout::rowHeight());
    const ConversationRowLayout layout(row, rect, clock.now());
    const QList<QRect> parts{layout.ownerBar, layout.avatar, layout.name, layout.vip, layout.channelSign,
        layout.timeSign, layout.time, layout.draftMark, layout.lastLine, layout.badge};
    for (const QRect &part : parts) {
        if (part.isEmpty())
            continue;
        QVERIFY2(rect.contains(part), qPrintable(QStringLiteral("%1 %2").arg(part.left()).arg(part.right())));
        for (const QRect &other : parts) {
            if (&part != &other)
                QVERIFY(!part.intersects(other));
        }
    }
    QCOMPARE(layout.badgeText, QStringLiteral("99+"));
    QCOMPARE(layout.draftMark.isEmpty(), !isDraft);
}

void tst_ConversationDelegate::theHeightFollowsTheDensity()
{
    QTemporaryDir folder;
    settings::Settings settings(folder.filePath(QStringLiteral("s.ini")));
    const ui::Theme theme(settings);
    const base::ManualClock clock;
    const inbox::ConversationDelegate delegate(clock);
    QStyleOptionViewItem option;
    option.rect.setWidth(300);
    QCOMPARE(delegate.sizeHint(option, {}), QSize(300, 64));
    settings.setDensity(settings::Density::Compact);
    QCOMPARE(delegate.sizeHint(option, {}), QSize(300, 44));
    const ConversationRowLayout layout(fullRow(clock.now()), QRect(0, 0, 300, 44), clock.now());
    QVERIFY(layout.lastLine.bottom() < 44);
    QVERIFY(layout.name.bottom() < layout.lastLine.top());
    settings.setFontPercent(150);
    QCOMPARE(delegate.sizeHint(option, {}), QSize(300, 66));
}

void tst_ConversationDelegate::theWaitChangesItsRoleInTime()
{
    base::ManualClock clock;
    ConversationRow row = fullRow(clock.now());
    row.waitingSince = clock.now();
    const auto level = [&] { return ConversationRowLayout(row, QRect(0, 0, 300, 64), clock.now()).waitLevel; };
    row.sla = std::chrono::seconds(40);
    QCOMPARE(level(), ui::WaitLevel::Fine);
    clock.advance(std::chrono::seconds(20));
    QCOMPARE(level(), ui::WaitLevel::Late);
    clock.advance(std::chrono::seconds(20));
    QCOMPARE(level(), ui::WaitLevel::TooLate);
    QCOMPARE(ConversationRowLayout(row, QRect(0, 0, 300, 64), clock.now()).timeText, QStringLiteral("00:40"));
}

void tst_ConversationDelegate::typingHidesTheDraft()
{
    const base::ManualClock clock;
    ConversationRow row = fullRow(clock.now());
    row.draft = QStringLiteral("One moment");
    row.isVisitorTyping = true;
    const ConversationRowLayout layout(row, QRect(0, 0, 300, 64), clock.now());
    QVERIFY(layout.draftMark.isEmpty());
    QVERIFY(layout.lastLineText != row.draft);
}

void tst_ConversationDelegate::whatStandsInTheWayIsMarked()
{
    const base::ManualClock clock;
    ConversationRow row = fullRow(clock.now());
    const QRect rect(0, 0, 300, 64);
    const auto mark = [&](domain::WaitReason reason) {
        row.waiting = domain::Waiting{reason, {}, 1, {}};
        return ConversationRowLayout(row, rect, clock.now()).markText;
    };
    QCOMPARE(mark(domain::WaitReason::AllBusy), QString()); // as ever
    QCOMPARE(mark(domain::WaitReason::NobodyFits), QStringLiteral("nobody has the skills for it"));
    QCOMPARE(mark(domain::WaitReason::OutsideHours), QStringLiteral("outside hours"));
    const ConversationRowLayout layout(row, rect, clock.now());
    QVERIFY(rect.contains(layout.mark));
    QVERIFY(!layout.mark.intersects(layout.lastLine));
    QVERIFY(!layout.mark.intersects(layout.badge));
    row.waiting.reset();
    row.waitingSince = {};
    row.isDeferred = true;
    QCOMPARE(ConversationRowLayout(row, rect, clock.now()).markText, QStringLiteral("Message left"));
    row.isDeferred = false;
    row.wrapUpUntil = clock.now() + std::chrono::seconds(30);
    QCOMPARE(ConversationRowLayout(row, rect, clock.now()).markText, QStringLiteral("Wrap up"));
    QCOMPARE(ConversationRowLayout(row, rect, clock.now()).timeText, QStringLiteral("00:30"));
}

QTEST_MAIN(tst_ConversationDelegate)
#include "tst_ConversationDelegate.moc"
