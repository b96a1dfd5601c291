#include "tests/architecture/ArchitectureCheck.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QTest>

using namespace qiao::tests::architecture;

namespace {

constexpr int longFile = 400;

QString sourceRoot()
{
    return QStringLiteral(QIAO_SOURCE_DIR);
}

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QSet<QString> widgetHeadersOfQt()
{
    const QDir folder(QLibraryInfo::path(QLibraryInfo::HeadersPath) + QStringLiteral("/QtWidgets"));
    const QStringList names = folder.entryList(QDir::Files);
    return QSet<QString>(names.cbegin(), names.cend());
}

LayerRules rulesFrom(const QString &text)
{
    QString error;
    const std::optional<LayerRules> rules = LayerRules::parse(text, error);
    return rules ? *rules : LayerRules();
}

QStringList described(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings) {
        lines.append(finding.toString());
    }
    return lines;
}

struct PlantedFile
{
    QString path;
    QString text;
};

} // namespace

/// Holds the tree against layers.txt, and the checker against small trees that break one rule each. One thread.
class tst_Layers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTreeKeepsItsLayers();
    void aBrokenRuleIsFound_data();
    void aBrokenRuleIsFound();
    void aTreeThatKeepsTheRulesHasNoFindings();
    void includesInCommentsAndStringsDoNotCount();
    void rulesAreReadWithTheLineOfTheError_data();
    void rulesAreReadWithTheLineOfTheError();
    void namespacesFollowFolders();
};

void tst_Layers::theTreeKeepsItsLayers()
{
    const QSet<QString> widgets = widgetHeadersOfQt();
    QVERIFY2(widgets.contains(QStringLiteral("QWidget")), "the headers of Qt Widgets were not found");

    QString error;
    const std::optional<LayerRules> rules
        = LayerRules::parse(readText(sourceRoot() + QStringLiteral("/tests/architecture/layers.txt")), error);
    QVERIFY2(rules, qPrintable(error));

    ArchitectureCheck check(*rules, widgets);
    const QDir root(sourceRoot());
    for (const char *top : {"common", "relay", "workstation", "tests"}) {
        QDirIterator files(root.filePath(QLatin1String(top)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
            QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (!path.contains(QStringLiteral("/node_modules/"))) {
                check.addFile(root.relativeFilePath(path), readText(path));
            }
        }
    }
    QVERIFY2(check.fileCount() > 20, "too few files were read for this to be the tree");

    for (const QString &path : check.filesLongerThan(longFile)) {
        qInfo().noquote() << "longer than" << longFile << "lines:" << path;
    }
    const QStringList findings = described(check.findings());
    QVERIFY2(findings.isEmpty(), qPrintable(QLatin1Char('\n') + findings.join(QLatin1Char('\n'))));
}

void tst_Layers::aBrokenRuleIsFound_data()
{
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QList<PlantedFile>>("files");
    QTest::addColumn<Finding::Rule>("rule");
    QTest::addColumn<QString>("where");

    const QString base = QStringLiteral("namespace qiao::base {\nclass A;\n}\n");
    const QString net = QStringLiteral("namespace qiao::relay::net {\nclass N;\n}\n");
    const QString hub = QStringLiteral("namespace qiao::relay::hub {\nclass H;\n}\n");
    const QString inbox = QStringLiteral("namespace qiao::workstation::inbox {\nclass I;\n}\n");
    const QString login = QStringLiteral("namespace qiao::workstation::login {\nclass L;\n}\n");
    const QString twoRooms = QStringLiteral("relay/net :\nrelay/hub :\n");
    const QString features = QStringLiteral("workstation/features/* : workstation/features/*\n");
    const auto including
        = [](const char *target) { return QStringLiteral("#include \"%1\"\n").arg(QLatin1String(target)); };
    using Files = QList<PlantedFile>;
    using Rule = Finding::Rule;
    const auto file = [](const char *path, const QString &text) { return PlantedFile{QLatin1String(path), text}; };

    QTest::newRow("a room includes one it may not")
        << twoRooms << Files{file("relay/net/N.h", including("relay/hub/H.h") + net), file("relay/hub/H.h", hub)}
        << Rule::ForbiddenInclude << QStringLiteral("relay/net/N.h:1");
    QTest::newRow("two rooms include each other")
        << QStringLiteral("relay/net : relay/hub\nrelay/hub : relay/net\n")
        << Files{file("relay/net/N.h", including("relay/hub/H.h") + net), file("relay/hub/H.h", hub),
               file("relay/hub/H2.h", including("relay/net/N.h") + hub)}
        << Rule::Circle << QStringLiteral("relay/hub/H2.h:1");
    QTest::newRow("an include beside the file")
        << QStringLiteral("common/base :\n")
        << Files{file("common/base/A.h", base), file("common/base/A.cpp", including("A.h") + base)}
        << Rule::RelativeInclude << QStringLiteral("common/base/A.cpp:1");
    QTest::newRow("an include through the folder above")
        << QStringLiteral("common/base :\n")
        << Files{file("common/base/A.h", base), file("common/base/A.cpp", including("common/base/../base/A.h") + base)}
        << Rule::RelativeInclude << QStringLiteral("common/base/A.cpp:1");
    QTest::newRow("an own file in angle brackets")
        << QStringLiteral("common/base :\n")
        << Files{file("common/base/A.h", base),
               file("common/base/A.cpp", QStringLiteral("\n#include <common/base/A.h>\n") + base)}
        << Rule::RelativeInclude << QStringLiteral("common/base/A.cpp:2");
    QTest::newRow("a file that is not there")
        << QStringLiteral("common/base :\n") << Files{file("common/base/A.cpp", including("common/base/B.h") + base)}
        << Rule::UnresolvedInclude << QStringLiteral("common/base/A.cpp:1");
    QTest::newRow("a test of a file that is not there")
        << QStringLiteral("common/base :\n")
        << Files{file("common/base/A.h", base), file("tests/common/base/tst_B.cpp", including("common/base/B.h"))}
        << Rule::UnresolvedInclude << QStringLiteral("tests/common/base/tst_B.cpp:1");
    QTest::newRow("a widget in the relay")
        << QStringLiteral("relay/net :\n")
        << Files{file("relay/net/N.h", QStringLiteral("#include <QObject>\n#include <QLabel>\n") + net)}
        << Rule::WidgetOutsideTheDesk << QStringLiteral("relay/net/N.h:2");
    QTest::newRow("a widget by its module")
        << QStringLiteral("relay/net :\n")
        << Files{file("relay/net/N.h", QStringLiteral("#include <QtWidgets/QLabel>\n") + net)}
        << Rule::WidgetOutsideTheDesk << QStringLiteral("relay/net/N.h:1");
    QTest::newRow("a feature includes another, whatever the rules say")
        << features
        << Files{file("workstation/features/inbox/I.h", including("workstation/features/login/L.h") + inbox),
               file("workstation/features/login/L.h", login)}
        << Rule::FeatureIncludesFeature << QStringLiteral("workstation/features/inbox/I.h:1");
    QTest::newRow("the namespace of another room")
        << twoRooms
        << Files{file("relay/net/N.h", net),
               file("relay/hub/H.h", hub + QStringLiteral("namespace qiao::relay::net {\nint n();\n}\n"))}
        << Rule::WrongNamespace << QStringLiteral("relay/hub/H.h:4");
    QTest::newRow("a name of a room it may not include")
        << twoRooms << Files{file("relay/net/N.h", net), file("relay/hub/H.h", hub + net)} << Rule::WrongNamespace
        << QStringLiteral("relay/hub/H.h:4");
    QTest::newRow("no namespace") << QStringLiteral("common/base :\n")
                                  << Files{file("common/base/A.h", QStringLiteral("class A;\n"))}
                                  << Rule::WrongNamespace << QStringLiteral("common/base/A.h:1");
    QTest::newRow("a folder in no rule") << QStringLiteral("relay/net :\n")
                                         << Files{file("relay/net/N.h", net), file("relay/hub/H.h", hub)}
                                         << Rule::FolderNotListed << QStringLiteral("relay/hub/H.h:1");
    QTest::newRow("a rule for a folder that is gone")
        << twoRooms << Files{file("relay/net/N.h", net)} << Rule::RuleWithoutFolder << QStringLiteral("layers.txt:0");
}

void tst_Layers::aBrokenRuleIsFound()
{
    QFETCH(QString, rules);
    QFETCH(QList<PlantedFile>, files);
    QFETCH(Finding::Rule, rule);
    QFETCH(QString, where);

    ArchitectureCheck check(rulesFrom(rules), {QStringLiteral("QLabel")});
    for (const PlantedFile &file : files) {
        check.addFile(file.path, file.text);
    }
    const QList<Finding> findings = check.findings();
    const QByteArray all = described(findings).join(QLatin1Char('\n')).toUtf8();
    QVERIFY2(findings.size() == 1, all.constData());
    QVERIFY2(findings.first().rule == rule, all.constData());
    QVERIFY2(findings.first().toString().startsWith(where + QLatin1Char(':')), all.constData());
}

void tst_Layers::aTreeThatKeepsTheRulesHasNoFindings()
{
    ArchitectureCheck check(rulesFrom(QStringLiteral("common/base :\nrelay/net : common/base\nworkstation/ui :\n")),
        {QStringLiteral("QLabel")});
    check.addFile(QStringLiteral("common/base/A.h"),
        QStringLiteral(
            "#include <QString>\nnamespace qiao::base {\nclass A {};\n}\nnamespace std {\nint hash();\n}\n"));
    check.addFile(QStringLiteral("relay/net/N.h"),
        QStringLiteral("namespace qiao::base {\nclass A;\n}\nnamespace qiao::relay::net {\nclass N { A *a; };\n}\n"));
    check.addFile(QStringLiteral("relay/net/N.cpp"),
        QStringLiteral("#include \"relay/net/N.h\"\n#include \"common/base/A.h\"\n"
                       "namespace qiao::relay::net {\nnamespace {\nconst auto brace = u'{';\n}\n}\n"));
    check.addFile(QStringLiteral("workstation/ui/Tag.cpp"),
        QStringLiteral("#include <QLabel>\nnamespace qiao::workstation::ui {\n}\n#include \"Tag.moc\"\n"));
    const QStringList findings = described(check.findings());
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(QLatin1Char('\n'))));

    check.addFile(QStringLiteral("common/base/Long.h"),
        QStringLiteral("namespace qiao::base {}\n") + QString(longFile, QLatin1Char('\n')));
    QCOMPARE(check.filesLongerThan(longFile), QStringList{QStringLiteral("common/base/Long.h (401)")});
}

void tst_Layers::includesInCommentsAndStringsDoNotCount()
{
    const QString text = QStringLiteral("// #include \"a/A.h\"\n"
                                        "/*\n#include \"b/B.h\"\n*/\n"
                                        "const char *s = R\"x(\n#include \"c/C.h\"\n)x\";\n"
                                        "const int n = 1'000; const char q = '\"';\n"
                                        "#  include \"d/D.h\" // why\n");
    const SourceFile file = SourceFile::parse(QStringLiteral("common/base/X.cpp"), text);
    QCOMPARE(file.includes.size(), 1);
    QCOMPARE(file.includes.first().target, QStringLiteral("d/D.h"));
    QCOMPARE(file.includes.first().line, 9);
    QVERIFY(file.includes.first().quoted);
}

void tst_Layers::rulesAreReadWithTheLineOfTheError_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("no colon") << QStringLiteral("# rules\nrelay/net common/base\n")
                              << QStringLiteral("line 2: expected `folder : folders`, found `relay/net common/base`");
    QTest::newRow("no folder") << QStringLiteral(": common/base")
                               << QStringLiteral("line 1: expected `folder : folders`, found `: common/base`");
    QTest::newRow("twice") << QStringLiteral("a/b :\n\na/b : c/d") << QStringLiteral("line 3: a/b is listed twice");
}

void tst_Layers::rulesAreReadWithTheLineOfTheError()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    QString found;
    QVERIFY(!LayerRules::parse(text, found));
    QCOMPARE(found, error);
}

void tst_Layers::namespacesFollowFolders()
{
    QCOMPARE(namespaceOf(QStringLiteral("common/base")), QStringLiteral("qiao::base"));
    QCOMPARE(namespaceOf(QStringLiteral("relay/net")), QStringLiteral("qiao::relay::net"));
    QCOMPARE(namespaceOf(QStringLiteral("workstation/ui")), QStringLiteral("qiao::workstation::ui"));
    QCOMPARE(namespaceOf(QStringLiteral("workstation/features/inbox")), QStringLiteral("qiao::workstation::inbox"));
    QCOMPARE(namespaceOf(QStringLiteral("tests/relay/net")), QString());
}

QTEST_GUILESS_MAIN(tst_Layers)
#include "tst_Layers.moc"
