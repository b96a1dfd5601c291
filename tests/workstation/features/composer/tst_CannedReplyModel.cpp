#include "workstation/features/composer/CannedReplyModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using composer::CannedReplyModel;

namespace {

domain::CannedReply reply(const char *shortcut, const char *title, const char *text, const char *locale = "")
{
    return {QString::fromUtf8(shortcut), QString::fromUtf8(shortcut), QString::fromUtf8(title), QString::fromUtf8(text),
        QString::fromUtf8(locale)};
}

QStringList shortcuts(const CannedReplyModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.reply(row).shortcut);
    return found;
}

} // namespace

// What fits best comes first, and names are filled in. One thread.
class tst_CannedReplyModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBestComesFirst();
    void theVisitorsLanguageComesFirst();
};

void tst_CannedReplyModel::theBestComesFirst()
{
    CannedReplyModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReplies({reply("late", "Sorry", "the refund is late"), reply("xref", "a", "b"), reply("c", "Refund", "d"),
        reply("Refund", "e", "f")});
    QCOMPARE(model.rowCount(), 4);
    model.setFilter(QStringLiteral("ref"));
    QCOMPARE(shortcuts(model),
        (QStringList{QStringLiteral("Refund"), QStringLiteral("xref"), QStringLiteral("c"), QStringLiteral("late")}));
    model.setFilter(QStringLiteral("REFU"));
    QCOMPARE(model.rowCount(), 3);
    model.setFilter(QStringLiteral("nothing"));
    QCOMPARE(model.rowCount(), 0);
}

void tst_CannedReplyModel::theVisitorsLanguageComesFirst()
{
    CannedReplyModel model;
    model.setReplies({reply("hi", "en", "x", "en"), reply("hi2", "zh", "x", "zh-CN"), reply("hi3", "any", "x")});
    model.setLocale(QStringLiteral("zh-TW"));
    QCOMPARE(shortcuts(model), (QStringList{QStringLiteral("hi2"), QStringLiteral("hi3"), QStringLiteral("hi")}));
}

QTEST_MAIN(tst_CannedReplyModel)
#include "tst_CannedReplyModel.moc"
