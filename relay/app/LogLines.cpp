#include "relay/app/LogLines.h"

#include <QDateTime>
#include <QLoggingCategory>

#include <unistd.h>

namespace qiao::relay::app {

namespace {

QLatin1StringView nameOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QLatin1StringView("debug");
    case QtInfoMsg:
        return QLatin1StringView("info");
    case QtWarningMsg:
        return QLatin1StringView("warning");
    case QtCriticalMsg:
        return QLatin1StringView("error");
    case QtFatalMsg:
        return QLatin1StringView("fatal");
    }
    return QLatin1StringView("info");
}

QString escaped(const QString &message)
{
    QString text;
    text.reserve(message.size() + 2);
    for (const QChar character : message) {
        if (character == u'"' || character == u'\\')
            text += u'\\';
        if (character.category() == QChar::Other_Control || character.category() == QChar::Separator_Line
            || character.category() == QChar::Separator_Paragraph)
            text += QStringLiteral("\\u%1").arg(static_cast<int>(character.unicode()), 4, 16, QChar(u'0'));
        else
            text += character;
    }
    return text;
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // One write for each line keeps the lines of several threads apart.
    const QByteArray line = logLine(type, context, message);
    static_cast<void>(!write(STDERR_FILENO, line.constData(), static_cast<size_t>(line.size())));
}

} // namespace

QByteArray logLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    return QStringLiteral("time=%1 level=%2 category=%3 message=\"%4\"\n")
        .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), nameOf(type),
            QString::fromLatin1(context.category ? context.category : "default"), escaped(message))
        .toUtf8();
}

void installLogLines()
{
    qInstallMessageHandler(writeLine);
}

} // namespace qiao::relay::app
