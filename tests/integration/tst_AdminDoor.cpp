#include "tests/integration/WireClient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace qiao::tests {

// The administration over HTTP with the real relay: who may, what is refused, and that a change reaches every desk.
class TestAdminDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_relay = std::make_unique<RelayProcess>();
        QVERIFY(m_relay->start());
        m_ann = signIn(*m_relay, u"ann"_s);
        m_sue = signIn(*m_relay, u"sue"_s);
        QVERIFY(!m_ann.isEmpty() && !m_sue.isEmpty());
    }
    void cleanupTestCase() { m_relay.reset(); }

    void strangersAndAgentsAreRefused()
    {
        QCOMPARE(ask("GET", u"queues"_s, QString()).status, 401);
        QCOMPARE(ask("GET", u"queues"_s, u"nonsense"_s).status, 401);
        for (const QString &place : {u"queues"_s, u"users"_s, u"settings"_s, u"audit"_s, u"experiments/x"_s}) {
            const HttpAnswer answer = ask("GET", place, m_ann);
            QCOMPARE(answer.status, 403);
            QCOMPARE(answer.json().value("error"_L1).toObject().value("code"_L1).toString(), u"forbidden"_s);
        }
        QCOMPARE(put(u"queues/mine"_s, {{u"name"_s, u"Mine"_s}}, "If-None-Match", "*", m_ann).status, 403);
        QCOMPARE(ask("GET", u"nothing"_s, m_sue).status, 404);
        QCOMPARE(ask("POST", u"queues"_s, m_sue).status, 405);
    }

    void aChangeIsMeantForOneVersion()
    {
        const QJsonObject sales{{u"name"_s, u"Sales"_s}};
        QCOMPARE(ask("PUT", u"queues/sales"_s, m_sue, QJsonDocument(sales).toJson()).status, 428);
        const HttpAnswer added = put(u"queues/sales"_s, sales, "If-None-Match", "*");
        QCOMPARE(added.status, 201);
        const QByteArray tag = added.header("ETag");
        QCOMPARE(tag, QByteArray('"' + added.json().value("version"_L1).toString().toLatin1() + '"'));
        QCOMPARE(ask("GET", u"queues/sales"_s, m_sue).header("ETag"), tag);
        QCOMPARE(put(u"queues/sales"_s, sales, "If-None-Match", "*").status, 412);
        const HttpAnswer changed = put(u"queues/sales"_s, {{u"name"_s, u"Purchases"_s}}, "If-Match", tag);
        QCOMPARE(changed.status, 200);
        const HttpAnswer late = put(u"queues/sales"_s, {{u"name"_s, u"Late"_s}}, "If-Match", tag);
        QCOMPARE(late.status, 412);
        QCOMPARE(late.json().value("current"_L1).toObject().value("name"_L1).toString(), u"Purchases"_s);
        QCOMPARE(ask("DELETE", u"queues/sales"_s, m_sue, {}, {{"If-Match", tag}}).status, 412);
        QCOMPARE(ask("DELETE", u"queues/sales"_s, m_sue, {}, {{"If-Match", changed.header("ETag")}}).status, 204);
        QCOMPARE(ask("GET", u"queues/sales"_s, m_sue).status, 404);
    }

    void whatIsOutOfBoundsIsRefused()
    {
        QCOMPARE(put(u"queues/q"_s, {{u"name"_s, u"Q"_s}, {u"priority"_s, 12}}, "If-None-Match", "*").status, 400);
        QCOMPARE(put(u"queues/a%20b"_s, {{u"name"_s, u"Q"_s}}, "If-None-Match", "*").status, 400);
        QCOMPARE(put(u"queues/"_s + QString(65, u'x'), {{u"name"_s, u"Q"_s}}, "If-None-Match", "*").status, 400);
        QCOMPARE(put(u"queues/q"_s, {{u"name"_s, QString(80'000, u'x')}}, "If-None-Match", "*").status, 413);
        QCOMPARE(ask("PUT", u"queues/q"_s, m_sue, "{\"name\":", {{"If-None-Match", "*"}}).status, 400);
        QCOMPARE(ask("GET", u"audit?limit=100000"_s, m_sue).status, 400);
        QCOMPARE(ask("GET", u"audit?before=-1"_s, m_sue).status, 400);
        const QJsonObject user{{u"signInName"_s, u"short"_s}, {u"name"_s, u"S"_s}, {u"role"_s, u"agent"_s},
            {u"capacity"_s, 1}, {u"password"_s, u"short"_s}};
        QCOMPARE(put(u"users/u"_s, user, "If-None-Match", "*").status, 400);
    }

    void aNewAgentSignsInAndADisabledOneIsGone()
    {
        QJsonObject user{{u"signInName"_s, u"zoe"_s}, {u"name"_s, u"Zoe"_s}, {u"role"_s, u"agent"_s},
            {u"capacity"_s, 2}, {u"password"_s, u"a long secret"_s}};
        const HttpAnswer added = put(u"users/zoe"_s, user, "If-None-Match", "*");
        QCOMPARE(added.status, 201);
        QVERIFY(!added.body.contains("secret"));
        const QString token = signIn(*m_relay, u"zoe"_s, u"a long secret"_s);
        QVERIFY(!token.isEmpty());
        WireClient zoe(*m_relay);
        QVERIFY(zoe.connectAsAgent());
        QCOMPARE(zoe.call(u"session.open"_s, {{u"token"_s, token}}).value("role"_L1).toString(), u"agent"_s);

        user.remove("password"_L1);
        user.insert("disabled"_L1, true);
        QCOMPARE(put(u"users/zoe"_s, user, "If-Match", added.header("ETag")).status, 200);
        QVERIFY(zoe.waitFor([&] { return zoe.closeCode().has_value(); }));
        QVERIFY(signIn(*m_relay, u"zoe"_s, u"a long secret"_s).isEmpty());
        user.insert("role"_L1, u"supervisor"_s);
        QCOMPARE(put(u"users/eve"_s, user, "If-None-Match", "*").status, 403);
    }

    void aChangeReachesEveryDesk()
    {
        WireClient ann(*m_relay);
        QVERIFY(ann.connectAsAgent());
        const QJsonObject session = ann.call(u"session.open"_s, {{u"token"_s, m_ann}});
        QVERIFY(session.contains("cannedReplies"_L1));
        ann.forget();
        const QJsonObject reply{{u"shortcut"_s, u"late"_s}, {u"title"_s, u"Late"_s},
            {u"text"_s, u"Dear {{visitor.name|customer}}, it comes on {{date:day}}."_s}};
        QCOMPARE(put(u"canned-replies/late"_s, reply, "If-None-Match", "*").status, 201);
        QVERIFY(ann.waitFor([&] { return hasReply(ann, u"late"_s); }));
        const HttpAnswer tags = ask("GET", u"settings/tags"_s, m_sue);
        QJsonObject list = tags.json();
        list.insert("values"_L1, QJsonArray{u"refund"_s});
        QCOMPARE(put(u"settings/tags"_s, list, "If-Match", tags.header("ETag")).status, 200);
        QVERIFY(ann.waitFor([&] {
            return std::any_of(ann.frames().begin(), ann.frames().end(), [](const QJsonObject &frame) {
                return frame.value("data"_L1).toObject().value("tags"_L1).toArray().contains(u"refund"_s);
            });
        }));
    }

    void theLogTellsWhoDidWhat()
    {
        QCOMPARE(
            put(u"macros/m"_s, {{u"name"_s, u"Bye"_s}, {u"steps"_s, QJsonArray{QJsonObject{{u"do"_s, u"close"_s}}}}},
                "If-None-Match", "*")
                .status,
            201);
        const QJsonArray records = ask("GET", u"audit?limit=1"_s, m_sue).json().value("records"_L1).toArray();
        QCOMPARE(records.size(), 1);
        const QJsonObject record = records.first().toObject();
        QCOMPARE(record.value("action"_L1).toString(), u"macro.add"_s);
        QCOMPARE(record.value("target"_L1).toString(), u"Bye"_s);
        QCOMPARE(record.value("actor"_L1).toObject().value("name"_L1).toString(), u"Sue"_s);
        const QJsonArray about = ask("GET", u"audit?about=bye"_s, m_sue).json().value("records"_L1).toArray();
        QCOMPARE(about.size(), 1);
    }

    void aVisitorIsGreetedByTheArm()
    {
        const auto arm = [](const QString &name) {
            return QJsonObject{{u"name"_s, name}, {u"greeting"_s, u"Greeting "_s + name}};
        };
        const QJsonObject experiment{{u"name"_s, u"Words"_s}, {u"kind"_s, u"greeting"_s}, {u"site"_s, u"demo"_s},
            {u"arms"_s, QJsonArray{arm(u"A"_s), arm(u"B"_s)}}, {u"startedAt"_s, 1}};
        QCOMPARE(put(u"experiments/words"_s, experiment, "If-None-Match", "*").status, 201);
        QStringList seen;
        for (int i = 0; i < 20 && seen.size() < 2; ++i) {
            WireClient visitor(*m_relay);
            QVERIFY(visitor.connectAsVisitor());
            const QJsonObject session = visitor.call(u"session.open"_s);
            const QString greeting = session.value("features"_L1).toObject().value("greeting"_L1).toString();
            QVERIFY2(greeting == u"Greeting A"_s || greeting == u"Greeting B"_s, qPrintable(greeting));
            if (!seen.contains(greeting))
                seen.append(greeting);
            // The same visitor hears the same again.
            WireClient again(*m_relay);
            QVERIFY(again.connectAsVisitor());
            const QJsonObject second = again.call(u"session.open"_s, {{u"token"_s, session.value("token"_L1)}});
            QCOMPARE(second.value("features"_L1).toObject().value("greeting"_L1).toString(), greeting);
        }
        QCOMPARE(seen.size(), 2);
    }

private:
    HttpAnswer ask(const QByteArray &method, const QString &place, const QString &token, const QByteArray &body = {},
        QList<std::pair<QByteArray, QByteArray>> fields = {}) const
    {
        if (!token.isEmpty())
            fields.append({"Authorization", "Bearer " + token.toLatin1()});
        return request(m_relay->httpUrl(u"/v1/admin/"_s + place), method, body, fields);
    }
    HttpAnswer put(
        const QString &place, const QJsonObject &body, const QByteArray &field, const QByteArray &value) const
    {
        return put(place, body, field, value, m_sue);
    }
    HttpAnswer put(const QString &place, const QJsonObject &body, const QByteArray &field, const QByteArray &value,
        const QString &token) const
    {
        return ask("PUT", place, token, QJsonDocument(body).toJson(QJsonDocument::Compact), {{field, value}});
    }
    static bool hasReply(const WireClient &client, const QString &shortcut)
    {
        for (const QJsonObject &frame : client.frames()) {
            const QJsonArray replies = frame.value("data"_L1).toObject().value("cannedReplies"_L1).toArray();
            for (const QJsonValue &reply : replies) {
                if (frame.value("type"_L1) == "directory.changed"_L1
                    && reply.toObject().value("shortcut"_L1).toString() == shortcut)
                    return true;
            }
        }
        return false;
    }

    std::unique_ptr<RelayProcess> m_relay;
    QString m_ann;
    QString m_sue;
};

} // namespace qiao::tests

QTEST_GUILESS_MAIN(qiao::tests::TestAdminDoor)
#include "tst_AdminDoor.moc"
