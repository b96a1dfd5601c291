#pragma once

#include "relay/api/Endpoint.h"
#include "relay/api/FileDesk.h"

namespace qiao::relay::api {

// `/v1/files`: reads the requests for attachments and hands them to the FileDesk. Any worker's thread.
class FilesEndpoint : public Endpoint
{
public:
    FilesEndpoint(FileDesk &files, qint64 uploadBytes)
        : m_files(files)
        , m_uploadBytes(uploadBytes)
    {
    }

    bool serves(const QString &path) const override;
    QList<net::HttpMethod> methods(const QString &path) const override;
    std::variant<qint64, net::HttpResponse> admit(
        const net::HttpRequest &head, const net::HttpContext &context) const override;
    net::HttpOutcome answer(net::HttpRequest request, const net::HttpContext &context) const override;
    bool answersPreflight() const override { return true; }

private:
    FileDesk &m_files;
    qint64 m_uploadBytes;
};

} // namespace qiao::relay::api
