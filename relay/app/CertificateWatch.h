#pragma once

#include "relay/net/TlsFiles.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace qiao::relay::app {

// Notices that the certificate's files were changed, or is told to look, and passes on what is good; what is not is
// said in the log, and the old certificate stays. Main thread.
class CertificateWatch : public QObject
{
    Q_OBJECT

public:
    using Take = std::function<void(const QSslConfiguration &)>;

    CertificateWatch(net::TlsFiles files, Take take);

    // Reads the files whether they changed or not.
    void reload();

private:
    void look();

    net::TlsFiles m_files;
    Take m_take;
    QByteArray m_fingerprint;
    QTimer m_timer;
};

} // namespace qiao::relay::app
