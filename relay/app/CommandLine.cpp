#include "relay/app/CommandLine.h"

#include "relay/net/SiteDirectory.h"

#include <QCommandLineParser>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace qiao::relay::app {

namespace {

constexpr int longestUserName = 64;
constexpr int longestDisplayName = 200;
constexpr int mostConversations = 100;

QString optionText(const char *text)
{
    return QString::fromUtf8(text);
}

// The options with the words that explain them.
struct Options
{
    QCommandLineOption listen{QStringLiteral("listen"),
        optionText("Address and port to listen on; [::1]:7700 for IPv6. Default: 127.0.0.1:7700."),
        QStringLiteral("ADDRESS:PORT")};
    QCommandLineOption data{QStringLiteral("data"),
        optionText("Where the database and the attachments live. Default: qiao-data."), QStringLiteral("DIRECTORY")};
    QCommandLineOption config{
        QStringLiteral("config"), optionText("A configuration file (TOML)."), QStringLiteral("FILE")};
    QCommandLineOption demo{QStringLiteral("demo"),
        optionText("Makes a demo site with a shop page, the agents ann and ben, the supervisor sue and the "
                   "admin ada, password demo; on the loopback interface only.")};
    QCommandLineOption checkConfig{
        QStringLiteral("check-config"), optionText("Reads the configuration, says what is wrong, starts nothing.")};
    QCommandLineOption displayName{QStringLiteral("display-name"),
        optionText("user add: the name that visitors see. Default: the name."), QStringLiteral("NAME")};
    QCommandLineOption role{QStringLiteral("role"), optionText("user add: agent, supervisor or admin. Default: agent."),
        QStringLiteral("ROLE")};
    QCommandLineOption capacity{QStringLiteral("capacity"),
        optionText("user add: conversations at the same time. Default: 5."), QStringLiteral("NUMBER")};
    QCommandLineOption name{
        QStringLiteral("name"), optionText("site add: the site's name. Default: the key."), QStringLiteral("NAME")};
    QCommandLineOption origin{QStringLiteral("origin"),
        optionText("site add: an origin that embeds the widget, such as https://shop.example; may be repeated."),
        QStringLiteral("ORIGIN")};
    QCommandLineOption policy{QStringLiteral("policy"),
        optionText("routing simulate: the queues and agents (JSON); docs/routing.md describes it."),
        QStringLiteral("FILE")};
    QCommandLineOption log{QStringLiteral("log"), optionText("routing simulate: who came, one a line (JSON or CSV)."),
        QStringLiteral("FILE")};
    QCommandLineOption synthetic{QStringLiteral("synthetic"),
        optionText("routing simulate: visitors by chance instead, such as "
                   "perHour=120,hours=8,handling=300,patience=180,vip=0.1,seed=1 (times in seconds)."),
        QStringLiteral("NUMBERS")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")}, optionText("Shows this text.")};
    QCommandLineOption version{{QStringLiteral("v"), QStringLiteral("version")}, optionText("Shows the version.")};
};

base::Error wrong(const QString &sentence)
{
    return base::badRequest(sentence);
}

// Reads one command line that the parser has understood.
class Reader
{
public:
    Reader(const QCommandLineParser &parser, const Options &options)
        : m_parser(parser)
        , m_options(options)
        , m_words(parser.positionalArguments())
    {
    }

    base::Result<Command> command() const
    {
        const QString first = m_words.value(0);
        const QString verb = m_words.value(1);
        if (m_words.isEmpty())
            return serving();
        if (auto refused = refuseOptionsOf({&m_options.demo, &m_options.checkConfig, &m_options.listen}); !refused)
            return refused.error();
        if (first == u"routing" && verb == u"simulate")
            return simulateRouting();
        if (auto refused = refuseRoutingOptions(); !refused)
            return refused.error();
        if (first == u"user" && verb == u"add")
            return addUser();
        if (first == u"user" && verb == u"list")
            return plain(ListUsers(), 2);
        if (first == u"user" && verb == u"passwd")
            return plain(ChangePassword{m_words.value(2)}, 3);
        if (first == u"user" && verb == u"disable")
            return plain(DisableUser{m_words.value(2)}, 3);
        if (first == u"site" && verb == u"add")
            return addSite();
        if (first == u"site" && verb == u"list")
            return plain(ListSites(), 2);
        if (first == u"metrics" && verb == u"rebuild")
            return plain(RebuildMetrics(), 2);
        return wrong(QStringLiteral("\"%1\" is no command; --help lists them.").arg(m_words.mid(0, 2).join(u' ')));
    }

private:
    using OptionList = std::vector<const QCommandLineOption *>;

    base::Result<void> refuseOptionsOf(const OptionList &options) const
    {
        for (const QCommandLineOption *option : options) {
            if (m_parser.isSet(*option)) {
                return wrong(QStringLiteral("--%1 does not belong to %2.")
                                 .arg(option->names().first(),
                                     m_words.isEmpty() ? QStringLiteral("starting the relay")
                                                       : u'"' + m_words.mid(0, 2).join(u' ') + u'"'));
            }
        }
        return {};
    }

    base::Result<void> refuseUserOptions() const
    {
        return refuseOptionsOf({&m_options.displayName, &m_options.role, &m_options.capacity});
    }

    base::Result<void> refuseSiteOptions() const { return refuseOptionsOf({&m_options.name, &m_options.origin}); }

    base::Result<void> refuseRoutingOptions() const
    {
        return refuseOptionsOf({&m_options.policy, &m_options.log, &m_options.synthetic});
    }

    base::Result<void> checkWords(qsizetype count) const
    {
        if (m_words.size() < count) {
            return wrong(QStringLiteral("\"%1\" needs a name: qiao-relay %1 %2.")
                             .arg(m_words.join(u' '), m_words.first() == u"site" ? u"KEY" : u"NAME"));
        }
        if (m_words.size() > count)
            return wrong(QStringLiteral("\"%1\" is one word too many.").arg(m_words.at(count)));
        return {};
    }

    base::Result<Command> serving() const
    {
        for (const auto &refused : {refuseUserOptions(), refuseSiteOptions(), refuseRoutingOptions()}) {
            if (!refused)
                return refused.error();
        }
        if (m_parser.isSet(m_options.checkConfig))
            return Command(CheckConfig());
        return Command(Serve());
    }

    base::Result<Command> plain(const AdminCommand &command, qsizetype words) const
    {
        for (const auto &refused : {checkWords(words), refuseUserOptions(), refuseSiteOptions()}) {
            if (!refused)
                return refused.error();
        }
        return Command(command);
    }

    base::Result<Command> addUser() const
    {
        for (const auto &refused : {checkWords(3), refuseSiteOptions()}) {
            if (!refused)
                return refused.error();
        }
        AddUser user;
        user.name = m_words.at(2);
        static const QRegularExpression unfit(QStringLiteral("[\\s\\p{C}]"));
        if (user.name.isEmpty() || user.name.size() > longestUserName || user.name.contains(unfit)) {
            return wrong(QStringLiteral("A user's name is one word of at most %1 characters.").arg(longestUserName));
        }
        user.displayName = m_parser.value(m_options.displayName).simplified();
        if (user.displayName.isEmpty())
            user.displayName = user.name;
        if (user.displayName.size() > longestDisplayName)
            return wrong(QStringLiteral("The display name is longer than %1 characters.").arg(longestDisplayName));
        if (m_parser.isSet(m_options.role)) {
            const auto role = domain::agentRoleFromName(m_parser.value(m_options.role));
            if (!role) {
                return wrong(QStringLiteral("\"%1\" is no role; there are agent, supervisor and admin.")
                                 .arg(m_parser.value(m_options.role)));
            }
            user.role = *role;
        }
        if (m_parser.isSet(m_options.capacity)) {
            bool isNumber = false;
            user.capacity = m_parser.value(m_options.capacity).toInt(&isNumber);
            if (!isNumber || user.capacity < 1 || user.capacity > mostConversations)
                return wrong(QStringLiteral("The capacity is a number from 1 to %1.").arg(mostConversations));
        }
        return Command(AdminCommand(user));
    }

    base::Result<Command> addSite() const
    {
        for (const auto &refused : {checkWords(3), refuseUserOptions()}) {
            if (!refused)
                return refused.error();
        }
        AddSite site;
        site.key = m_words.at(2);
        static const QRegularExpression fit(QStringLiteral("\\A[A-Za-z0-9_-]{1,64}\\z"));
        if (!fit.match(site.key).hasMatch())
            return wrong(QStringLiteral("A site's key is at most 64 letters, digits, - and _."));
        site.name = m_parser.value(m_options.name).simplified();
        if (site.name.isEmpty())
            site.name = site.key;
        if (site.name.size() > longestDisplayName)
            return wrong(QStringLiteral("The site's name is longer than %1 characters.").arg(longestDisplayName));
        const QStringList origins = m_parser.values(m_options.origin);
        if (origins.isEmpty())
            return wrong(QStringLiteral("A site needs an origin: --origin https://shop.example."));
        for (const QString &origin : origins) {
            const QString normalized = net::SiteDirectory::normalized(origin);
            if (normalized.isEmpty())
                return wrong(QStringLiteral("\"%1\" is no origin such as https://shop.example.").arg(origin));
            site.origins.append(normalized);
        }
        site.origins.removeDuplicates();
        return Command(AdminCommand(site));
    }

    base::Result<Command> simulateRouting() const
    {
        for (const auto &refused : {checkWords(2), refuseUserOptions(), refuseSiteOptions()}) {
            if (!refused)
                return refused.error();
        }
        if (!m_parser.isSet(m_options.policy))
            return wrong(QStringLiteral("Routing is simulated under a policy: --policy FILE."));
        if (m_parser.isSet(m_options.log) == m_parser.isSet(m_options.synthetic))
            return wrong(QStringLiteral("Either --log FILE or --synthetic NUMBERS says who comes."));
        SimulateRouting simulation{m_parser.value(m_options.policy), m_parser.value(m_options.log), {}};
        if (m_parser.isSet(m_options.synthetic)) {
            const auto day = readSyntheticDay(m_parser.value(m_options.synthetic));
            if (!day)
                return day.error();
            simulation.synthetic = *day;
        }
        return Command(simulation);
    }

    const QCommandLineParser &m_parser;
    const Options &m_options;
    QStringList m_words;
};

QString helpText(const QCommandLineParser &parser)
{
    const QString commands
        = QStringLiteral("Usage: qiao-relay [--listen ADDRESS:PORT] [--data DIRECTORY] [--config FILE] [--demo]\n"
                         "       qiao-relay --check-config [--config FILE]\n"
                         "       qiao-relay user add NAME | list | passwd NAME | disable NAME\n"
                         "       qiao-relay site add KEY --origin ORIGIN | list\n"
                         "       qiao-relay metrics rebuild\n"
                         "       qiao-relay routing simulate --policy FILE --log FILE | --synthetic NUMBERS\n\n"
                         "Passwords are asked for, or read from standard input when it is no terminal.\n");
    const QString text = parser.helpText();
    // The parser's own first line knows nothing of the commands.
    const qsizetype options = text.indexOf(QStringLiteral("Options:"));
    return commands + u'\n' + text.mid(std::max<qsizetype>(options, 0));
}

} // namespace

base::Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    const Options options;
    QCommandLineParser parser;
    parser.addOptions({options.listen, options.data, options.config, options.demo, options.checkConfig,
        options.displayName, options.role, options.capacity, options.name, options.origin, options.policy, options.log,
        options.synthetic, options.help, options.version});
    if (!parser.parse(arguments))
        return wrong(parser.errorText());

    CommandLine line;
    if (parser.isSet(options.help)) {
        line.command = ShowText{helpText(parser)};
        return line;
    }
    if (parser.isSet(options.version)) {
        line.command = ShowText{QStringLiteral("qiao-relay %1\n").arg(QLatin1StringView(QIAO_VERSION))};
        return line;
    }
    line.options = {parser.value(options.listen), parser.value(options.data), parser.value(options.config),
        parser.isSet(options.demo)};
    auto command = Reader(parser, options).command();
    if (!command)
        return command.error();
    line.command = std::move(*command);
    return line;
}

} // namespace qiao::relay::app
