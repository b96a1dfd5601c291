#include "relay/app/CertificateWatch.h"

#include <QLoggingCategory>

namespace qiao::relay::app {

namespace {

Q_LOGGING_CATEGORY(log, "qiao.tls")

// Links to files elsewhere are replaced too, which no notification of the file system tells.
constexpr std::chrono::milliseconds interval{2'000};

} // namespace

CertificateWatch::CertificateWatch(net::TlsFiles files, Take take)
    : m_files(std::move(files))
    , m_take(std::move(take))
    , m_fingerprint(m_files.fingerprint())
    , m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, &CertificateWatch::look);
    m_timer.start(interval);
}

void CertificateWatch::look()
{
    if (m_files.fingerprint() != m_fingerprint)
        reload();
}

void CertificateWatch::reload()
{
    // Taken before the reading: a change in between is seen at the next look.
    m_fingerprint = m_files.fingerprint();
    const auto tls = m_files.load();
    if (!tls) {
        qCWarning(log, "the old certificate stays: %s", qUtf8Printable(tls.error().message));
        return;
    }
    m_take(*tls);
    const QSslCertificate own = tls->localCertificate();
    qCInfo(log, "the certificate was read again, serial=%s expires=%s", own.serialNumber().constData(),
        qUtf8Printable(own.expiryDate().toUTC().toString(Qt::ISODate)));
}

} // namespace qiao::relay::app
