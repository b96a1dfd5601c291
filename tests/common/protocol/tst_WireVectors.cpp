#include "common/protocol/CommandCodec.h"
#include "common/protocol/EventCodec.h"
#include "common/protocol/ServerFrame.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace qiao;
using namespace qiao::protocol;

// The wire as it was promised: these frames are read and written like this for as long as it is called qiao.v1. Other
// clients' tests may read the same files.
class tst_WireVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commands_data();
    void commands();
    void events_data();
    void events();
    void everyEventHasAVector();
    void others_data();
    void others();

private:
    static QJsonArray vectors(const QString &name)
    {
        QFile file(QFINDTESTDATA(QStringLiteral("vectors/%1.json").arg(name)));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object().value("vectors").toArray();
    }
    static void rows(const QString &name)
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray all = vectors(name);
        QVERIFY(!all.isEmpty());
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QJsonObject vector = all.at(i).toObject();
            const QJsonObject frame = vector.value(vector.contains("frame") ? "frame" : "agent").toObject();
            const QString title = vector.value("name").toString(frame.value("type").toString());
            QTest::addRow("%lld %s", static_cast<long long>(i), qPrintable(title)) << vector;
        }
    }
    static QByteArray textOf(const QJsonValue &frame)
    {
        return QJsonDocument(frame.toObject()).toJson(QJsonDocument::Compact);
    }
};

void tst_WireVectors::commands_data()
{
    rows("commands");
}

void tst_WireVectors::commands()
{
    QFETCH(QJsonObject, vector);
    const auto check = [&](const auto &decoded) {
        if (const auto *refusal = std::get_if<Refusal>(&decoded)) {
            QVERIFY2(!vector.contains("accepted"), qPrintable(refusal->error.message));
            QCOMPARE(base::nameOf(refusal->error.code), vector.value("refused").toString());
            return;
        }
        QCOMPARE(QJsonDocument::fromJson(encode(std::get<0>(decoded))).object(), vector.value("accepted").toObject());
    };
    const QString side = vector.value("side").toString();
    QVERIFY(side == "visitor" || side == "agent");
    if (side == "visitor")
        check(decodeVisitorCommand(textOf(vector.value("frame"))));
    else
        check(decodeAgentCommand(textOf(vector.value("frame"))));
}

void tst_WireVectors::events_data()
{
    rows("events");
}

void tst_WireVectors::events()
{
    QFETCH(QJsonObject, vector);
    const base::Result<domain::ConversationEvent> event = eventFromJson(vector.value("agent").toObject());
    QVERIFY(event.isOk());
    QCOMPARE(toJson(*event, domain::Side::Agent), vector.value("agent").toObject());
    QVERIFY(vector.contains("visitor"));
    QCOMPARE(domain::isVisibleToVisitor(event->body), vector.value("visitor").isObject());
    if (vector.value("visitor").isObject())
        QCOMPARE(toJson(*event, domain::Side::Visitor), vector.value("visitor").toObject());
}

void tst_WireVectors::everyEventHasAVector()
{
    QSet<QString> types;
    for (const QJsonValue &vector : vectors("events"))
        types.insert(vector.toObject().value("agent").toObject().value("type").toString());
    QCOMPARE(types.size(), static_cast<qsizetype>(std::variant_size_v<domain::EventBody>));
}

void tst_WireVectors::others_data()
{
    rows("others");
}

void tst_WireVectors::others()
{
    QFETCH(QJsonObject, vector);
    const QString kind = vector.value("kind").toString();
    const base::Result<ServerFrame> decoded = decodeServerFrame(textOf(vector.value("frame")));
    QVERIFY(decoded.isOk());
    QByteArray again;
    if (const auto *ok = std::get_if<OkAnswer>(&*decoded)) {
        QCOMPARE(kind, "ok");
        again = encodeOk(ok->re, ok->data);
    } else if (const auto *error = std::get_if<ErrorAnswer>(&*decoded)) {
        QCOMPARE(kind, "error");
        again = encodeError(error->re, error->error);
    } else if (const auto *ephemeral = std::get_if<EphemeralEvent>(&*decoded)) {
        QCOMPARE(kind, "ephemeral");
        again = encode(*ephemeral);
    } else {
        QVERIFY(std::holds_alternative<UnknownEvent>(*decoded));
        QCOMPARE(kind, "unknown");
        return;
    }
    QCOMPARE(QJsonDocument::fromJson(again).object(), vector.value("frame").toObject());
}

QTEST_GUILESS_MAIN(tst_WireVectors)
#include "tst_WireVectors.moc"
