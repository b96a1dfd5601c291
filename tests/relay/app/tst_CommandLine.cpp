#include "relay/app/CommandLine.h"

#include <QTest>

using namespace qiao;
using namespace qiao::relay::app;

namespace {

QStringList arguments(const char *typed)
{
    return QString::fromUtf8(typed).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class tst_CommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void readsTheCommonOptions();
    void helpNamesEveryCommand();
    void noOptionTakesAPassword();
};

void tst_CommandLine::understands_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Command>("command");

    const auto row = [](const char *typed, const Command &command) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << command;
    };
    const auto admin = [](const AdminCommand &command) { return Command(command); };
    row("qiao-relay", Serve());
    row("qiao-relay --demo --listen 127.0.0.1:7700", Serve());
    row("qiao-relay --check-config --config x.toml", CheckConfig());
    row("qiao-relay user list", admin(ListUsers()));
    row("qiao-relay --data d user list", admin(ListUsers()));
    row("qiao-relay user add ann",
        admin(AddUser{QStringLiteral("ann"), QStringLiteral("ann"), domain::AgentRole::Agent, 5}));
    row("qiao-relay user add sue --role supervisor --display-name Sue --capacity 9",
        admin(AddUser{QStringLiteral("sue"), QStringLiteral("Sue"), domain::AgentRole::Supervisor, 9}));
    row("qiao-relay user passwd ann", admin(ChangePassword{QStringLiteral("ann")}));
    row("qiao-relay user disable ann", admin(DisableUser{QStringLiteral("ann")}));
    row("qiao-relay site list", admin(ListSites()));
    row("qiao-relay metrics rebuild", admin(RebuildMetrics()));
    row("qiao-relay site add shop --origin https://Shop.Example/ --origin http://localhost:3000 --name Shop",
        admin(AddSite{QStringLiteral("shop"), QStringLiteral("Shop"),
            {QStringLiteral("https://shop.example"), QStringLiteral("http://localhost:3000")}}));
    row("qiao-relay routing simulate --policy p.json --log day.csv",
        SimulateRouting{QStringLiteral("p.json"), QStringLiteral("day.csv"), {}});
    relay::routing::SyntheticDay day;
    day.perHour = 120;
    day.vipShare = 0.1;
    row("qiao-relay routing simulate --policy p.json --synthetic perHour=120,vip=0.1",
        SimulateRouting{QStringLiteral("p.json"), {}, day});
}

void tst_CommandLine::understands()
{
    QFETCH(QString, typed);
    QFETCH(Command, command);
    const auto line = parseCommandLine(typed.split(u' '));
    QVERIFY2(line.isOk(), line ? "" : qPrintable(line.error().message));
    QVERIFY(line->command == command);
}

void tst_CommandLine::refuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const char *typed, const char *sentence) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(sentence);
    };
    row("qiao-relay --loud", "Unknown option 'loud'.");
    row("qiao-relay --listen", "Missing value after '--listen'.");
    row("qiao-relay serve", "\"serve\" is no command; --help lists them.");
    row("qiao-relay user", "\"user\" is no command; --help lists them.");
    row("qiao-relay user remove ann", "\"user remove\" is no command; --help lists them.");
    row("qiao-relay user add", "\"user add\" needs a name: qiao-relay user add NAME.");
    row("qiao-relay site add", "\"site add\" needs a name: qiao-relay site add KEY.");
    row("qiao-relay user list all", "\"all\" is one word too many.");
    row("qiao-relay user add ann secret", "\"secret\" is one word too many.");
    row("qiao-relay user add ann --role boss", "\"boss\" is no role; there are agent, supervisor and admin.");
    row("qiao-relay user add ann --capacity 0", "The capacity is a number from 1 to 100.");
    row("qiao-relay user add ann --capacity x", "The capacity is a number from 1 to 100.");
    row("qiao-relay user list --demo", "--demo does not belong to \"user list\".");
    row("qiao-relay user list --origin https://x.example", "--origin does not belong to \"user list\".");
    row("qiao-relay --role agent", "--role does not belong to starting the relay.");
    row("qiao-relay site add shop", "A site needs an origin: --origin https://shop.example.");
    row("qiao-relay site add shop --origin shop", "\"shop\" is no origin such as https://shop.example.");
    row("qiao-relay routing", "\"routing\" is no command; --help lists them.");
    row("qiao-relay routing simulate", "Routing is simulated under a policy: --policy FILE.");
    row("qiao-relay routing simulate --policy p.json", "Either --log FILE or --synthetic NUMBERS says who comes.");
    row("qiao-relay routing simulate --policy p.json --log l --synthetic perHour=1",
        "Either --log FILE or --synthetic NUMBERS says who comes.");
    row("qiao-relay routing simulate --policy p.json --log l --role agent",
        "--role does not belong to \"routing simulate\".");
    row("qiao-relay routing simulate p.json", "\"p.json\" is one word too many.");
    row("qiao-relay user list --policy p.json", "--policy does not belong to \"user list\".");
    row("qiao-relay --log l", "--log does not belong to starting the relay.");
    row("qiao-relay routing simulate --policy p.json --synthetic perHour=0",
        "--synthetic: \"perHour\" is a number from 0.01 to 1000000.");
    row("qiao-relay site add sh/op --origin https://x.example", "A site's key is at most 64 letters, digits, - and _.");
}

void tst_CommandLine::refuses()
{
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    const auto line = parseCommandLine(typed.split(u' '));
    QVERIFY(!line.isOk());
    QCOMPARE(line.error().message, sentence);
}

void tst_CommandLine::readsTheCommonOptions()
{
    const auto line = parseCommandLine(arguments("qiao-relay --demo --listen [::1]:80 --data d --config c.toml"));
    QVERIFY(line.isOk());
    const CommonOptions expected{QStringLiteral("[::1]:80"), QStringLiteral("d"), QStringLiteral("c.toml"), true};
    QVERIFY(line->options == expected);
}

void tst_CommandLine::helpNamesEveryCommand()
{
    const auto line = parseCommandLine(arguments("qiao-relay --help"));
    QVERIFY(line.isOk());
    const QString text = std::get<ShowText>(line->command).text;
    for (const auto *word : {"user add", "passwd", "disable", "site add", "--listen", "--data", "--config", "--demo",
             "--check-config", "--origin", "--role", "routing simulate", "--policy", "--log", "--synthetic"})
        QVERIFY2(text.contains(QString::fromUtf8(word)), word);
}

void tst_CommandLine::noOptionTakesAPassword()
{
    QVERIFY(!parseCommandLine(arguments("qiao-relay user add ann --password secret")).isOk());
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
