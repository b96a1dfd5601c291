#pragma once

#include "relay/api/AccountDesk.h"
#include "relay/api/AdminDesk.h"
#include "relay/api/FileDesk.h"
#include "relay/api/ReportDesk.h"
#include "relay/api/Router.h"
#include "relay/app/CertificateWatch.h"
#include "relay/app/DataDirectory.h"
#include "relay/app/HubThread.h"
#include "relay/app/StorageThread.h"
#include "relay/app/StoredAccounts.h"
#include "relay/app/StoredAdministration.h"
#include "relay/app/StoredFiles.h"
#include "relay/app/StoredReports.h"
#include "relay/app/UploadCleaning.h"
#include "relay/config/RelayConfig.h"
#include "relay/net/Gate.h"

#include <atomic>

namespace qiao::relay::app {

// The composition root: makes the threads and the rooms in them, and connects them by the batches of relay/link. Main
// thread.
class RelayApplication : public QObject
{
    Q_OBJECT

public:
    RelayApplication(const config::RelayConfig &config, const base::Clock &clock);
    ~RelayApplication() override;

    // Everything is ready and listening, or one sentence why not.
    base::Result<void> start();
    quint16 port() const { return m_gate->port(); }

    // Lets everybody go (1001), writes down what was begun, and stops.
    void drain();

    // Reads the certificate again, where there is one.
    void reload();

Q_SIGNALS:
    void stopped();

private:
    base::Result<void> fillRouter(const QByteArray &secret);
    base::Result<void> openGate();
    // Of who may read /metrics; empty: none is configured.
    base::Result<QByteArray> metricsToken() const;
    base::Result<void> makeDemoData();
    void startHub(const QByteArray &secret, link::Restored restored);
    void heardFromStorage(std::vector<link::FromStorage> batch);
    void setSites(const std::vector<domain::Site> &sites);
    void tellReadiness();
    void stop();

    config::RelayConfig m_config;
    const base::Clock &m_clock;
    DataDirectory m_data;
    const std::shared_ptr<metrics::Instruments> m_instruments;
    std::atomic<bool> m_isReady{false};
    bool m_isStarted = false;
    bool m_isStorageWorking = true;
    bool m_isDraining = false;

    std::unique_ptr<StorageThread> m_storage;
    std::unique_ptr<storage::StorageQueries> m_queries;
    std::unique_ptr<StoredAccounts> m_accounts;
    std::unique_ptr<StoredFiles> m_files;
    std::unique_ptr<auth::PasswordPool> m_passwords;
    std::unique_ptr<auth::SignIn> m_signIn;
    std::unique_ptr<api::AccountDesk> m_accountDesk;
    std::unique_ptr<api::FileDesk> m_fileDesk;
    std::unique_ptr<StoredAdministration> m_administration;
    std::unique_ptr<api::AdminDesk> m_adminDesk;
    std::unique_ptr<StoredReports> m_reports;
    std::unique_ptr<api::ReportDesk> m_reportDesk;
    std::unique_ptr<UploadCleaning> m_uploadCleaning;
    api::Router m_router;
    HubThread m_hub;
    std::unique_ptr<net::Gate> m_gate;
    std::unique_ptr<CertificateWatch> m_certificate;
};

} // namespace qiao::relay::app
