#include "workstation/state/Attachments.h"

#include <QSignalSpy>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation::state;

class tst_Attachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsAskedForOnce()
    {
        Attachments attachments;
        QSignalSpy wanted(&attachments, &Attachments::wanted);
        const domain::FileReference file{
            domain::FileId(QStringLiteral("f1")), QStringLiteral("a.png"), QStringLiteral("image/png"), 7};
        attachments.want(file);
        attachments.want(file);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(attachments.attachment(file.id).state, Attachment::State::Fetching);

        attachments.set(file.id, {Attachment::State::Here, 100, QStringLiteral("/somewhere/f1.png"), {}});
        attachments.want(file);
        QCOMPARE(wanted.count(), 1);
    }

    void aFailedFileIsAskedForAgain()
    {
        Attachments attachments;
        QSignalSpy wanted(&attachments, &Attachments::wanted);
        const domain::FileReference file{domain::FileId(QStringLiteral("f1")), {}, {}, 0};
        attachments.want(file);
        attachments.set(file.id, {Attachment::State::Failed, 0, {}, base::notFound(QStringLiteral("gone"))});
        attachments.want(file);
        QCOMPARE(wanted.count(), 2);
    }

    void aFileWithoutIdIsNotAskedFor()
    {
        Attachments attachments;
        QSignalSpy wanted(&attachments, &Attachments::wanted);
        attachments.want({});
        QCOMPARE(wanted.count(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_Attachments)
#include "tst_Attachments.moc"
