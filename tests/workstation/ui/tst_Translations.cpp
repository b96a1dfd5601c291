#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Entry
{
    QString context;
    QString source;
    QStringList translations;
    bool isUnfinished = false;
    bool isPlural = false;
};

QList<Entry> read(const QString &file)
{
    QFile ts(file);
    if (!ts.open(QIODevice::ReadOnly)) {
        return {};
    }
    QList<Entry> entries;
    QXmlStreamReader xml(&ts);
    QString context;
    Entry entry;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            if (xml.isEndElement() && xml.name() == QLatin1String("message")) {
                entries << entry;
            }
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            entry = {context, {}, {}, false, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")};
        } else if (xml.name() == QLatin1String("source")) {
            entry.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            entry.isUnfinished = xml.attributes().value(QLatin1String("type")) == QLatin1String("unfinished");
            if (!entry.isPlural) {
                entry.translations << xml.readElementText();
            }
        } else if (xml.name() == QLatin1String("numerusform")) {
            entry.translations << xml.readElementText();
        }
    }
    return xml.hasError() ? QList<Entry>() : entries;
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%(?:n|L?\\d)"));
    QStringList places;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        places << found.next().captured();
    }
    places.sort();
    return places;
}

} // namespace

class tst_Translations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextOfTheSourcesIsTranslated_data();
    void everyTextOfTheSourcesIsTranslated();
    void noTranslationLosesAPlaceForAValue_data();
    void noTranslationLosesAPlaceForAValue();
    void chineseKeepsItsStyle();

private:
    static void files();
    static QString folder() { return QStringLiteral(QIAO_SOURCE_DIR "/translations/"); }
};

void tst_Translations::files()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("Chinese") << QStringLiteral("workstation_zh_CN.ts");
    QTest::newRow("English plurals") << QStringLiteral("workstation_en.ts");
}

void tst_Translations::everyTextOfTheSourcesIsTranslated_data()
{
    files();
}

void tst_Translations::everyTextOfTheSourcesIsTranslated()
{
    QFETCH(QString, file);
    // What the sources say now, read into a copy: a text that was added and never translated shows up as unfinished.
    const QTemporaryDir scratch;
    const QString copy = scratch.filePath(file);
    QVERIFY(QFile::copy(folder() + file, copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    QStringList arguments{QStringLiteral("-extensions"), QStringLiteral("cpp,h"), QStringLiteral("-no-obsolete"),
        QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral(QIAO_SOURCE_DIR)};
    if (file.endsWith(QLatin1String("_en.ts"))) {
        arguments << QStringLiteral("-pluralonly");
    }
    arguments << QStringLiteral(QIAO_SOURCE_DIR "/workstation") << QStringLiteral("-ts") << copy;
    QProcess update;
    update.start(QStringLiteral(QIAO_LUPDATE), arguments);
    QVERIFY(update.waitForStarted());
    QVERIFY(update.waitForFinished(100000));
    QCOMPARE(update.exitCode(), 0);

    const QList<Entry> entries = read(copy);
    QVERIFY(!entries.isEmpty());
    QStringList untranslated;
    for (const Entry &entry : entries) {
        const bool isEmpty = entry.translations.isEmpty() || entry.translations.contains(QString());
        if (entry.isUnfinished || isEmpty) {
            untranslated << entry.context + QStringLiteral(": ") + entry.source;
        }
    }
    QVERIFY2(untranslated.isEmpty(), qPrintable(untranslated.join(QLatin1Char('\n'))));
}

void tst_Translations::noTranslationLosesAPlaceForAValue_data()
{
    files();
}

void tst_Translations::noTranslationLosesAPlaceForAValue()
{
    QFETCH(QString, file);
    const QList<Entry> entries = read(folder() + file);
    QVERIFY(!entries.isEmpty());
    for (const Entry &entry : entries) {
        for (const QString &translation : entry.translations) {
            QVERIFY2(placesIn(translation) == placesIn(entry.source),
                qPrintable(entry.source + QStringLiteral(" → ") + translation));
        }
    }
}

void tst_Translations::chineseKeepsItsStyle()
{
    static const QRegularExpression halfWidth(QStringLiteral("\\p{Han}[,;:!?]|[!！]"));
    const QList<Entry> entries = read(folder() + QStringLiteral("workstation_zh_CN.ts"));
    for (const Entry &entry : entries) {
        for (const QString &translation : entry.translations) {
            QVERIFY2(!translation.contains(halfWidth), qPrintable(translation));
            QVERIFY2(!translation.contains(QStringLiteral("...")), qPrintable(translation));
            QVERIFY2(translation.trimmed() == translation, qPrintable(translation));
        }
    }
}

QTEST_GUILESS_MAIN(tst_Translations)
#include "tst_Translations.moc"
