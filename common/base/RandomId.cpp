#include "common/base/RandomId.h"

#include <QRandomGenerator>

namespace qiao::base {

QByteArray secureRandom(int bytes)
{
    QByteArray random((bytes + 3) / 4 * 4, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(random.data()), random.size() / 4);
    random.truncate(bytes);
    return random;
}

QString randomId(QChar prefix)
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    constexpr int length = 20;
    QString id;
    id.reserve(length + 1);
    id += prefix;
    const QByteArray random = secureRandom(length);
    for (const char byte : random)
        id += QLatin1Char(alphabet[static_cast<uchar>(byte) & 31U]);
    return id;
}

QString randomToken()
{
    return QString::fromLatin1(
        secureRandom(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace qiao::base
