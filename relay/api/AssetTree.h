#pragma once

#include "common/base/Result.h"
#include "relay/net/HttpRequest.h"
#include "relay/net/HttpResponse.h"

#include <QHash>

namespace qiao::relay::api {

// The files of one folder, read into memory once, so that a request can never reach outside of it; a value, never
// changed after load().
class AssetTree
{
public:
    // Reads every plain file below `folder`; links and hidden files are left out. `NAME.gz` beside NAME is its
    // compressed form.
    static base::Result<AssetTree> load(const QString &folder);

    bool holds(const QString &name) const { return m_assets.contains(name); }

    // The file, its compressed form for who accepts it, or 304 for who has it already; 404 when there is none.
    net::HttpResponse serve(const QString &name, const net::HttpRequest &request, const QByteArray &cacheControl) const;

private:
    struct Asset
    {
        QByteArray bytes;
        QByteArray compressed;
        QByteArray type;
        QByteArray tag; // of the bytes, without the quotes
    };

    QHash<QString, Asset> m_assets;
};

} // namespace qiao::relay::api
