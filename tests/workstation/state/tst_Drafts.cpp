#include "workstation/state/Drafts.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation::state;

class tst_Drafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraftIsKeptPerConversation()
    {
        Drafts drafts;
        QSignalSpy changed(&drafts, &Drafts::changed);
        const domain::ConversationId one(QStringLiteral("c1"));
        const domain::ConversationId two(QStringLiteral("c2"));
        drafts.set(one, {QStringLiteral("hello"), DraftMode::Note});
        drafts.set(one, {QStringLiteral("hello"), DraftMode::Note});
        QCOMPARE(changed.count(), 1);
        QVERIFY(drafts.hasText(one));
        QVERIFY(!drafts.hasText(two));
        QCOMPARE(drafts.draft(one).mode, DraftMode::Note);
        drafts.set(one, {});
        QVERIFY(!drafts.hasText(one));
        QCOMPARE(changed.count(), 2);
    }

    void anEmptyNoteIsKeptForItsMode()
    {
        Drafts drafts;
        const domain::ConversationId one(QStringLiteral("c1"));
        drafts.set(one, {QString(), DraftMode::Note});
        QCOMPARE(drafts.draft(one).mode, DraftMode::Note);
        QVERIFY(!drafts.hasText(one));
    }
};

QTEST_GUILESS_MAIN(tst_Drafts)
#include "tst_Drafts.moc"
