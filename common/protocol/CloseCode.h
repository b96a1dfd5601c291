#pragma once

#include <QtGlobal>

namespace qiao::protocol {

// Why a WebSocket was closed, as the number in its close frame.
enum class CloseCode : quint16 {
    Normal = 1000,
    Draining = 1001, // the relay goes down: come back, after a random wait
    ProtocolError = 1002, // bytes that RFC 6455 does not allow
    UnsupportedData = 1003, // a binary frame where only text is spoken
    BadText = 1007, // not UTF-8
    TooLarge = 1009,
    NotAuthorized = 4001,
    OriginRefused = 4003,
    TooSlow = 4008, // the reader fell behind its outbox: come back and resume
    TooMany = 4029, // too many frames
};

} // namespace qiao::protocol
