#pragma once

#include "common/domain/Ids.h"
#include "workstation/client/Failure.h"
#include "workstation/client/FileCache.h"
#include "workstation/client/RelayAddress.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>

class QIODevice;
class QNetworkAccessManager;
class QNetworkReply;

namespace qiao::workstation::client {

// Brings files to the relay and from it into the cache, a few at a time. GUI thread; nothing waits for the disk longer
// than one piece of a file.
class FileTransfer : public QObject
{
    Q_OBJECT

public:
    using TokenSource = std::function<QString()>;

    static constexpr qint64 largestDownload = 64LL * 1024 * 1024;
    static constexpr int mostDownloads = 4; // at once

    // `network` must outlive this object.
    FileTransfer(QNetworkAccessManager &network, RelayAddress address, const QString &cacheFolder, TokenSource token,
        QObject *parent = nullptr);
    ~FileTransfer() override;

    // As the session told; larger ones are not tried.
    void setLargestUpload(qint64 bytes) { m_largestUpload = bytes; }

    // `upload` is the caller's name for it, until uploaded() or uploadFailed().
    void upload(const domain::CommandId &upload, const domain::ConversationId &conversation, const QString &path);
    void upload(const domain::CommandId &upload, const domain::ConversationId &conversation, const QString &name,
        const QByteArray &content);
    // No signal follows.
    void cancelUpload(const domain::CommandId &upload);

    // Answered by downloaded() or downloadFailed(), also when it is here already.
    void download(const domain::FileReference &file);
    // The path of a file that is here; empty: it is not.
    QString find(const domain::FileReference &file) { return m_cache.find(file); }

    // Stops everything, silently.
    void cancelAll();

Q_SIGNALS:
    void uploadProgressed(const qiao::domain::CommandId &upload, int percent);
    void uploaded(const qiao::domain::CommandId &upload, const qiao::domain::FileReference &file);
    void uploadFailed(const qiao::domain::CommandId &upload, const qiao::workstation::client::Failure &failure);
    void downloadProgressed(const qiao::domain::FileId &file, int percent);
    void downloaded(const qiao::domain::FileId &file, const QString &path);
    void downloadFailed(const qiao::domain::FileId &file, const qiao::workstation::client::Failure &failure);

private:
    struct Download;

    void post(const domain::CommandId &upload, const domain::ConversationId &conversation, const QString &name,
        const QString &mime, std::unique_ptr<QIODevice> content);
    void finishUpload(const domain::CommandId &upload);
    void failUploadLater(const domain::CommandId &upload, const Failure &failure);
    void startDownloads();
    void startDownload(const domain::FileReference &file);
    void takePiece(Download &download);
    void finishDownload(const domain::FileId &id);

    QNetworkAccessManager &m_network;
    RelayAddress m_address;
    FileCache m_cache;
    TokenSource m_token;
    qint64 m_largestUpload = 0;
    QHash<domain::CommandId, QNetworkReply *> m_uploads;
    std::deque<domain::FileReference> m_wanted;
    std::unordered_map<domain::FileId, std::unique_ptr<Download>> m_downloads;
};

} // namespace qiao::workstation::client
