#pragma once

#include "common/base/TokenBucket.h"
#include "relay/api/AccountDesk.h"
#include "relay/api/AttachmentFolder.h"
#include "relay/api/FileLedger.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace qiao::relay::api {

// Who wants to write or read a file: a visitor of a site by the session's token, or an agent by the access token.
struct FileBearer
{
    QString site; // empty: an agent
    QString token;
    QHostAddress address;
};

// How often one sender, and one address, may upload; without a limit unless one is set.
struct UploadRates
{
    base::Rate sender{};
    base::Rate address{};
};

struct Upload
{
    FileBearer bearer;
    QString name;
    QByteArray declaredType;
    QByteArray bytes;
    std::shared_ptr<const void> share{}; // of what all uploads together may take in memory
};

// Takes and gives attachments after looking at who asks. Lives in the thread of the ledger; upload() and download() may
// be called from any thread. The disk is written in a thread of its own.
class FileDesk : public QObject
{
    Q_OBJECT

public:
    // What one owner may upload within a day.
    static constexpr qint64 bytesPerDay = 200 * 1024 * 1024;
    // What all uploads that are on their way to the disk may take in memory.
    static constexpr qint64 mostHeldBytes = 256 * 1024 * 1024;

    FileDesk(FileLedger &ledger, AttachmentFolder folder, QByteArray accessSecret, const base::Clock &clock,
        ReplyTo replyTo, UploadRates rates = {}, QObject *parent = nullptr);
    ~FileDesk() override;

    void upload(link::ConnectionId http, Upload upload);
    void download(link::ConnectionId http, const FileBearer &bearer, const domain::FileId &id);

private:
    // Who was recognized.
    struct Reader
    {
        QString owner; // the visitor's or the agent's id
        std::optional<domain::VisitorId> visitor;
    };
    using Recognized = std::function<void(const Reader &)>;

    void recognize(link::ConnectionId http, const FileBearer &bearer, Recognized done);
    base::Milliseconds waitFor(const Upload &upload, const Reader &reader);
    void keep(link::ConnectionId http, const Upload &upload, const Reader &reader);
    void record(link::ConnectionId http, const link::FileFound &file);
    void find(link::ConnectionId http, const domain::FileId &id, const Reader &reader);
    void serve(link::ConnectionId http, const domain::FileReference &file);
    void refuse(link::ConnectionId http, const base::Error &error);

    FileLedger &m_ledger;
    AttachmentFolder m_folder;
    QByteArray m_accessSecret;
    const base::Clock &m_clock;
    ReplyTo m_replyTo;
    base::TokenBuckets<QString> m_senders;
    base::TokenBuckets<QHostAddress> m_addresses;
    std::shared_ptr<std::atomic<qint64>> m_heldBytes = std::make_shared<std::atomic<qint64>>(0);
    QThreadPool m_disk;
};

} // namespace qiao::relay::api
