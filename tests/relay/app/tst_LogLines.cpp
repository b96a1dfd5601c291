#include "relay/app/LogLines.h"

#include <QTest>

using namespace qiao::relay::app;

class tst_LogLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsOneLine();
    void hostileTextStaysInItsQuotes();
};

void tst_LogLines::aMessageIsOneLine()
{
    const QMessageLogContext context("file.cpp", 1, "function", "qiao.net");
    const QByteArray line = logLine(QtWarningMsg, context, QStringLiteral("a door 门 was shut"));
    QVERIFY(line.startsWith("time=20"));
    QVERIFY(line.endsWith(" level=warning category=qiao.net message=\"a door 门 was shut\"\n"));
}

void tst_LogLines::hostileTextStaysInItsQuotes()
{
    const QMessageLogContext context;
    const QByteArray line = logLine(QtInfoMsg, context, QStringLiteral("x\"\\\r\nlevel=fatal\x1b[31m") + QChar(0x2028));
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith("category=default message=\"x\\\"\\\\\\u000d\\u000alevel=fatal\\u001b[31m\\u2028\"\n"));
}

QTEST_GUILESS_MAIN(tst_LogLines)
#include "tst_LogLines.moc"
