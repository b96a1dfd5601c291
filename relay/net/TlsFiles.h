#pragma once

#include "common/base/Result.h"

#include <QSslConfiguration>
#include <QString>

namespace qiao::relay::net {

// The certificate and its key as they lie on the disk (PEM). Pure but for the reading; any thread.
class TlsFiles
{
public:
    // `certificate`: the relay's own first, then those that it was signed with.
    TlsFiles(QString certificate, QString key)
        : m_certificate(std::move(certificate))
        , m_key(std::move(key))
    {
    }

    // What to serve TLS with; or one sentence why these two files are no good together.
    base::Result<QSslConfiguration> load() const;

    // Differs when one of the files was changed or replaced.
    QByteArray fingerprint() const;

private:
    QString m_certificate;
    QString m_key;
};

} // namespace qiao::relay::net
