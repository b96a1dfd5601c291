#include "relay/app/DataDirectory.h"

#include "common/base/RandomId.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace qiao::relay::app {

namespace {

constexpr int secretBytes = 32;
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

DataDirectory::DataDirectory(const QString &path)
    : m_path(QDir(path).absolutePath())
{
}

DataDirectory::~DataDirectory()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

bool DataDirectory::exists() const
{
    return QFile::exists(databasePath());
}

base::Result<void> DataDirectory::make()
{
    const QDir directory(m_path);
    if (!directory.exists()) {
        if (!directory.mkpath(m_path))
            return base::badRequest(QStringLiteral("The data directory %1 cannot be made.").arg(m_path));
        QFile::setPermissions(m_path, ownerOnly | QFile::ExeOwner);
    }
    if (!directory.mkpath(filesPath()))
        return base::badRequest(QStringLiteral("The data directory %1 cannot be written to.").arg(m_path));
    return {};
}

base::Result<void> DataDirectory::lock()
{
    // The kernel lets go of it when the process dies, which a file with a process id in it does not.
    const QString path = QDir(m_path).filePath(QStringLiteral("relay.lock"));
    m_lock = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lock < 0)
        return base::badRequest(QStringLiteral("The data directory %1 cannot be written to.").arg(m_path));
    if (::flock(m_lock, LOCK_EX | LOCK_NB) != 0)
        return base::conflict(QStringLiteral("Another relay runs on the data directory %1.").arg(m_path));
    return {};
}

QString DataDirectory::databasePath() const
{
    return QDir(m_path).filePath(QStringLiteral("qiao.db"));
}

QString DataDirectory::filesPath() const
{
    return QDir(m_path).filePath(QStringLiteral("files"));
}

base::Result<QByteArray> DataDirectory::accessSecret() const
{
    const QString path = QDir(m_path).filePath(QStringLiteral("secret.key"));
    QFile file(path);
    if (file.open(QFile::ReadOnly)) {
        QByteArray secret = file.readAll();
        if (secret.size() == secretBytes)
            return secret;
        return base::badRequest(
            QStringLiteral("%1 is damaged; when it is removed, a new key is made and every agent signs in again.")
                .arg(path));
    }
    if (file.exists())
        return base::badRequest(QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));

    // Complete before it has its name: a crash leaves either no key or a whole one.
    const QByteArray secret = base::secureRandom(secretBytes);
    QFile fresh(path + QStringLiteral(".new"));
    fresh.remove();
    if (!fresh.open(QFile::WriteOnly | QFile::NewOnly, ownerOnly) || fresh.write(secret) != secretBytes
        || !fresh.flush() || ::fsync(fresh.handle()) != 0 || !fresh.rename(path))
        return base::badRequest(QStringLiteral("%1 cannot be written: %2.").arg(path, fresh.errorString()));
    return secret;
}

} // namespace qiao::relay::app
