#include "tests/integration/WireClient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace qiao::tests {

// Who is asked first, who next, and what supervisors do, over the real relay and across a kill.
class TestRouting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayProcess>();
        QFile file(m_relay->filePath(u"relay.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[routing]\noffer_timeout_ms = 1000\n" + RelayProcess::wideLimits());
        file.close();
        QVERIFY(start());
    }
    void cleanup() { m_relay.reset(); }

    void aVisitorOfRankOvertakes()
    {
        const QByteArray secret = addSite();
        QVERIFY(!secret.isEmpty());
        WireClient plain(*m_relay);
        WireClient vip(*m_relay);
        QVERIFY(plain.connectAsVisitor() && vip.connectAsVisitor(u"club"_s));
        plain.call(u"session.open"_s);
        const QString first = plain.call(u"conversation.start"_s).value("conversation"_L1).toString();
        vip.call(u"session.open"_s,
            {{u"identity"_s,
                signedBy(secret,
                    {{u"sub"_s, u"42"_s}, {u"name"_s, u"李雷"_s}, {u"vip"_s, 5},
                        {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 600}})}});
        const QString second = vip.call(u"conversation.start"_s).value("conversation"_L1).toString();
        QVERIFY(!first.isEmpty() && !second.isEmpty());
        // Each hears its place; the one who came later stands before the other.
        QVERIFY(vip.waitFor([&] { return placeOf(vip) == 1; }));
        QVERIFY(plain.waitFor([&] { return placeOf(plain) == 2; }));

        const auto ann = agent(u"ann"_s);
        QVERIFY(ann);
        QVERIFY(ann->waitFor([&] {
            return ann->hasEvent(u"conversation.offered"_s, first) && ann->hasEvent(u"conversation.offered"_s, second);
        }));
        QStringList order;
        for (const QJsonObject &frame : ann->frames()) {
            if (frame.value("type"_L1) == "conversation.offered"_L1)
                order.append(frame.value("conversation"_L1).toString());
        }
        QCOMPARE(order.mid(0, 2), QStringList({second, first}));
    }

    void anOfferThatIsNotTakenGoesToTheSecondAgent()
    {
        const auto ann = agent(u"ann"_s);
        const auto ben = agent(u"ben"_s);
        WireClient visitor(*m_relay);
        QVERIFY(ann && ben && visitor.connectAsVisitor());
        visitor.call(u"session.open"_s);
        const QString id = visitor.call(u"conversation.start"_s).value("conversation"_L1).toString();
        // Nobody accepts: both are asked, one after the other.
        QVERIFY(ann->waitFor([&] { return askedIn(*ann, id).size() == 2; }));
        const QStringList asked = askedIn(*ann, id);
        QVERIFY(asked.at(0) != asked.at(1));
        WireClient *second = asked.at(1) == m_ids.value(u"ann"_s) ? ann.get() : ben.get();
        QVERIFY(!second->call(u"conversation.accept"_s, {}, id).contains("type"_L1));
        QVERIFY(visitor.waitFor([&] { return visitor.hasEvent(u"conversation.assigned"_s, id); }));
        const QJsonObject assigned = lastOf(*second, u"conversation.assigned"_s);
        QCOMPARE(assigned.value("because"_L1).toArray().size(), 6);
    }

    void aSupervisorWhispersAndTakesOver()
    {
        const auto ann = agent(u"ann"_s);
        WireClient visitor(*m_relay);
        QVERIFY(ann && visitor.connectAsVisitor());
        visitor.call(u"session.open"_s);
        const QString id = visitor.call(u"conversation.start"_s).value("conversation"_L1).toString();
        QVERIFY(ann->waitFor([&] { return ann->hasEvent(u"conversation.offered"_s, id); }));
        QVERIFY(!ann->call(u"conversation.accept"_s, {}, id).contains("type"_L1));
        QCOMPARE(ann->callForError(u"whisper.post"_s, {{u"text"_s, u"to myself"_s}}, id), u"forbidden"_s);

        const auto sue = agent(u"sue"_s, u"away"_s);
        QVERIFY(sue);
        QVERIFY(sue->call(u"whisper.post"_s, {{u"text"_s, u"SECRET give them a discount"_s}}, id).contains("seq"_L1));
        QVERIFY(ann->waitFor([&] { return ann->hasEvent(u"whisper.posted"_s, id); }));
        QVERIFY(!sue->call(u"conversation.takeover"_s, {}, id).contains("type"_L1));
        QVERIFY(sue->call(u"message.post"_s, {{u"text"_s, u"I am Sue"_s}}, id).contains("seq"_L1));
        QCOMPARE(ann->callForError(u"message.post"_s, {{u"text"_s, u"x"_s}}, id), u"forbidden"_s);

        // Killed at this point, the relay still knows all of it.
        m_relay->kill();
        QVERIFY(start());
        const auto again = agent(u"sue"_s, u"away"_s);
        QVERIFY(again);
        const QJsonArray history = again->call(u"history.fetch"_s, {{u"limit"_s, 50}}, id).value("events"_L1).toArray();
        QStringList types;
        for (const QJsonValue &event : history)
            types.append(event.toObject().value("type"_L1).toString());
        QCOMPARE(types.count(u"whisper.posted"_s), 1);
        QCOMPARE(types.count(u"conversation.assigned"_s), 2);
        // The visitor's numbers have no gap where the whisper is.
        const QList<QJsonObject> seen = visitor.events(id);
        for (qsizetype i = 0; i < seen.size(); ++i)
            QCOMPARE(seen[i].value("seq"_L1).toInteger(), i + 1);
        for (const QJsonObject &frame : visitor.frames())
            QVERIFY(!QJsonDocument(frame).toJson().contains("SECRET"));
    }

private:
    bool start() { return m_relay->start({u"--config"_s, m_relay->filePath(u"relay.toml"_s)}); }

    // Another site; gives the secret that signs its visitors' identities.
    QByteArray addSite()
    {
        QProcess command;
        command.start(m_relay->program(),
            {u"site"_s, u"add"_s, u"club"_s, u"--origin"_s, u"http://127.0.0.1:%1"_s.arg(m_relay->port()), u"--data"_s,
                m_relay->filePath(u"data"_s)});
        if (!command.waitForFinished())
            return {};
        const auto match = QRegularExpression(u"Identity secret: (\\S+)"_s)
                               .match(QString::fromUtf8(command.readAllStandardOutput()));
        // The relay looks for what operators changed every second.
        const bool isServed = QTest::qWaitFor(
            [this] {
                WireClient probe(*m_relay);
                return probe.connectAsVisitor(u"club"_s);
            },
            20'000);
        return isServed ? match.captured(1).toUtf8() : QByteArray();
    }

    static QString signedBy(const QByteArray &secret, const QJsonObject &claims)
    {
        const auto encoded = [](const QByteArray &bytes) {
            return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        const QByteArray head = encoded(R"({"alg":"HS256","typ":"JWT"})");
        const QByteArray text = head + '.' + encoded(QJsonDocument(claims).toJson(QJsonDocument::Compact));
        return QString::fromUtf8(
            text + '.' + encoded(QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256)));
    }

    std::unique_ptr<WireClient> agent(const QString &name, const QString &presence = u"online"_s)
    {
        auto client = std::make_unique<WireClient>(*m_relay);
        const QString token = signIn(*m_relay, name);
        if (token.isEmpty() || !client->connectAsAgent())
            return nullptr;
        const QJsonObject session = client->call(u"session.open"_s, {{u"token"_s, token}});
        m_ids.insert(name, session.value("agent"_L1).toObject().value("id"_L1).toString());
        if (client->call(u"presence.set"_s, {{u"state"_s, presence}}).contains("type"_L1))
            return nullptr;
        return client;
    }

    static QJsonObject lastOf(const WireClient &client, const QString &type)
    {
        QJsonObject last;
        for (const QJsonObject &frame : client.frames()) {
            if (frame.value("type"_L1) == type)
                last = frame.value("data"_L1).toObject();
        }
        return last;
    }
    static int placeOf(const WireClient &visitor)
    {
        return lastOf(visitor, u"conversation.waiting"_s).value("position"_L1).toInt();
    }
    static QStringList askedIn(const WireClient &client, const QString &conversation)
    {
        QStringList asked;
        for (const QJsonObject &event : client.events(conversation)) {
            if (event.value("type"_L1) == "conversation.offered"_L1)
                asked.append(event.value("data"_L1).toObject().value("agent"_L1).toObject().value("id"_L1).toString());
        }
        return asked;
    }

    std::unique_ptr<RelayProcess> m_relay;
    QHash<QString, QString> m_ids;
};

} // namespace qiao::tests

QTEST_MAIN(qiao::tests::TestRouting)
#include "tst_Routing.moc"
