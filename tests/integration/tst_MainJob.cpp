#include "tests/integration/WireClient.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace Qt::StringLiterals;

namespace qiao::tests {

namespace {

QStringList typesOf(const QList<QJsonObject> &events)
{
    QStringList types;
    for (const QJsonObject &event : events)
        types.append(event.value("type"_L1).toString());
    return types;
}

QByteArray picture()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

// The way of a message over the real relay, by both transports, and what survives a restart.
class TestMainJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayProcess>();
        QVERIFY(m_relay->start());
    }
    void cleanup() { m_relay.reset(); }

    void aQuestionIsOfferedAnsweredNotedTransferredAndClosed()
    {
        const auto ann = agent(u"ann"_s);
        const auto ben = agent(u"ben"_s);
        QVERIFY(ann && ben);
        WireClient visitor(*m_relay);
        QVERIFY(visitor.connectAsVisitor());
        const QJsonObject session = visitor.call(u"session.open"_s,
            {{u"locale"_s, u"zh-CN"_s},
                {u"page"_s, QJsonObject{{u"url"_s, u"http://shop/cart"_s}, {u"title"_s, u"购物车"_s}}}});
        QVERIFY(session.value("features"_L1).toObject().value("available"_L1).toBool());
        const QString conversation = visitor.call(u"conversation.start"_s).value("conversation"_L1).toString();
        QVERIFY(visitor.call(u"message.post"_s, {{u"text"_s, u"你好,退款什么时候到账?"_s}}, conversation)
                    .contains("seq"_L1));

        // Equal load, so the smaller id is asked first; whoever it is accepts.
        QVERIFY(ann->waitFor([&] { return ann->hasEvent(u"conversation.offered"_s, conversation); }));
        WireClient *first = ann.get();
        WireClient *second = ben.get();
        if (first->callForError(u"conversation.accept"_s, {}, conversation) == "conflict"_L1) {
            std::swap(first, second);
            QVERIFY(!first->call(u"conversation.accept"_s, {}, conversation).contains("type"_L1));
        }
        QVERIFY(visitor.waitFor([&] { return visitor.hasEvent(u"conversation.assigned"_s, conversation); }));
        first->send(u"typing.set"_s, {{u"on"_s, true}}, conversation);
        QVERIFY(visitor.waitFor([&] { return visitor.hasEvent(u"typing.changed"_s, conversation); }));
        QVERIFY(first->call(u"message.post"_s, {{u"text"_s, u"我来帮您查一下"_s}}, conversation).contains("seq"_L1));
        QVERIFY(first->call(u"note.post"_s, {{u"text"_s, u"SECRET second refund"_s}}, conversation).contains("seq"_L1));
        QVERIFY(!first->call(u"message.read"_s, {{u"upTo"_s, 5}}, conversation).contains("type"_L1));

        const QString other = second == ben.get() ? m_ids.value(u"ben"_s) : m_ids.value(u"ann"_s);
        QCOMPARE(second->callForError(u"message.post"_s, {{u"text"_s, u"x"_s}}, conversation), u"forbidden"_s);
        QVERIFY(!first
                     ->call(u"conversation.transfer"_s,
                         {{u"to"_s, QJsonObject{{u"agent"_s, other}}}, {u"note"_s, u"SECRET please"_s}}, conversation)
                     .contains("type"_L1));
        QVERIFY(!second->call(u"conversation.accept"_s, {}, conversation).contains("type"_L1));
        QVERIFY(second->call(u"message.post"_s, {{u"text"_s, u"Ben here"_s}}, conversation).contains("seq"_L1));
        QCOMPARE(first->callForError(u"message.post"_s, {{u"text"_s, u"x"_s}}, conversation), u"forbidden"_s);
        QVERIFY(!second->call(u"conversation.close"_s, {}, conversation).contains("type"_L1));
        QVERIFY(visitor.waitFor([&] { return visitor.hasEvent(u"conversation.closed"_s, conversation); }));
        QCOMPARE(visitor.callForError(u"message.post"_s, {{u"text"_s, u"late"_s}}, conversation), u"conflict"_s);
        QVERIFY(!visitor.call(u"feedback.submit"_s, {{u"score"_s, 5}}, conversation).contains("type"_L1));

        // What the visitor saw: dense, and nothing of the company's own.
        const QList<QJsonObject> seen = visitor.events(conversation);
        for (qsizetype i = 0; i < seen.size(); ++i)
            QCOMPARE(seen[i].value("seq"_L1).toInteger(), i + 1);
        QVERIFY(!typesOf(seen).contains(u"note.posted"_s));
        QVERIFY(!typesOf(seen).contains(u"conversation.offered"_s));
        for (const QJsonObject &frame : visitor.frames())
            QVERIFY(!QJsonDocument(frame).toJson().contains("SECRET"));
        // The second agent has everything from the first word on.
        const QList<QJsonObject> whole = second->events(conversation);
        for (qsizetype i = 0; i < whole.size(); ++i)
            QCOMPARE(whole[i].value("seq"_L1).toInteger(), i + 1);
        QVERIFY(typesOf(whole).contains(u"note.posted"_s));
    }

    void aVisitorWithoutWebSocketHasTheSameConversation()
    {
        const auto ann = agent(u"ann"_s);
        QString cursor;
        QString token;
        QList<QJsonObject> events;
        const auto poll = [&](const QJsonArray &frames, int waitMs) {
            QJsonObject body{{u"frames"_s, frames}, {u"waitMs"_s, waitMs}};
            if (!cursor.isEmpty())
                body.insert("after"_L1, cursor);
            if (!token.isEmpty())
                body.insert("token"_L1, token);
            const HttpAnswer answer = request(m_relay->httpUrl(u"/v1/visitor/poll?site=demo"_s), "POST",
                QJsonDocument(body).toJson(), {{"Content-Type", "application/json"}, {"Origin", origin()}});
            cursor = answer.json().value("cursor"_L1).toString();
            QList<QJsonObject> heard;
            for (const QJsonValue &frame : answer.json().value("frames"_L1).toArray()) {
                heard.append(frame.toObject());
                if (frame.toObject().contains("seq"_L1))
                    events.append(frame.toObject());
            }
            return heard;
        };
        const auto command = [](const QString &type, const QJsonObject &data = {}, const QString &conversation = {}) {
            return QJsonObject{{u"type"_s, type}, {u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                {u"conversation"_s, conversation}, {u"data"_s, data}};
        };
        const auto dataOfAnswer = [](const QList<QJsonObject> &frames) {
            for (const QJsonObject &frame : frames) {
                if (frame.value("type"_L1) == "ok"_L1)
                    return frame.value("data"_L1).toObject();
            }
            return QJsonObject();
        };
        token = dataOfAnswer(poll({command(u"session.open"_s)}, 0)).value("token"_L1).toString();
        QVERIFY(!token.isEmpty());
        const QString conversation
            = dataOfAnswer(poll({command(u"conversation.start"_s)}, 0)).value("conversation"_L1).toString();
        QVERIFY(!conversation.isEmpty());
        QVERIFY(dataOfAnswer(poll({command(u"message.post"_s, {{u"text"_s, u"没有 WebSocket"_s}}, conversation)}, 0))
                    .contains("seq"_L1));
        QVERIFY(!ann->call(u"conversation.accept"_s, {}, conversation).contains("type"_L1));
        ann->send(u"message.post"_s, {{u"text"_s, u"no problem"_s}}, conversation);
        QVERIFY(QTest::qWaitFor(
            [&] {
                poll({}, 2000);
                return !events.isEmpty() && events.last().value("type"_L1) == "message.posted"_L1
                    && events.last().value("data"_L1).toObject().value("text"_L1) == "no problem"_L1;
            },
            20'000));
        for (qsizetype i = 0; i < events.size(); ++i)
            QCOMPARE(events[i].value("seq"_L1).toInteger(), i + 1);

        // In mid-conversation to a WebSocket, where the poll left off.
        WireClient socket(*m_relay);
        QVERIFY(socket.connectAsVisitor());
        const qint64 last = events.last().value("seq"_L1).toInteger();
        socket.call(u"session.open"_s, {{u"token"_s, token}, {u"resume"_s, QJsonObject{{conversation, last - 1}}}});
        QVERIFY(socket.call(u"message.post"_s, {{u"text"_s, u"back"_s}}, conversation).contains("seq"_L1));
        QVERIFY(socket.waitFor([&] { return socket.events(conversation).size() == 2; }));
        QCOMPARE(socket.events(conversation).first().value("seq"_L1).toInteger(), last);

        // A poll session that the relay does not know is refused clearly.
        cursor = u"pnone.3"_s;
        const HttpAnswer unknown = request(m_relay->httpUrl(u"/v1/visitor/poll?site=demo"_s), "POST",
            R"({"frames":[],"after":"pnone.3"})", {{"Content-Type", "application/json"}, {"Origin", origin()}});
        QCOMPARE(unknown.status, 409);
    }

    void aPictureGoesThroughAndOnlyToThoseWhoMaySeeIt()
    {
        const auto ann = agent(u"ann"_s);
        WireClient visitor(*m_relay);
        QVERIFY(visitor.connectAsVisitor());
        const QString token = visitor.call(u"session.open"_s).value("token"_L1).toString();
        const QString conversation = visitor.call(u"conversation.start"_s).value("conversation"_L1).toString();
        const QByteArray bytes = picture();
        const HttpAnswer upload = request(
            m_relay->httpUrl(u"/v1/files?site=demo&name=%E5%9B%BE%E7%89%87.png&conversation="_s + conversation), "POST",
            bytes,
            {{"Content-Type", "image/png"}, {"Authorization", "Bearer " + token.toLatin1()}, {"Origin", origin()}});
        QCOMPARE(upload.status / 100, 2);
        const QString file = upload.json().value("id"_L1).toString();
        QCOMPARE(upload.json().value("name"_L1).toString(), u"图片.png"_s);
        QVERIFY(visitor.call(u"message.post"_s, {{u"file"_s, QJsonObject{{u"id"_s, file}}}}, conversation)
                    .contains("seq"_L1));
        QVERIFY(ann->waitFor([&] { return typesOf(ann->events(conversation)).contains(u"message.posted"_s); }));
        const HttpAnswer download = request(m_relay->httpUrl(u"/v1/files/"_s + file), "GET", {},
            {{"Authorization", "Bearer " + m_tokens.value(u"ann"_s).toLatin1()}});
        QCOMPARE(download.status, 200);
        QCOMPARE(download.body, bytes);
        QCOMPARE(download.header("X-Content-Type-Options"), QByteArray("nosniff"));

        WireClient other(*m_relay);
        QVERIFY(other.connectAsVisitor());
        const QString otherToken = other.call(u"session.open"_s).value("token"_L1).toString();
        const HttpAnswer stolen = request(m_relay->httpUrl(u"/v1/files/"_s + file + u"?site=demo"_s), "GET", {},
            {{"Authorization", "Bearer " + otherToken.toLatin1()}, {"Origin", origin()}});
        QCOMPARE(stolen.status, 404);
        const QString mine = other.call(u"conversation.start"_s).value("conversation"_L1).toString();
        QCOMPARE(
            other.callForError(u"message.post"_s, {{u"file"_s, QJsonObject{{u"id"_s, file}}}}, mine), u"not_found"_s);
    }

    void anOfferThatIsDeclinedGoesToTheNext()
    {
        const auto ann = agent(u"ann"_s);
        const auto ben = agent(u"ben"_s);
        WireClient visitor(*m_relay);
        QVERIFY(visitor.connectAsVisitor());
        visitor.call(u"session.open"_s);
        const QString conversation = visitor.call(u"conversation.start"_s).value("conversation"_L1).toString();
        QVERIFY(ann->waitFor([&] { return ann->hasEvent(u"conversation.offered"_s, conversation); }));
        const auto offers = [&](const WireClient &client) {
            QStringList names;
            for (const QJsonObject &event : client.events(conversation)) {
                if (event.value("type"_L1) == "conversation.offered"_L1)
                    names.append(
                        event.value("data"_L1).toObject().value("agent"_L1).toObject().value("name"_L1).toString());
            }
            return names;
        };
        const QString asked = offers(*ann).first();
        WireClient &chosen = asked == u"Ann"_s ? *ann : *ben;
        WireClient &next = asked == u"Ann"_s ? *ben : *ann;
        QVERIFY(!chosen.call(u"conversation.decline"_s, {}, conversation).contains("type"_L1));
        QVERIFY(next.waitFor([&] { return offers(next).size() == 2; }));
        QVERIFY(offers(next).last() != asked);
        QVERIFY(!next.call(u"conversation.accept"_s, {}, conversation).contains("type"_L1));
    }

    void sigtermDrainsAndNothingIsForgotten()
    {
        WireClient visitor(*m_relay);
        QVERIFY(visitor.connectAsVisitor());
        const QString token = visitor.call(u"session.open"_s).value("token"_L1).toString();
        const QString conversation = visitor.call(u"conversation.start"_s).value("conversation"_L1).toString();
        const QString id = visitor.send(u"message.post"_s, {{u"text"_s, u"before"_s}}, conversation);
        QVERIFY(visitor.answerTo(id).value("type"_L1) == "ok"_L1);
        QCOMPARE(m_relay->stop(), 0);
        QVERIFY(visitor.waitFor([&] { return visitor.closeCode().has_value(); }));
        QCOMPARE(*visitor.closeCode(), 1001);
        QVERIFY(m_relay->start());

        WireClient again(*m_relay);
        QVERIFY(again.connectAsVisitor());
        const QJsonObject session
            = again.call(u"session.open"_s, {{u"token"_s, token}, {u"resume"_s, QJsonObject{{conversation, 0}}}});
        QCOMPARE(session.value("conversation"_L1).toObject().value("id"_L1).toString(), conversation);
        // Repeated across the restart: the same answer, no second event.
        const QJsonObject first = visitor.answerTo(id, 0).value("data"_L1).toObject();
        again.send(u"message.post"_s, {{u"text"_s, u"before"_s}}, conversation, id);
        QCOMPARE(again.answerTo(id).value("data"_L1).toObject(), first);
        QVERIFY(again.waitFor([&] { return again.events(conversation).size() >= 3; }));
        QCOMPARE(typesOf(again.events(conversation)).count(u"message.posted"_s), 1);
    }

private:
    QByteArray origin() const { return "http://127.0.0.1:" + QByteArray::number(m_relay->port()); }

    std::unique_ptr<WireClient> agent(const QString &name)
    {
        auto client = std::make_unique<WireClient>(*m_relay);
        const QString token = signIn(*m_relay, name);
        m_tokens.insert(name, token);
        if (token.isEmpty() || !client->connectAsAgent())
            return nullptr;
        const QJsonObject session = client->call(u"session.open"_s, {{u"token"_s, token}});
        m_ids.insert(name, session.value("agent"_L1).toObject().value("id"_L1).toString());
        if (client->call(u"presence.set"_s, {{u"state"_s, u"online"_s}}).contains("type"_L1))
            return nullptr;
        return client;
    }

    std::unique_ptr<RelayProcess> m_relay;
    QHash<QString, QString> m_ids;
    QHash<QString, QString> m_tokens;
};

} // namespace qiao::tests

QTEST_MAIN(qiao::tests::TestMainJob)
#include "tst_MainJob.moc"
