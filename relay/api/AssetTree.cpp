#include "relay/api/AssetTree.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace qiao::relay::api {

using net::HttpResponse;

namespace {

constexpr qint64 largestTree = 64 * 1024 * 1024;

QByteArray typeOf(const QString &name)
{
    static const QHash<QString, QByteArray> types{
        {QStringLiteral("html"), "text/html; charset=utf-8"},
        {QStringLiteral("js"), "text/javascript; charset=utf-8"},
        {QStringLiteral("mjs"), "text/javascript; charset=utf-8"},
        {QStringLiteral("css"), "text/css; charset=utf-8"},
        {QStringLiteral("json"), "application/json; charset=utf-8"},
        {QStringLiteral("map"), "application/json; charset=utf-8"},
        {QStringLiteral("txt"), "text/plain; charset=utf-8"},
        {QStringLiteral("svg"), "image/svg+xml"},
        {QStringLiteral("png"), "image/png"},
        {QStringLiteral("jpg"), "image/jpeg"},
        {QStringLiteral("jpeg"), "image/jpeg"},
        {QStringLiteral("webp"), "image/webp"},
        {QStringLiteral("gif"), "image/gif"},
        {QStringLiteral("ico"), "image/vnd.microsoft.icon"},
        {QStringLiteral("woff2"), "font/woff2"},
        {QStringLiteral("mp3"), "audio/mpeg"},
        {QStringLiteral("ogg"), "audio/ogg"},
        {QStringLiteral("wav"), "audio/wav"},
    };
    return types.value(name.section(QLatin1Char('.'), -1).toLower(), "application/octet-stream");
}

// Whether a list such as `gzip, br;q=0.5` accepts the coding (RFC 9110, 12.5.3).
bool accepts(const QByteArray &list, QByteArrayView coding)
{
    for (const QByteArray &item : list.split(',')) {
        const QByteArrayList parts = item.split(';');
        if (parts.first().trimmed().compare(coding, Qt::CaseInsensitive) == 0) {
            const QByteArray weight = parts.value(1).trimmed();
            return !weight.startsWith("q=") || weight.mid(2).toDouble() > 0;
        }
    }
    return false;
}

bool isKnown(const QByteArray &list, const QByteArray &tag)
{
    for (const QByteArray &item : list.split(',')) {
        QByteArray candidate = item.trimmed();
        if (candidate.startsWith("W/")) {
            candidate.remove(0, 2);
        }
        if (candidate == "*" || candidate == '"' + tag + '"') {
            return true;
        }
    }
    return false;
}

} // namespace

base::Result<AssetTree> AssetTree::load(const QString &folder)
{
    const QDir root(folder);
    if (!root.exists()) {
        return base::notFound(QStringLiteral("%1: there is no such folder").arg(folder));
    }
    AssetTree tree;
    QHash<QString, QByteArray> compressed;
    qint64 total = 0;
    QDirIterator files(folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        QFile file(files.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            return base::internalError(QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
        }
        total += file.size();
        if (total > largestTree) {
            return base::Error{base::ErrorCode::TooLarge,
                QStringLiteral("%1: the files take more than %2 bytes").arg(folder).arg(largestTree), {}};
        }
        const QString name = root.relativeFilePath(files.filePath());
        const QByteArray bytes = file.readAll();
        if (name.endsWith(QStringLiteral(".gz"))) {
            compressed.insert(name.chopped(3), bytes);
            continue;
        }
        const QByteArray tag = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).left(12).toHex();
        tree.m_assets.insert(name, {bytes, {}, typeOf(name), tag});
    }
    for (auto it = compressed.begin(); it != compressed.end(); ++it) {
        const auto asset = tree.m_assets.find(it.key());
        if (asset != tree.m_assets.end()) {
            asset->compressed = it.value();
        }
    }
    return tree;
}

HttpResponse AssetTree::serve(
    const QString &name, const net::HttpRequest &request, const QByteArray &cacheControl) const
{
    const auto asset = m_assets.constFind(name);
    if (asset == m_assets.constEnd()) {
        return HttpResponse::error(base::notFound(QStringLiteral("there is no such file")));
    }
    const bool isCompressed = !asset->compressed.isEmpty() && accepts(request.listField("accept-encoding"), "gzip");
    const QByteArray tag = isCompressed ? asset->tag + "-gz" : asset->tag;
    HttpResponse response = HttpResponse::empty(200);
    response.with("ETag", '"' + tag + '"')
        .with("Cache-Control", cacheControl)
        .with("X-Content-Type-Options", "nosniff");
    if (!asset->compressed.isEmpty()) {
        response.with("Vary", "Accept-Encoding");
    }
    if (isKnown(request.listField("if-none-match"), tag)) {
        response.status = 304;
        return response;
    }
    response.with("Content-Type", asset->type);
    if (isCompressed) {
        response.with("Content-Encoding", "gzip");
    }
    response.body = isCompressed ? asset->compressed : asset->bytes;
    return response;
}

} // namespace qiao::relay::api
