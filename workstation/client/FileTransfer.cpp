#include "workstation/client/FileTransfer.h"

#include "common/protocol/Limits.h"
#include "workstation/client/HttpAnswer.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QMimeDatabase>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

#include <algorithm>

namespace qiao::workstation::client {

namespace {

constexpr qint64 largestAnswer = 16 * 1024;
constexpr qint64 pieceBytes = 256 * 1024;

Failure local(const QString &message)
{
    return {Cause::Local, base::internalError(message)};
}

Failure tooLarge()
{
    return {Cause::Local, {base::ErrorCode::TooLarge, QStringLiteral("The file is larger than allowed."), {}}};
}

Failure signedOut()
{
    return {Cause::Unreachable, {base::ErrorCode::Unavailable, QStringLiteral("There is no session."), {}}};
}

int percentOf(qint64 done, qint64 total)
{
    return total > 0 ? static_cast<int>(std::clamp<qint64>(done * 100 / total, 0, 100)) : 0;
}

void authorize(QNetworkRequest &request, const QString &token)
{
    prepare(request);
    request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
}

base::Result<domain::FileReference> referenceOf(const QJsonObject &json)
{
    domain::FileReference file;
    file.id = domain::FileId(json.value(QLatin1String("id")).toString());
    file.name = json.value(QLatin1String("name")).toString().left(protocol::limits::nameLength);
    file.mime = json.value(QLatin1String("mime")).toString().left(protocol::limits::nameLength);
    file.size = std::max<qint64>(0, json.value(QLatin1String("size")).toInteger());
    if (file.id.isEmpty() || file.id.toString().size() > protocol::limits::idLength)
        return base::internalError(QStringLiteral("The answer names no file."));
    return file;
}

} // namespace

// A file on its way here.
struct FileTransfer::Download
{
    domain::FileReference file;
    QNetworkReply *reply = nullptr;
    QFile part;
    qint64 received = 0;
    std::optional<Failure> failure;
};

FileTransfer::FileTransfer(QNetworkAccessManager &network, RelayAddress address, const QString &cacheFolder,
    TokenSource token, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_address(std::move(address))
    , m_cache(cacheFolder)
    , m_token(std::move(token))
{
}

FileTransfer::~FileTransfer()
{
    cancelAll();
}

void FileTransfer::upload(
    const domain::CommandId &upload, const domain::ConversationId &conversation, const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly)) {
        failUploadLater(upload, local(file->errorString()));
        return;
    }
    if (file->isSequential() || !QFileInfo(path).isFile()) {
        failUploadLater(upload, local(QStringLiteral("This is no plain file.")));
        return;
    }
    const QString mime = QMimeDatabase().mimeTypeForFile(path).name();
    post(upload, conversation, QFileInfo(path).fileName(), mime, std::move(file));
}

void FileTransfer::upload(const domain::CommandId &upload, const domain::ConversationId &conversation,
    const QString &name, const QByteArray &content)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(content);
    buffer->open(QIODevice::ReadOnly);
    const QString mime = QMimeDatabase().mimeTypeForFileNameAndData(name, content).name();
    post(upload, conversation, name, mime, std::move(buffer));
}

void FileTransfer::post(const domain::CommandId &upload, const domain::ConversationId &conversation,
    const QString &name, const QString &mime, std::unique_ptr<QIODevice> content)
{
    const QString token = m_token();
    if (token.isEmpty()) {
        failUploadLater(upload, signedOut());
        return;
    }
    if (m_largestUpload > 0 && content->size() > m_largestUpload) {
        failUploadLater(upload, tooLarge());
        return;
    }
    cancelUpload(upload);
    QUrlQuery query;
    query.addQueryItem(
        QStringLiteral("name"), QString::fromLatin1(QUrl::toPercentEncoding(name.left(protocol::limits::nameLength))));
    query.addQueryItem(
        QStringLiteral("conversation"), QString::fromLatin1(QUrl::toPercentEncoding(conversation.toString())));
    QUrl url = m_address.httpUrl(QStringLiteral("/v1/files"));
    url.setQuery(query);
    QNetworkRequest request(url);
    authorize(request, token);
    request.setHeader(QNetworkRequest::ContentTypeHeader, mime);
    request.setHeader(QNetworkRequest::ContentLengthHeader, content->size());
    QNetworkReply *reply = m_network.post(request, content.get());
    content.release()->setParent(reply);
    m_uploads.insert(upload, reply);
    connect(reply, &QNetworkReply::uploadProgress, this, [this, upload](qint64 sent, qint64 total) {
        if (total > 0)
            Q_EMIT uploadProgressed(upload, percentOf(sent, total));
    });
    connect(reply, &QNetworkReply::finished, this, [this, upload] { finishUpload(upload); });
}

void FileTransfer::finishUpload(const domain::CommandId &upload)
{
    QNetworkReply *reply = m_uploads.take(upload);
    reply->deleteLater();
    const std::variant<QJsonObject, Failure> answer = objectOf(*reply, largestAnswer);
    if (const auto *failure = std::get_if<Failure>(&answer)) {
        Q_EMIT uploadFailed(upload, *failure);
        return;
    }
    const base::Result<domain::FileReference> file = referenceOf(std::get<QJsonObject>(answer));
    if (file)
        Q_EMIT uploaded(upload, *file);
    else
        Q_EMIT uploadFailed(upload, {Cause::NotARelay, file.error()});
}

void FileTransfer::failUploadLater(const domain::CommandId &upload, const Failure &failure)
{
    QMetaObject::invokeMethod(
        this, [this, upload, failure] { Q_EMIT uploadFailed(upload, failure); }, Qt::QueuedConnection);
}

void FileTransfer::cancelUpload(const domain::CommandId &upload)
{
    QNetworkReply *reply = m_uploads.take(upload);
    if (!reply)
        return;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void FileTransfer::download(const domain::FileReference &file)
{
    const bool isWanted = std::any_of(m_wanted.begin(), m_wanted.end(),
        [&file](const domain::FileReference &wanted) { return wanted.id == file.id; });
    if (isWanted || m_downloads.contains(file.id))
        return;
    m_wanted.push_back(file);
    // Later, so that an answer never comes before this returns.
    QMetaObject::invokeMethod(this, &FileTransfer::startDownloads, Qt::QueuedConnection);
}

void FileTransfer::startDownloads()
{
    while (!m_wanted.empty() && m_downloads.size() < mostDownloads) {
        const domain::FileReference file = std::move(m_wanted.front());
        m_wanted.pop_front();
        startDownload(file);
    }
}

void FileTransfer::startDownload(const domain::FileReference &file)
{
    const QString here = m_cache.find(file);
    if (!here.isEmpty()) {
        Q_EMIT downloaded(file.id, here);
        return;
    }
    const QString token = m_token();
    if (token.isEmpty()) {
        Q_EMIT downloadFailed(file.id, signedOut());
        return;
    }
    if (file.size > largestDownload) {
        Q_EMIT downloadFailed(file.id, tooLarge());
        return;
    }
    auto download = std::make_unique<Download>();
    download->file = file;
    download->part.setFileName(m_cache.partPath(file));
    if (download->part.fileName().isEmpty() || !download->part.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        Q_EMIT downloadFailed(file.id, local(download->part.errorString()));
        return;
    }
    download->part.setPermissions(QFile::ReadOwner | QFile::WriteOwner);

    QNetworkRequest request(m_address.httpUrl(QStringLiteral("/v1/files/") + file.id.toString()));
    authorize(request, token);
    QNetworkReply *reply = m_network.get(request);
    reply->setReadBufferSize(pieceBytes);
    download->reply = reply;
    Download *running = download.get();
    m_downloads.emplace(file.id, std::move(download));
    connect(reply, &QNetworkReply::readyRead, this, [this, running] { takePiece(*running); });
    connect(reply, &QNetworkReply::finished, this, [this, id = file.id] { finishDownload(id); });
}

void FileTransfer::takePiece(Download &download)
{
    QNetworkReply &reply = *download.reply;
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200 || download.failure)
        return; // an error's few words are read at the end
    const QByteArray piece = reply.readAll();
    download.received += piece.size();
    if (download.received > largestDownload)
        download.failure = tooLarge();
    else if (download.part.write(piece) != piece.size())
        download.failure = local(download.part.errorString());
    if (download.failure) {
        reply.abort();
        return;
    }
    if (download.file.size > 0)
        Q_EMIT downloadProgressed(download.file.id, percentOf(download.received, download.file.size));
}

void FileTransfer::finishDownload(const domain::FileId &id)
{
    const auto place = m_downloads.find(id);
    const std::unique_ptr<Download> download = std::move(place->second);
    m_downloads.erase(place);
    download->reply->deleteLater();
    std::optional<Failure> failure = download->failure;
    const int status = download->reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!failure && status == 200) {
        const QByteArray rest = download->reply->readAll();
        if (download->part.write(rest) != rest.size())
            failure = local(download->part.errorString());
    }
    if (!failure)
        failure = failureOf(*download->reply, status == 200 ? QByteArray() : download->reply->read(largestAnswer));
    download->part.close();
    if (!failure && download->part.error() != QFileDevice::NoError)
        failure = local(download->part.errorString());
    if (!failure) {
        const QString path = m_cache.store(download->file);
        if (!path.isEmpty()) {
            Q_EMIT downloaded(id, path);
            startDownloads();
            return;
        }
        failure = local(QStringLiteral("The file could not be kept."));
    }
    m_cache.discardPart(download->file);
    Q_EMIT downloadFailed(id, *failure);
    startDownloads();
}

void FileTransfer::cancelAll()
{
    const QList<domain::CommandId> uploads = m_uploads.keys();
    for (const domain::CommandId &upload : uploads)
        cancelUpload(upload);
    m_wanted.clear();
    for (auto &[id, download] : m_downloads) {
        download->reply->disconnect(this);
        download->reply->abort();
        download->reply->deleteLater();
        m_cache.discardPart(download->file);
    }
    m_downloads.clear();
}

} // namespace qiao::workstation::client
