#include "common/base/Result.h"

#include <QTest>

#include <memory>

using namespace qiao::base;

class tst_Result : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAValueOrAnError();
    void movesWhatCannotBeCopied();
    void nothingMayBeTheValue();
    void everyCodeHasItsName_data();
    void everyCodeHasItsName();
    void unknownNamesAreNoCodes();
};

void tst_Result::holdsAValueOrAnError()
{
    const Result<int> value(7);
    QVERIFY(value.isOk());
    QVERIFY(static_cast<bool>(value));
    QCOMPARE(*value, 7);
    QCOMPARE(value.value(), 7);
    const Result<QString> failed(notFound(QStringLiteral("no such thing")));
    QVERIFY(!failed.isOk());
    QVERIFY(failed.error().code == ErrorCode::NotFound);
    QCOMPARE(failed.error().message, QStringLiteral("no such thing"));
    QCOMPARE(Result<QString>(QStringLiteral("abc"))->size(), 3);
}

void tst_Result::movesWhatCannotBeCopied()
{
    Result<std::unique_ptr<int>> result(std::make_unique<int>(3));
    const std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 3);
}

void tst_Result::nothingMayBeTheValue()
{
    QVERIFY(Result<void>().isOk());
    const Result<void> failed(conflict(QStringLiteral("taken")));
    QVERIFY(!failed);
    QVERIFY(failed.error().code == ErrorCode::Conflict);
}

void tst_Result::everyCodeHasItsName_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("name");
    const QStringList names{"bad_request", "unknown_type", "unauthorized", "forbidden", "not_found", "conflict",
        "too_large", "rate_limited", "unavailable", "internal"};
    for (int code = 0; code < names.size(); ++code)
        QTest::newRow(qPrintable(names.at(code))) << code << names.at(code);
}

void tst_Result::everyCodeHasItsName()
{
    QFETCH(int, code);
    QFETCH(QString, name);
    QCOMPARE(nameOf(static_cast<ErrorCode>(code)), name);
    QVERIFY(errorCodeFromName(name) == static_cast<ErrorCode>(code));
}

void tst_Result::unknownNamesAreNoCodes()
{
    for (const char *name : {"", "Bad_Request", "bad_request ", "none"})
        QVERIFY(!errorCodeFromName(QString(name)));
}

QTEST_GUILESS_MAIN(tst_Result)
#include "tst_Result.moc"
