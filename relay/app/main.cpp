#include "relay/app/AdminCommands.h"
#include "relay/app/DemoData.h"
#include "relay/app/LogLines.h"
#include "relay/app/PasswordPrompt.h"
#include "relay/app/RelayApplication.h"
#include "relay/app/ShutdownSignals.h"
#include "relay/config/ConfigReader.h"
#include "relay/net/EventDispatcher.h"
#include "relay/net/TlsFiles.h"
#include "relay/storage/Migrations.h"

#include <QCoreApplication>

#include <cstdio>
#include <sys/stat.h>

namespace qiao::relay::app {

namespace {

constexpr int refusedExitCode = 2;
constexpr std::chrono::seconds shutdownPatience{10};

int refuse(const base::Error &error)
{
    std::fprintf(stderr, "qiao-relay: %s\n", qUtf8Printable(error.message));
    return refusedExitCode;
}

int show(const QString &text)
{
    std::fputs(qUtf8Printable(text), stdout);
    return 0;
}

base::Result<config::RelayConfig> configFor(const CommonOptions &options)
{
    config::RelayConfig config;
    if (!options.configFile.isEmpty()) {
        auto read = config::ConfigReader::readFile(options.configFile);
        if (!read)
            return read;
        config = std::move(*read);
    }
    if (!options.listenAddress.isEmpty()) {
        if (auto read = config::ConfigReader::readListenAddress(options.listenAddress, config); !read)
            return read.error();
    }
    if (!options.dataDirectory.isEmpty())
        config.dataDirectory = options.dataDirectory;
    if (!config.tls.certificate.isEmpty()) {
        if (auto tls = net::TlsFiles(config.tls.certificate, config.tls.key).load(); !tls)
            return tls.error();
    }
    config.isDemo = options.isDemo;
    if (config.isDemo) {
        if (auto checked = DemoData::checkAddress(config.listenAddress); !checked)
            return checked.error();
    }
    return config;
}

int serve(const config::RelayConfig &config)
{
    installLogLines();
    const base::SystemClock clock;
    ShutdownSignals shutdownSignals(shutdownPatience);
    RelayApplication application(config, clock);
    if (auto started = application.start(); !started)
        return refuse(started.error());
    QObject::connect(&shutdownSignals, &ShutdownSignals::shutdownRequested, &application, &RelayApplication::drain);
    QObject::connect(&shutdownSignals, &ShutdownSignals::reloadRequested, &application, &RelayApplication::reload);
    QObject::connect(&application, &RelayApplication::stopped, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int administer(const config::RelayConfig &config, const AdminCommand &command)
{
    DataDirectory data(config.dataDirectory);
    const bool isAdding = std::holds_alternative<AddUser>(command) || std::holds_alternative<AddSite>(command);
    if (!isAdding && !data.exists())
        return refuse(base::notFound(QStringLiteral("There is no relay's data in %1.").arg(config.dataDirectory)));
    if (auto made = data.make(); !made)
        return refuse(made.error());
    const auto database = storage::Database::open(data.databasePath());
    if (!database)
        return refuse(database.error());
    if (auto migrated = storage::migrate(**database, storage::allMigrations()); !migrated)
        return refuse(migrated.error());
    storage::Stores stores(**database);
    const base::SystemClock clock;
    const auto printed = AdminCommands(stores, clock, askForNewPassword).carryOut(command);
    return printed ? show(*printed) : refuse(printed.error());
}

int run(const QStringList &arguments)
{
    const auto line = parseCommandLine(arguments);
    if (!line)
        return refuse(line.error());
    if (const auto *text = std::get_if<ShowText>(&line->command))
        return show(text->text);
    if (const auto *simulation = std::get_if<SimulateRouting>(&line->command)) {
        const auto printed = carryOut(*simulation);
        return printed ? show(*printed) : refuse(printed.error());
    }
    const auto config = configFor(line->options);
    if (!config)
        return refuse(config.error());
    if (std::holds_alternative<CheckConfig>(line->command))
        return show(QStringLiteral("The configuration is right.\n"));
    if (const auto *command = std::get_if<AdminCommand>(&line->command))
        return administer(*config, *command);
    return serve(*config);
}

} // namespace

} // namespace qiao::relay::app

int main(int argc, char *argv[])
{
    // Only the relay's own user reads what it writes.
    umask(077);
    // The main thread accepts the connections.
    if (auto dispatcher = qiao::relay::net::makeEventDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher.release());
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("qiao-relay"));
    return qiao::relay::app::run(QCoreApplication::arguments());
}
