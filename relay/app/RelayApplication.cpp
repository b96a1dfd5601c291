#include "relay/app/RelayApplication.h"

#include "relay/api/AdminEndpoint.h"
#include "relay/api/AuthEndpoint.h"
#include "relay/api/DemoEndpoint.h"
#include "relay/api/FilesEndpoint.h"
#include "relay/api/HealthEndpoint.h"
#include "relay/api/MetricsEndpoint.h"
#include "relay/api/PollEndpoint.h"
#include "relay/api/ReportsEndpoint.h"
#include "relay/api/WidgetEndpoint.h"
#include "relay/app/DemoData.h"
#include "relay/app/FileDescriptorLimit.h"
#include "relay/storage/Migrations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTimer>

namespace qiao::relay::app {

namespace {

Q_LOGGING_CATEGORY(log, "qiao.app")

constexpr qint64 longestMetricsToken = 1024;
constexpr qsizetype shortestMetricsToken = 16;

QString sharedFolder()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/../share/qiao");
}

} // namespace

RelayApplication::RelayApplication(const config::RelayConfig &config, const base::Clock &clock)
    : m_config(config)
    , m_clock(clock)
    , m_data(config.dataDirectory)
    , m_instruments(std::make_shared<metrics::Instruments>(clock.now()))
{
}

RelayApplication::~RelayApplication()
{
    stop();
}

base::Result<void> RelayApplication::start()
{
    if (m_config.isDemo) {
        if (auto checked = DemoData::checkAddress(m_config.listenAddress); !checked)
            return checked;
    }
    if (auto made = m_data.make(); !made)
        return made;
    if (auto locked = m_data.lock(); !locked)
        return locked;
    const auto secret = m_data.accessSecret();
    if (!secret)
        return secret.error();

    m_storage = std::make_unique<StorageThread>(m_data.databasePath(), m_clock, m_config.retention.journey);
    m_storage->storage().measureWith(m_instruments);
    connect(&m_storage->storage(), &storage::Storage::workingChanged, this, [this](bool isWorking) {
        m_isStorageWorking = isWorking;
        tellReadiness();
    });
    m_queries = std::make_unique<storage::StorageQueries>(m_storage->storage());
    if (auto filled = fillRouter(*secret); !filled)
        return filled;

    const quint64 descriptors = raiseFileDescriptorLimit();
    if (auto opened = openGate(); !opened)
        return opened;
    if (m_config.isDemo) {
        if (auto made = makeDemoData(); !made)
            return made;
    }
    auto restored
        = m_storage->open([this](std::vector<link::FromStorage> batch) { heardFromStorage(std::move(batch)); });
    if (!restored)
        return restored.error();
    setSites(restored->directory.sites);
    qCInfo(log, "restored conversations=%zu sites=%zu users=%zu", restored->openConversations.size(),
        restored->directory.sites.size(), restored->directory.agents.size());
    startHub(*secret, std::move(*restored));
    m_uploadCleaning = std::make_unique<UploadCleaning>(
        *m_queries, api::AttachmentFolder(m_data.filesPath()), m_config.retention.unpostedUploads, m_clock);
    m_isStarted = true;
    tellReadiness();
    qCInfo(log, "listening address=%s port=%u descriptors=%llu", qUtf8Printable(m_config.listenAddress.toString()),
        unsigned(m_gate->port()), static_cast<unsigned long long>(descriptors));
    return {};
}

base::Result<void> RelayApplication::openGate()
{
    m_gate = std::make_unique<net::Gate>(
        m_config, m_router, [this](link::InboundBatch batch) { m_hub.post(std::move(batch)); }, m_instruments);
    if (!m_config.tls.certificate.isEmpty()) {
        const net::TlsFiles files(m_config.tls.certificate, m_config.tls.key);
        const auto tls = files.load();
        if (!tls)
            return tls.error();
        m_gate->setTls(*tls);
        m_certificate = std::make_unique<CertificateWatch>(
            files, [gate = m_gate.get()](const QSslConfiguration &changed) { gate->setTls(changed); });
    }
    // Nobody is let in before this thread's event loop runs, and by then all the rest is there.
    return m_gate->listen();
}

base::Result<void> RelayApplication::fillRouter(const QByteArray &secret)
{
    const api::ReplyTo reply = [this](link::ConnectionId http, const net::HttpResponse &response) {
        if (m_gate)
            m_gate->answer(http, response);
    };
    m_accounts = std::make_unique<StoredAccounts>(*m_queries);
    m_passwords = std::make_unique<auth::PasswordPool>();
    m_signIn = std::make_unique<auth::SignIn>(*m_accounts, *m_passwords, secret, m_clock,
        auth::LoginThrottle(m_config.limits.nameSignIns, m_config.limits.addressSignIns));
    m_accountDesk = std::make_unique<api::AccountDesk>(*m_signIn, reply);
    m_files = std::make_unique<StoredFiles>(*m_queries);
    m_fileDesk = std::make_unique<api::FileDesk>(*m_files, api::AttachmentFolder(m_data.filesPath()), secret, m_clock,
        reply, api::UploadRates{m_config.limits.visitorUploads, m_config.limits.addressUploads});

    m_administration = std::make_unique<StoredAdministration>(*m_queries, m_clock);
    m_adminDesk = std::make_unique<api::AdminDesk>(*m_administration, *m_passwords, secret, m_clock, reply);
    m_reports = std::make_unique<StoredReports>(m_data.databasePath(), m_instruments);
    m_reportDesk = std::make_unique<api::ReportDesk>(*m_reports, m_clock, reply);

    m_router.add(std::make_unique<api::HealthEndpoint>(m_isReady));
    const auto token = metricsToken();
    if (!token)
        return token.error();
    m_router.add(std::make_unique<api::MetricsEndpoint>(m_instruments, *token, m_clock));
    m_router.add(std::make_unique<api::AuthEndpoint>(*m_accountDesk));
    m_router.add(std::make_unique<api::AdminEndpoint>(*m_adminDesk));
    m_router.add(std::make_unique<api::PollEndpoint>(m_config.http.bodyBytes));
    m_router.add(std::make_unique<api::FilesEndpoint>(*m_fileDesk, m_config.http.uploadBytes));
    m_router.add(std::make_unique<api::ReportsEndpoint>(*m_reportDesk, secret, m_clock));

    const bool isChosen = !m_config.widgetDirectory.isEmpty();
    const QString widgetFolder
        = isChosen ? m_config.widgetDirectory : QDir::cleanPath(sharedFolder() + QStringLiteral("/widget"));
    auto widget = api::AssetTree::load(widgetFolder);
    if (widget)
        m_router.add(std::make_unique<api::WidgetEndpoint>(std::move(*widget)));
    else if (isChosen)
        return widget.error();
    else
        qCWarning(log, "no widget is served: %s", qUtf8Printable(widget.error().message));
    return {};
}

base::Result<QByteArray> RelayApplication::metricsToken() const
{
    if (m_config.metricsTokenFile.isEmpty())
        return QByteArray();
    QFile file(m_config.metricsTokenFile);
    if (!file.open(QFile::ReadOnly)) {
        return base::notFound(
            QStringLiteral("The token in %1 cannot be read: %2.").arg(m_config.metricsTokenFile, file.errorString()));
    }
    QByteArray token = file.read(longestMetricsToken).trimmed();
    if (token.size() < shortestMetricsToken) {
        return base::badRequest(QStringLiteral("The token in %1 has fewer than %2 characters.")
                                    .arg(m_config.metricsTokenFile)
                                    .arg(shortestMetricsToken));
    }
    return token;
}

base::Result<void> RelayApplication::makeDemoData()
{
    const auto database = storage::Database::open(m_data.databasePath());
    if (!database)
        return database.error();
    if (auto migrated = storage::migrate(**database, storage::allMigrations()); !migrated)
        return migrated;
    storage::Stores stores(**database);
    const QString scheme = m_config.tls.certificate.isEmpty() ? QStringLiteral("http") : QStringLiteral("https");
    if (auto made = DemoData::make(stores, scheme, m_config.listenAddress, m_gate->port(), m_clock.now()); !made)
        return made;
    const auto site = stores.sites.find(domain::SiteKey(QStringLiteral("demo")));
    if (!site)
        return site.error();
    auto shop = api::AssetTree::load(QDir::cleanPath(sharedFolder() + QStringLiteral("/demo")));
    if (shop && *site)
        m_router.add(std::make_unique<api::DemoEndpoint>(std::move(*shop), (*site)->identitySecret, m_clock));
    else if (!shop)
        qCWarning(log, "no demo shop is served: %s", qUtf8Printable(shop.error().message));
    return {};
}

void RelayApplication::startHub(const QByteArray &secret, link::Restored restored)
{
    hub::HubConfig config;
    config.accessSecret = secret;
    config.uploadBytes = m_config.http.uploadBytes;
    config.offerTimeout = m_config.offerTimeout;
    config.releaseGrace = m_config.releaseGrace;
    config.instruments = m_instruments;
    config.pageBytes = m_config.webSocket.outboxBytes / 4;
    const config::RateLimits &limits = m_config.limits;
    config.rates = {.messages = limits.visitorMessages,
        .starts = limits.visitorStarts,
        .steps = limits.visitorSteps,
        .others = limits.visitorCommands,
        .newcomers = limits.addressNewVisitors,
        .sessions = limits.addressRequests,
        .commandsPerDay = limits.visitorCommandsPerDay};
    config.pollSessionsPerAddress = m_config.connections.perAddress;
    m_hub.start(std::make_unique<hub::HubRunner>(
        std::move(config), std::move(restored), m_clock,
        [gate = m_gate.get()](quint32, const link::OutboundBatch &batch) { gate->deliver(batch); },
        [storage = &m_storage->storage()](
            std::vector<link::StorageRequest> batch) { storage->submit(std::move(batch)); }));
}

void RelayApplication::heardFromStorage(std::vector<link::FromStorage> batch)
{
    for (const link::FromStorage &heard : batch) {
        if (const auto *directory = std::get_if<link::Directory>(&heard))
            QMetaObject::invokeMethod(
                this, [this, sites = directory->sites] { setSites(sites); }, Qt::QueuedConnection);
    }
    m_hub.post(std::move(batch));
}

void RelayApplication::setSites(const std::vector<domain::Site> &sites)
{
    net::SiteDirectory directory;
    for (const domain::Site &site : sites)
        directory.insert(site.key.toString(), site.origins);
    if (m_gate)
        m_gate->setSites(directory);
}

void RelayApplication::drain()
{
    if (std::exchange(m_isDraining, true))
        return;
    qCInfo(log, "draining");
    tellReadiness();
    const auto finish = [this] {
        stop();
        qCInfo(log, "stopped");
        Q_EMIT stopped();
    };
    connect(m_gate.get(), &net::Gate::drained, this, finish, Qt::SingleShotConnection);
    QTimer::singleShot(m_config.drainTimeout, this, finish);
    m_gate->drain();
}

void RelayApplication::reload()
{
    if (m_certificate)
        m_certificate->reload();
}

void RelayApplication::tellReadiness()
{
    m_isReady = m_isStarted && m_isStorageWorking && !m_isDraining;
}

void RelayApplication::stop()
{
    // The hub first: it speaks to all others. Then what it had asked of the storage, then the doors.
    m_hub.stop();
    if (m_storage)
        m_storage->stop();
    m_certificate.reset();
    if (m_reportDesk)
        m_reportDesk->stop();
    m_gate.reset();
}

} // namespace qiao::relay::app
