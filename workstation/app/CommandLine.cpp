#include "workstation/app/CommandLine.h"

#include "workstation/client/RelayAddress.h"

#include <QCommandLineParser>
#include <QHostAddress>

#include <cstdio>
#include <cstdlib>

namespace qiao::workstation::app {

using namespace Qt::StringLiterals;

base::Result<CommandLine> CommandLine::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Qiao workstation: the desk of agents and supervisors."_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption profile(
        u"profile"_s, u"Keep settings and history in FOLDER instead of the usual places."_s, u"FOLDER"_s);
    const QCommandLineOption relay(u"relay"_s, u"The relay's address, such as https://chat.example."_s, u"ADDRESS"_s);
    const QCommandLineOption demo(
        u"demo-sign-in"_s, u"Sign in as NAME at a relay that was started with --demo on this machine."_s, u"NAME"_s);
    parser.addOptions({profile, relay, demo});
    if (!parser.parse(arguments))
        return base::badRequest(parser.errorText());
    if (parser.isSet(help) || parser.isSet(version)) {
        const QString text
            = parser.isSet(help) ? parser.helpText() : u"qiao-workstation %1\n"_s.arg(QStringLiteral(QIAO_VERSION));
        std::fputs(qPrintable(text), stdout);
        std::exit(0);
    }
    if (!parser.positionalArguments().isEmpty())
        return base::badRequest(u"Unknown argument \"%1\"."_s.arg(parser.positionalArguments().first()));

    CommandLine line{parser.value(profile), parser.value(relay), parser.value(demo)};
    if (!line.relay.isEmpty()) {
        const base::Result<client::RelayAddress> address = client::RelayAddress::parse(line.relay);
        if (!address)
            return base::badRequest(u"--relay: %1"_s.arg(address.error().message));
        line.relay = address->toString();
    }
    if (!line.demoAgent.isEmpty()) {
        const QString host = QUrl(line.relay).host();
        if (host != "localhost"_L1 && !QHostAddress(host).isLoopback())
            return base::badRequest(u"--demo-sign-in needs --relay with an address of this machine."_s);
    }
    return line;
}

} // namespace qiao::workstation::app
