#include "common/protocol/CannedReplyCodec.h"
#include "common/protocol/DirectoryFrames.h"
#include "common/protocol/ExperimentCodec.h"
#include "common/protocol/Limits.h"
#include "common/protocol/ServerFrame.h"

#include <QJsonArray>
#include <QTest>

using namespace qiao;
using namespace qiao::protocol;

namespace {

DirectoryChanged read(const QByteArray &frame)
{
    const auto decoded = decodeServerFrame(frame);
    return std::get<DirectoryChanged>(std::get<EphemeralEvent>(*decoded));
}

DirectoryChanged everything(int replies)
{
    DirectoryChanged whole;
    whole.queues = {{domain::QueueId(QStringLiteral("sales")), QStringLiteral("Sales")}};
    whole.pauseReasons = {QStringLiteral("Lunch")};
    whole.tags = {QStringLiteral("refund"), QStringLiteral("退款")};
    domain::Macro macro{QStringLiteral("m1"), QStringLiteral("Solved"), {}};
    macro.steps.append({domain::MacroStep::Kind::Tag, {}, {QStringLiteral("refund")}, {}});
    whole.macros = {macro};
    for (int i = 0; i < replies; ++i) {
        domain::CannedReply reply{QStringLiteral("r%1").arg(i), QStringLiteral("s%1").arg(i), QStringLiteral("Title"),
            QString(limits::messageLength, QChar(u'\u6865')), QStringLiteral("zh")};
        reply.files = {{domain::FileId(QStringLiteral("f1")), QStringLiteral("label.pdf"),
            QStringLiteral("application/pdf"), 1'234}};
        whole.cannedReplies.append(reply);
    }
    return whole;
}

} // namespace

class tst_DirectoryFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLittleIsOneFrame();
    void muchIsSeveralBelowTheBound();
    void emptyListsForgetWhatWasKnown();
    void aReplyIsChecked_data();
    void aReplyIsChecked();
    void anExperimentComesBack();
    void anExperimentIsChecked_data();
    void anExperimentIsChecked();
};

void tst_DirectoryFrames::aLittleIsOneFrame()
{
    const QByteArrayList frames = directoryFrames(everything(1));
    QCOMPARE(frames.size(), 1);
    QCOMPARE(read(frames.first()), everything(1));
}

void tst_DirectoryFrames::muchIsSeveralBelowTheBound()
{
    const DirectoryChanged whole = everything(30);
    const QByteArrayList frames = directoryFrames(whole);
    QVERIFY(frames.size() > 5);
    DirectoryChanged known;
    known.tags = {QStringLiteral("an old one")};
    for (const QByteArray &frame : frames) {
        QVERIFY(frame.size() <= limits::frameBytes);
        const DirectoryChanged part = read(frame);
        QCOMPARE(part.isMore, &frame != &frames.first());
        if (!part.isMore) {
            known = part;
            continue;
        }
        known.queues += part.queues;
        known.cannedReplies += part.cannedReplies;
        known.macros += part.macros;
        known.pauseReasons += part.pauseReasons;
        known.tags += part.tags;
    }
    QCOMPARE(known, whole);
}

void tst_DirectoryFrames::emptyListsForgetWhatWasKnown()
{
    const QByteArrayList frames = directoryFrames({});
    QCOMPARE(frames.size(), 1);
    QCOMPARE(read(frames.first()), DirectoryChanged());
}

void tst_DirectoryFrames::aReplyIsChecked_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("as it is") << QStringLiteral("locale") << QJsonValue(QStringLiteral("en")) << true;
    QTest::newRow("no shortcut") << QStringLiteral("shortcut") << QJsonValue(QString()) << false;
    QTest::newRow("a shortcut of two words")
        << QStringLiteral("shortcut") << QJsonValue(QStringLiteral("a b")) << false;
    QTest::newRow("a slash") << QStringLiteral("shortcut") << QJsonValue(QStringLiteral("/hi")) << false;
    QTest::newRow("an empty text") << QStringLiteral("text") << QJsonValue(QStringLiteral("  ")) << false;
    QTest::newRow("a long text") << QStringLiteral("text") << QJsonValue(QString(4'001, QChar(u'x'))) << false;
    QTest::newRow("many files") << QStringLiteral("files")
                                << QJsonValue(QJsonArray{QJsonObject(), QJsonObject(), QJsonObject(), QJsonObject(),
                                       QJsonObject(), QJsonObject()})
                                << false;
    QTest::newRow("a file without a name")
        << QStringLiteral("files") << QJsonValue(QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("f1")}}})
        << false;
}

void tst_DirectoryFrames::aReplyIsChecked()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QFETCH(bool, isRight);
    const domain::CannedReply reply = everything(1).cannedReplies.first();
    QCOMPARE(*cannedReplyFromJson(toJson(reply)), reply);
    QJsonObject json = toJson(reply);
    json.insert(field, value);
    QCOMPARE(cannedReplyFromJson(json).isOk(), isRight);
}

void tst_DirectoryFrames::anExperimentComesBack()
{
    domain::Experiment routing;
    routing.id = QStringLiteral("x1");
    routing.name = QStringLiteral("VIP first");
    routing.kind = domain::ExperimentKind::Routing;
    routing.queue = domain::QueueId(QStringLiteral("sales"));
    routing.shareOfB = 20;
    routing.arms = {domain::ExperimentArm{QStringLiteral("As today"), {}, {}},
        domain::ExperimentArm{QStringLiteral("VIP"), {}, {.vip = 4.5}}};
    routing.startedAt = base::fromEpochMs(1'000);
    routing.endedAt = base::fromEpochMs(2'000);
    QCOMPARE(*experimentFromJson(toJson(routing)), routing);

    domain::Experiment greeting;
    greeting.id = QStringLiteral("x2");
    greeting.name = QStringLiteral("Words");
    greeting.site = domain::SiteKey(QStringLiteral("shop"));
    greeting.locale = QStringLiteral("zh");
    greeting.arms = {domain::ExperimentArm{QStringLiteral("A"), QStringLiteral("您好"), {}},
        domain::ExperimentArm{QStringLiteral("B"), QStringLiteral("嗨"), {}}};
    QCOMPARE(*experimentFromJson(toJson(greeting)), greeting);
}

void tst_DirectoryFrames::anExperimentIsChecked_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("an unknown kind") << QStringLiteral("kind") << QJsonValue(QStringLiteral("colour"));
    QTest::newRow("one arm") << QStringLiteral("arms") << QJsonValue(QJsonArray{QJsonObject()});
    QTest::newRow("a share that is no number") << QStringLiteral("shareOfB") << QJsonValue(QStringLiteral("half"));
    QTest::newRow("a negative time") << QStringLiteral("startedAt") << QJsonValue(-1);
    QTest::newRow("a weight of words") << QStringLiteral("arms")
                                       << QJsonValue(QJsonArray{
                                              QJsonObject{{QStringLiteral("name"), QStringLiteral("A")},
                                                  {QStringLiteral("weights"),
                                                      QJsonObject{{QStringLiteral("vip"), QStringLiteral("much")}}}},
                                              QJsonObject{{QStringLiteral("name"), QStringLiteral("B")}}});
}

void tst_DirectoryFrames::anExperimentIsChecked()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject json{{QStringLiteral("id"), QStringLiteral("x")}, {QStringLiteral("name"), QStringLiteral("X")},
        {QStringLiteral("kind"), QStringLiteral("routing")}, {QStringLiteral("queue"), QStringLiteral("sales")},
        {QStringLiteral("arms"),
            QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("A")}},
                QJsonObject{{QStringLiteral("name"), QStringLiteral("B")}}}}};
    QVERIFY(experimentFromJson(json).isOk());
    json.insert(field, value);
    QVERIFY(!experimentFromJson(json).isOk());
}

QTEST_APPLESS_MAIN(tst_DirectoryFrames)
#include "tst_DirectoryFrames.moc"
