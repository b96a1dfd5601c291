#include "relay/metrics/Csv.h"

#include <QJsonValue>

#include <cmath>

namespace qiao::relay::metrics {

namespace {

QString quoted(QString text)
{
    // What begins like this is carried out by spreadsheets, as a formula or as a way to the next cell.
    static const QString dangerous = QStringLiteral("=+-@\t\r\n");
    if (!text.isEmpty() && dangerous.contains(text.front()))
        text.prepend(u'\'');
    static const QString special = QStringLiteral(",\"\r\n");
    const bool isPlain = std::none_of(text.cbegin(), text.cend(), [](QChar c) { return special.contains(c); });
    return isPlain ? text : u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString cellOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::String:
        return quoted(value.toString());
    default:
        return {};
    }
}

} // namespace

QByteArray csvOf(const QStringList &columns, const std::vector<QJsonObject> &rows)
{
    const QString lineEnd = QStringLiteral("\r\n");
    QString csv = QChar(QChar::ByteOrderMark) + columns.join(u',') + lineEnd;
    for (const QJsonObject &row : rows) {
        QStringList cells;
        for (const QString &column : columns)
            cells.append(cellOf(row.value(column)));
        csv += cells.join(u',') + lineEnd;
    }
    return csv.toUtf8();
}

} // namespace qiao::relay::metrics
