#pragma once

#include <QByteArray>
#include <QString>

namespace qiao::base {

// `bytes` from the system's secure random source.
QByteArray secureRandom(int bytes);

// `prefix` and 96 random bits in lower-case base 32: unique without asking anybody, safe in a URL and a file name.
QString randomId(QChar prefix);

// 256 random bits as base64url: a bearer token.
QString randomToken();

} // namespace qiao::base
