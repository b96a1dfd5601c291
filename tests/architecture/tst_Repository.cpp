#include "tests/architecture/RepositoryText.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace qiao::tests::architecture;

namespace {

/// Every text file of the repository, from its root; what is built or installed is left out.
QStringList textFiles()
{
    static const QStringList skippedFolders{QStringLiteral(".git"), QStringLiteral("build"),
        QStringLiteral("node_modules"), QStringLiteral("qiao-data"), QStringLiteral(".cache")};
    static const QStringList binarySuffixes{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("webp"),
        QStringLiteral("gif"), QStringLiteral("ico"), QStringLiteral("ogg"), QStringLiteral("wav"),
        QStringLiteral("mp3"), QStringLiteral("woff2"), QStringLiteral("qm"), QStringLiteral("db"),
        QStringLiteral("sqlite"), QStringLiteral("pyc")};
    const QDir root(QStringLiteral(QIAO_SOURCE_DIR));
    QStringList paths;
    QStringList folders{root.path()};
    while (!folders.isEmpty()) {
        const QDir folder(folders.takeLast());
        const auto entries
            = folder.entryInfoList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks);
        for (const QFileInfo &entry : entries) {
            if (entry.isDir()) {
                if (!skippedFolders.contains(entry.fileName())) {
                    folders.append(entry.filePath());
                }
            } else if (!binarySuffixes.contains(entry.suffix())) {
                paths.append(root.relativeFilePath(entry.filePath()));
            }
        }
    }
    return paths;
}

QString readText(const QString &path)
{
    QFile file(QDir(QStringLiteral(QIAO_SOURCE_DIR)).filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// The repository speaks of the project alone, and its pages link to what exists. One thread.
class tst_Repository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noFileNamesAMachineOrARegistry();
    void aMachineNameIsFound();
    void everyLinkOfAPageLeadsSomewhere();
    void linksAreFound();
};

void tst_Repository::noFileNamesAMachineOrARegistry()
{
    const QStringList paths = textFiles();
    QVERIFY(paths.contains(QStringLiteral("tests/architecture/tst_Repository.cpp")));
    QStringList findings;
    for (const QString &path : paths) {
        for (const QString &found : machineNamesIn(readText(path))) {
            findings.append(path + QLatin1Char(':') + found);
        }
    }
    QVERIFY2(findings.isEmpty(), qPrintable(QLatin1Char('\n') + findings.join(QLatin1Char('\n'))));
}

void tst_Repository::aMachineNameIsFound()
{
    const QString home = QStringLiteral("/") + QStringLiteral("home") + QStringLiteral("/");
    const QString host = QStringLiteral("registry.") + QStringLiteral("npmjs");
    QCOMPARE(machineNamesIn(QStringLiteral("fine\nat ") + home + QStringLiteral("li\n")),
        QStringList{QStringLiteral("2: ") + home});
    QCOMPARE(machineNamesIn(QStringLiteral("https://") + host + QStringLiteral(".org/x")),
        QStringList{QStringLiteral("1: ") + host});
    QCOMPARE(machineNamesIn(QStringLiteral("https://shop.example") + home), QStringList());
    QCOMPARE(machineNamesIn(QStringLiteral("/var/lib/qiao and a homework/")), QStringList());
}

void tst_Repository::everyLinkOfAPageLeadsSomewhere()
{
    QStringList findings;
    int links = 0;
    for (const QString &path : textFiles()) {
        if (!path.endsWith(QStringLiteral(".md"))) {
            continue;
        }
        const QDir folder(QFileInfo(QDir(QStringLiteral(QIAO_SOURCE_DIR)).filePath(path)).path());
        for (const QString &link : relativeLinksIn(readText(path))) {
            ++links;
            if (!QFileInfo::exists(folder.filePath(link))) {
                findings.append(path + QStringLiteral(": ") + link);
            }
        }
    }
    QVERIFY(links > 0);
    QVERIFY2(findings.isEmpty(), qPrintable(QLatin1Char('\n') + findings.join(QLatin1Char('\n'))));
}

void tst_Repository::linksAreFound()
{
    const QString page = QStringLiteral("[a](docs/a.md#part) ![b](b.png) [c](https://example.org/c) [d](#here)\n"
                                        "<img src=\"e.png\">\n```\n[f](f.md)\n```\n`[g](g.md)`\n");
    QCOMPARE(relativeLinksIn(page),
        (QStringList{QStringLiteral("docs/a.md"), QStringLiteral("b.png"), QStringLiteral("e.png")}));
}

QTEST_GUILESS_MAIN(tst_Repository)
#include "tst_Repository.moc"
