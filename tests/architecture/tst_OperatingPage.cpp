#include "relay/config/ConfigKeys.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// The operator's page lists every key of the configuration and no other. One thread.
class tst_OperatingPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheKeysThatThereAre();
};

void tst_OperatingPage::listsTheKeysThatThereAre()
{
    QFile page(QStringLiteral(QIAO_SOURCE_DIR "/docs/operating.md"));
    QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.errorString()));
    const QString text = QString::fromUtf8(page.readAll());

    QStringList listed;
    const QRegularExpression row(QStringLiteral("^\\| `([a-z]+\\.[a-z_]+)` \\|"), QRegularExpression::MultilineOption);
    for (auto rows = row.globalMatch(text); rows.hasNext();) {
        listed.append(rows.next().captured(1));
    }
    QStringList known;
    for (const qiao::relay::config::ConfigKey &key : qiao::relay::config::configKeys()) {
        known.append(QLatin1String(key.table) + QLatin1Char('.') + QLatin1String(key.name));
    }
    listed.sort();
    known.sort();
    QCOMPARE(listed, known);
}

QTEST_GUILESS_MAIN(tst_OperatingPage)
#include "tst_OperatingPage.moc"
