#include "relay/net/HttpRequestParser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/verb.hpp>
#include <limits>

namespace qiao::relay::net {

namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

constexpr qsizetype mostFields = 100;

QByteArrayView viewOf(string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

HttpMethod methodOf(http::verb verb)
{
    switch (verb) {
    case http::verb::get:
        return HttpMethod::Get;
    case http::verb::head:
        return HttpMethod::Head;
    case http::verb::post:
        return HttpMethod::Post;
    case http::verb::put:
        return HttpMethod::Put;
    case http::verb::delete_:
        return HttpMethod::Delete;
    case http::verb::options:
        return HttpMethod::Options;
    default:
        return HttpMethod::Other;
    }
}

bool listHolds(const QByteArray &list, QByteArrayView token)
{
    const auto items = list.split(',');
    return std::any_of(items.begin(), items.end(),
        [&](const QByteArray &item) { return item.trimmed().compare(token, Qt::CaseInsensitive) == 0; });
}

// Whether a field goes on in the next line, which Beast would mend and RFC 9112 (5.2) forbids.
bool holdsFold(QByteArrayView bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    const QByteArrayView head = end < 0 ? bytes : bytes.first(end);
    return head.indexOf("\r\n ") >= 0 || head.indexOf("\r\n\t") >= 0;
}

} // namespace

// Receives what Beast's parser finds, and refuses more than Beast does.
class HttpRequestParser::Reader : public http::basic_parser<true>
{
public:
    explicit Reader(int headBytes)
    {
        header_limit(std::uint32_t(headBytes));
        body_limit(std::numeric_limits<qint64>::max());
        eager(false);
    }

    HttpRequest request;
    State state = State::Head;
    int failureStatus = 0;
    qint64 bodyLimit = 0;

    void fail(int status)
    {
        state = State::Failed;
        failureStatus = status;
    }

    void finishHead()
    {
        const QByteArray connection = request.listField("connection");
        request.wantsUpgrade = listHolds(connection, "upgrade");
        request.wantsKeepAlive
            = request.minorVersion == 1 ? !listHolds(connection, "close") : listHolds(connection, "keep-alive");
        if (const auto length = content_length()) {
            request.contentLength = *length;
        }
        request.isChunked = chunked();
        checkFraming();
        if (state != State::Failed) {
            checkExpectation();
        }
    }

private:
    void checkFraming()
    {
        int hosts = 0;
        int lengths = 0;
        int encodings = 0;
        for (const auto &[name, value] : std::as_const(request.fields)) {
            hosts += name == "host" ? 1 : 0;
            encodings += name == "transfer-encoding" ? 1 : 0;
            if (name == "content-length") {
                ++lengths;
                const bool isOneNumber
                    = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
                if (!isOneNumber) {
                    return fail(400);
                }
            }
        }
        const bool isHostMissing = hosts == 0 && request.minorVersion == 1;
        const bool isEncodingOdd = encodings > 0 && (lengths > 0 || request.minorVersion == 0);
        if (isHostMissing || hosts > 1 || lengths > 1 || encodings > 1 || isEncodingOdd) {
            fail(400);
        } else if (encodings == 1 && request.listField("transfer-encoding").trimmed().toLower() != "chunked") {
            fail(501);
        }
    }

    void checkExpectation()
    {
        const QByteArray expectation = request.listField("expect");
        if (expectation.isEmpty() || request.minorVersion == 0) {
            return;
        }
        if (expectation.toLower() != "100-continue") {
            return fail(417);
        }
        request.wantsContinue = true;
    }

    void on_request_impl(http::verb verb, string_view, string_view target, int version, error_code &ec) override
    {
        request.method = methodOf(verb);
        request.minorVersion = version % 10;
        auto parsed = RequestTarget::parse(viewOf(target));
        if (!parsed) {
            ec = http::error::bad_target;
            return;
        }
        request.target = std::move(*parsed);
    }

    void on_response_impl(int, string_view, int, error_code &) override { }

    void on_field_impl(http::field, string_view name, string_view value, error_code &ec) override
    {
        // Fields behind a chunked body are read past: nothing after the head may change what the head said.
        if (state != State::Head) {
            return;
        }
        if (request.fields.size() == mostFields) {
            ec = http::error::header_limit;
            return;
        }
        request.fields.append({viewOf(name).toByteArray().toLower(), viewOf(value).toByteArray().trimmed()});
    }

    void on_header_impl(error_code &) override { }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override { }

    std::size_t on_body_impl(string_view body, error_code &ec) override { return append(body, ec); }

    void on_chunk_header_impl(std::uint64_t size, string_view, error_code &ec) override
    {
        if (size > std::uint64_t(std::max<qint64>(bodyLimit - request.body.size(), 0))) {
            ec = http::error::body_limit;
        }
    }

    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code &ec) override
    {
        return append(body, ec);
    }
    void on_finish_impl(error_code &) override { }

    std::size_t append(string_view body, error_code &ec)
    {
        if (qint64(body.size()) > bodyLimit - request.body.size()) {
            ec = http::error::body_limit;
            return 0;
        }
        request.body.append(viewOf(body));
        return body.size();
    }
};

HttpRequestParser::HttpRequestParser(int headBytes)
    : m_reader(std::make_unique<Reader>(headBytes))
{
}

HttpRequestParser::~HttpRequestParser() = default;

qsizetype HttpRequestParser::feed(QByteArrayView bytes)
{
    qsizetype consumed = 0;
    while (m_reader->state == State::Head || m_reader->state == State::Body) {
        error_code ec;
        const QByteArrayView rest = bytes.sliced(consumed);
        if (m_reader->state == State::Head && holdsFold(rest)) {
            m_reader->fail(400);
            break;
        }
        consumed += qsizetype(m_reader->put({rest.data(), std::size_t(rest.size())}, ec));
        if (ec == http::error::need_more) {
            break;
        }
        if (ec == http::error::header_limit) {
            m_reader->fail(431);
        } else if (ec == http::error::body_limit) {
            m_reader->fail(413);
        } else if (ec == http::error::bad_version) {
            m_reader->fail(505);
        } else if (ec) {
            m_reader->fail(400);
        } else if (m_reader->state == State::Head && m_reader->is_header_done()) {
            m_reader->finishHead();
            if (m_reader->state == State::Head) {
                m_reader->state = m_reader->is_done() ? State::Complete : State::Body;
            }
            break;
        } else if (m_reader->is_done()) {
            m_reader->state = State::Complete;
        } else if (consumed == bytes.size()) {
            break;
        }
    }
    return consumed;
}

HttpRequestParser::State HttpRequestParser::state() const
{
    return m_reader->state;
}

const HttpRequest &HttpRequestParser::request() const
{
    return m_reader->request;
}

HttpRequest HttpRequestParser::takeRequest()
{
    return std::move(m_reader->request);
}

void HttpRequestParser::setBodyLimit(qint64 bytes)
{
    m_reader->bodyLimit = bytes;
    if (m_reader->state == State::Body && m_reader->request.contentLength.value_or(0) > quint64(bytes)) {
        m_reader->fail(413);
    }
}

int HttpRequestParser::failureStatus() const
{
    return m_reader->failureStatus;
}

bool HttpRequestParser::isHopeless(QByteArrayView bytes)
{
    char previous = 0;
    for (const char byte : bytes) {
        const bool isLoneLineFeed = byte == '\n' && previous != '\r';
        const bool isLoneReturn = previous == '\r' && byte != '\n';
        const bool isControl = uchar(byte) < 0x20 && byte != '\r' && byte != '\n' && byte != '\t';
        if (isLoneLineFeed || isLoneReturn || isControl) {
            return true;
        }
        previous = byte;
    }
    return false;
}

} // namespace qiao::relay::net
