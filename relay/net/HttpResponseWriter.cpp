#include "relay/net/HttpResponseWriter.h"

#include <QLocale>

#include <algorithm>

namespace qiao::relay::net {

namespace {

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isFieldName(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isTokenCharacter);
}

bool isFieldValue(const QByteArray &value)
{
    return std::none_of(value.begin(), value.end(), [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == 0x7f; });
}

bool isReserved(const QByteArray &name)
{
    for (const char *own : {"content-length", "connection", "transfer-encoding", "date"}) {
        if (name.compare(own, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

QByteArray httpDate(const QDateTime &now)
{
    return QLocale::c().toString(now.toUTC(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " GMT";
}

} // namespace

base::Result<QByteArray> HttpResponseWriter::head(
    const HttpResponse &response, qint64 bodySize, Connection connection, const QDateTime &now)
{
    QByteArray head;
    head.reserve(512);
    head += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonOf(response.status) + "\r\n";
    head += "Date: " + httpDate(now) + "\r\n";
    for (const auto &[name, value] : response.fields) {
        if (!isFieldName(name) || !isFieldValue(value) || isReserved(name)) {
            return base::internalError(QStringLiteral("the reply holds a header field that must not be sent: \"%1\"")
                                           .arg(QString::fromLatin1(name.toPercentEncoding())));
        }
        head += name + ": " + value + "\r\n";
    }
    if (response.status >= 200 && response.status != 204 && response.status != 304) {
        head += "Content-Length: " + QByteArray::number(bodySize) + "\r\n";
    }
    head += connection == Connection::KeepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

QByteArray HttpResponseWriter::reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Status";
    }
}

} // namespace qiao::relay::net
