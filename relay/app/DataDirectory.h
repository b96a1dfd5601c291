#pragma once

#include "common/base/Result.h"

#include <QByteArray>
#include <QString>

namespace qiao::relay::app {

// Where one relay keeps everything: the database, the attachments and its key. Only its owner may read it. Main thread.
class DataDirectory
{
public:
    explicit DataDirectory(const QString &path);
    ~DataDirectory();
    DataDirectory(const DataDirectory &) = delete;
    DataDirectory &operator=(const DataDirectory &) = delete;

    bool exists() const;
    base::Result<void> make();
    // Held until destroyed, or until the process ends however it ends. Conflict when another relay runs here.
    base::Result<void> lock();

    QString databasePath() const;
    QString filesPath() const;
    // The key that signs access tokens, from `secret.key`; made at the first call.
    base::Result<QByteArray> accessSecret() const;

private:
    QString m_path;
    int m_lock = -1;
};

} // namespace qiao::relay::app
