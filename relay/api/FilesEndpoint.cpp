#include "relay/api/FilesEndpoint.h"

#include "relay/api/BearerToken.h"
#include "relay/api/CrossOrigin.h"

namespace qiao::relay::api {

using net::HttpMethod;
using net::HttpResponse;

namespace {

const QString collection = QStringLiteral("/v1/files");
const QString member = QStringLiteral("/v1/files/");

// The reply to who may not ask at all, by the head alone.
std::optional<HttpResponse> refusal(const net::HttpRequest &request, const CrossOrigin::Verdict &verdict)
{
    if (verdict.refusal) {
        return verdict.refusal;
    }
    if (bearerToken(request).isEmpty()) {
        return tokenNeeded();
    }
    return std::nullopt;
}

} // namespace

bool FilesEndpoint::serves(const QString &path) const
{
    return path == collection || (path.startsWith(member) && path.size() > member.size());
}

QList<HttpMethod> FilesEndpoint::methods(const QString &path) const
{
    return {path == collection ? HttpMethod::Post : HttpMethod::Get};
}

std::variant<qint64, HttpResponse> FilesEndpoint::admit(
    const net::HttpRequest &head, const net::HttpContext &context) const
{
    const auto verdict = CrossOrigin::judge(head, context);
    if (auto refused = refusal(head, verdict)) {
        return CrossOrigin::withFields(std::move(*refused), verdict.fields);
    }
    if (head.target.path() != collection) {
        return qint64(0);
    }
    if (head.contentLength.value_or(0) > quint64(m_uploadBytes)) {
        return CrossOrigin::withFields(HttpResponse::error({base::ErrorCode::TooLarge,
                                           QStringLiteral("a file has at most %1 bytes").arg(m_uploadBytes), {}}),
            verdict.fields);
    }
    return m_uploadBytes;
}

net::HttpOutcome FilesEndpoint::answer(net::HttpRequest request, const net::HttpContext &context) const
{
    if (request.method == HttpMethod::Options) {
        return CrossOrigin::preflight(request, context);
    }
    const auto verdict = CrossOrigin::judge(request, context);
    if (auto refused = refusal(request, verdict)) {
        return CrossOrigin::withFields(std::move(*refused), verdict.fields);
    }
    const FileBearer bearer{verdict.site, bearerToken(request), context.address};
    if (request.target.path() != collection) {
        m_files.download(context.http, bearer, domain::FileId(request.target.path().mid(member.size())));
        return net::Deferred{verdict.fields};
    }
    if (request.body.isEmpty()) {
        return CrossOrigin::withFields(
            HttpResponse::error(base::badRequest(QStringLiteral("the file is empty"))), verdict.fields);
    }
    m_files.upload(context.http,
        {bearer, request.target.parameter(u"name").value_or(QString()), request.listField("content-type"),
            std::move(request.body), {}});
    return net::Deferred{verdict.fields};
}

} // namespace qiao::relay::api
