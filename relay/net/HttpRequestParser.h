#pragma once

#include "relay/net/HttpRequest.h"

#include <QByteArrayView>

#include <memory>

namespace qiao::relay::net {

// Reads one request from bytes as they arrive; lives in its connection's worker thread. What it does not consume is to
// be given again with more bytes behind it, or belongs to the next request.
class HttpRequestParser
{
public:
    enum class State { Head, Body, Complete, Failed };

    explicit HttpRequestParser(int headBytes);
    ~HttpRequestParser();
    HttpRequestParser(const HttpRequestParser &) = delete;
    HttpRequestParser &operator=(const HttpRequestParser &) = delete;

    // Takes what it can and answers how many bytes that was. Stops after the head, so that the body can be admitted.
    qsizetype feed(QByteArrayView bytes);

    State state() const;
    const HttpRequest &request() const;
    HttpRequest takeRequest();

    // The largest body that will be taken, from now on.
    void setBodyLimit(qint64 bytes);

    // The status to answer with in State::Failed: 400, 413, 417, 431, 501 or 505.
    int failureStatus() const;

    // Whether these bytes cannot become a request head, however many follow. Cheap enough for every arrival.
    static bool isHopeless(QByteArrayView bytes);

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

} // namespace qiao::relay::net
