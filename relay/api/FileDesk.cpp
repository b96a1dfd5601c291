#include "relay/api/FileDesk.h"

#include "common/base/RandomId.h"
#include "relay/api/FileType.h"
#include "relay/auth/AccessToken.h"
#include "relay/link/AddressHolder.h"

#include <QCryptographicHash>
#include <QLoggingCategory>

namespace qiao::relay::api {

using net::HttpResponse;

namespace {

Q_LOGGING_CATEGORY(log, "qiao.files")

base::Error noSuchFile()
{
    return base::notFound(QStringLiteral("there is no such file"));
}

} // namespace

FileDesk::FileDesk(FileLedger &ledger, AttachmentFolder folder, QByteArray accessSecret, const base::Clock &clock,
    ReplyTo replyTo, UploadRates rates, QObject *parent)
    : QObject(parent)
    , m_ledger(ledger)
    , m_folder(std::move(folder))
    , m_accessSecret(std::move(accessSecret))
    , m_clock(clock)
    , m_replyTo(std::move(replyTo))
    , m_senders(rates.sender)
    , m_addresses(rates.address)
{
    m_disk.setMaxThreadCount(1);
}

FileDesk::~FileDesk()
{
    m_disk.waitForDone();
}

void FileDesk::refuse(link::ConnectionId http, const base::Error &error)
{
    if (error.code == base::ErrorCode::Internal) {
        qCWarning(log).noquote() << error.message;
        m_replyTo(http, HttpResponse::error(base::internalError(QStringLiteral("the relay could not do it"))));
        return;
    }
    m_replyTo(http, HttpResponse::error(error));
}

void FileDesk::recognize(link::ConnectionId http, const FileBearer &bearer, Recognized done)
{
    if (bearer.site.isEmpty()) {
        const auto claims = auth::verifyAccessToken(m_accessSecret, bearer.token, m_clock.now());
        if (!claims) {
            return refuse(http, claims.error());
        }
        return done({claims->agent.toString(), std::nullopt});
    }
    const QByteArray hash = QCryptographicHash::hash(bearer.token.toUtf8(), QCryptographicHash::Sha256);
    m_ledger.findVisitor(
        hash, [this, http, site = bearer.site, done](base::Result<std::optional<domain::Visitor>> found) {
            if (!found) {
                return refuse(http, found.error());
            }
            if (!*found || (*found)->site.toString() != site) {
                return refuse(http, base::unauthorized(QStringLiteral("the token is not known")));
            }
            done({(*found)->id.toString(), (*found)->id});
        });
}

base::Milliseconds FileDesk::waitFor(const Upload &upload, const Reader &reader)
{
    const base::Milliseconds wait = m_senders.take(reader.owner, m_clock.now());
    return wait > base::Milliseconds(0) ? wait : m_addresses.take(link::holderOf(upload.bearer.address), m_clock.now());
}

void FileDesk::upload(link::ConnectionId http, Upload upload)
{
    const qint64 size = upload.bytes.size();
    if (m_heldBytes->fetch_add(size) + size > mostHeldBytes) {
        m_heldBytes->fetch_sub(size);
        QMetaObject::invokeMethod(
            this,
            [this, http] {
                refuse(http,
                    {base::ErrorCode::Unavailable, QStringLiteral("too many files arrive at this moment"),
                        std::chrono::seconds(2)});
            },
            Qt::QueuedConnection);
        return;
    }
    // Held by every copy of the upload, wherever it waits.
    upload.share = std::shared_ptr<const void>(
        m_heldBytes.get(), [held = m_heldBytes, size](const void *) { held->fetch_sub(size); });
    QMetaObject::invokeMethod(
        this,
        [this, http, upload = std::move(upload)] {
            recognize(http, upload.bearer, [this, http, upload](const Reader &reader) {
                if (const base::Milliseconds wait = waitFor(upload, reader); wait > base::Milliseconds(0)) {
                    return refuse(http, {base::ErrorCode::RateLimited, QStringLiteral("too many uploads"), wait});
                }
                const base::TimePoint dayAgo = m_clock.now() - std::chrono::hours(24);
                m_ledger.bytesOf(reader.owner, dayAgo, [this, http, upload, reader](base::Result<qint64> taken) {
                    if (!taken) {
                        return refuse(http, taken.error());
                    }
                    if (*taken + upload.bytes.size() > bytesPerDay) {
                        return refuse(http,
                            {base::ErrorCode::RateLimited, QStringLiteral("too much was uploaded today"),
                                std::chrono::hours(1)});
                    }
                    keep(http, upload, reader);
                });
            });
        },
        Qt::QueuedConnection);
}

void FileDesk::keep(link::ConnectionId http, const Upload &upload, const Reader &reader)
{
    const domain::FileId id(base::randomId(QLatin1Char('f')));
    const link::FileFound file{
        {id, FileType::safeName(upload.name), FileType::judge(upload.declaredType, upload.bytes), upload.bytes.size()},
        reader.owner};
    m_disk.start([this, http, file, bytes = upload.bytes, share = upload.share, folder = m_folder] {
        const base::Result<void> written = folder.write(file.file.id, bytes);
        QMetaObject::invokeMethod(
            this,
            [this, http, file, written] {
                if (!written) {
                    return refuse(http, written.error());
                }
                record(http, file);
            },
            Qt::QueuedConnection);
    });
}

void FileDesk::record(link::ConnectionId http, const link::FileFound &file)
{
    m_ledger.add(file, m_clock.now(), [this, http, file](base::Result<void> added) {
        if (!added) {
            m_folder.remove(file.file.id);
            return refuse(http, added.error());
        }
        m_replyTo(http,
            HttpResponse::json(201,
                QJsonObject{
                    {QStringLiteral("id"), file.file.id.toString()},
                    {QStringLiteral("name"), file.file.name},
                    {QStringLiteral("mime"), file.file.mime},
                    {QStringLiteral("size"), file.file.size},
                }));
    });
}

void FileDesk::download(link::ConnectionId http, const FileBearer &bearer, const domain::FileId &id)
{
    QMetaObject::invokeMethod(
        this,
        [this, http, bearer, id] {
            recognize(http, bearer, [this, http, id](const Reader &reader) { find(http, id, reader); });
        },
        Qt::QueuedConnection);
}

void FileDesk::find(link::ConnectionId http, const domain::FileId &id, const Reader &reader)
{
    m_ledger.find(id, [this, http, id, reader](base::Result<std::optional<link::FileFound>> found) {
        if (!found) {
            return refuse(http, found.error());
        }
        if (!*found) {
            return refuse(http, noSuchFile());
        }
        const link::FileFound &file = **found;
        if (!reader.visitor || file.owner == reader.owner) {
            return serve(http, file.file);
        }
        m_ledger.isPostedTo(id, *reader.visitor, [this, http, reference = file.file](base::Result<bool> isPosted) {
            if (!isPosted) {
                return refuse(http, isPosted.error());
            }
            if (!*isPosted) {
                // Another visitor's file is not even known to exist.
                return refuse(http, noSuchFile());
            }
            serve(http, reference);
        });
    });
}

void FileDesk::serve(link::ConnectionId http, const domain::FileReference &file)
{
    const auto path = m_folder.find(file.id);
    if (!path) {
        return refuse(http, path.error());
    }
    HttpResponse response = HttpResponse::empty(200);
    response.filePath = *path;
    m_replyTo(http,
        std::move(response)
            .with("Content-Type", FileType::served(file.mime))
            .with("Content-Disposition", FileType::disposition(file.mime, file.name))
            .with("X-Content-Type-Options", "nosniff")
            .with("Content-Security-Policy", "default-src 'none'; sandbox")
            .with("Cache-Control", "private, max-age=86400, immutable"));
}

} // namespace qiao::relay::api
