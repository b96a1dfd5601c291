#include "tests/workstation/client/FakeRelay.h"
#include "workstation/client/AdminClient.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation::client;
using namespace Qt::StringLiterals;

// The doors of the administration, asked over a real port of this machine.
class tst_AdminClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<FakeRelay>();
        m_client = std::make_unique<AdminClient>(
            m_network, *RelayAddress::parse(m_relay->address()), [] { return u"access"_s; });
    }
    void cleanup()
    {
        m_client.reset();
        m_relay.reset();
    }

    void aCollectionIsListed()
    {
        answer(200, R"({"items":[{"id":"a"},{"id":"b"}]})");
        QSignalSpy listed(m_client.get(), &AdminClient::listed);
        m_client->list(u"queues"_s);
        QVERIFY(listed.wait());
        QCOMPARE(listed.first().at(0).toString(), u"queues"_s);
        QCOMPARE(listed.first().at(1).value<QList<QJsonObject>>().size(), 2);
        QCOMPARE(m_relay->requests.first().target, u"/v1/admin/queues"_s);
        QCOMPARE(m_relay->requests.first().headers.value("authorization"), QByteArray("Bearer access"));
    }

    void aChangeSaysWhichVersionItIsMeantFor()
    {
        answer(200, R"({"id":"q1","name":"Sales","version":"2"})");
        QSignalSpy saved(m_client.get(), &AdminClient::saved);
        m_client->put(u"queues"_s, u"q1"_s, {{u"name"_s, u"Sales"_s}}, u"1"_s);
        QVERIFY(saved.wait());
        const FakeRelay::Request &asked = m_relay->requests.first();
        QCOMPARE(asked.method, QByteArray("PUT"));
        QCOMPARE(asked.target, u"/v1/admin/queues/q1"_s);
        QCOMPARE(asked.headers.value("if-match"), QByteArray("\"1\""));
        QVERIFY(!asked.headers.contains("if-none-match"));
        QCOMPARE(QJsonDocument::fromJson(asked.body).object(), (QJsonObject{{u"name"_s, u"Sales"_s}}));
        m_client->put(u"queues"_s, u"q2"_s, {}, {});
        QVERIFY(saved.wait());
        QCOMPARE(m_relay->requests.last().headers.value("if-none-match"), QByteArray("*"));
    }

    void aRemovalHasNoWords()
    {
        answer(204, {});
        QSignalSpy removed(m_client.get(), &AdminClient::removed);
        m_client->remove(u"macros"_s, u"m1"_s, u"7"_s);
        QVERIFY(removed.wait());
        QCOMPARE(m_relay->requests.first().method, QByteArray("DELETE"));
        QCOMPARE(m_relay->requests.first().headers.value("if-match"), QByteArray("\"7\""));
    }

    void whoIsTooLateHearsWhatIsThere()
    {
        answer(412, R"({"error":{"code":"conflict","message":"…"},"current":{"id":"q1","name":"Theirs"}})");
        QSignalSpy stale(m_client.get(), &AdminClient::stale);
        m_client->put(u"queues"_s, u"q1"_s, {}, u"1"_s);
        QVERIFY(stale.wait());
        QCOMPARE(stale.first().at(2).toJsonObject().value(u"name"_s).toString(), u"Theirs"_s);
    }

    void aRefusalAndAnOutageAreTold()
    {
        answer(400, R"({"error":{"code":"bad_request","message":"The priority is 0 to 9."}})");
        QSignalSpy failed(m_client.get(), &AdminClient::failed);
        m_client->put(u"queues"_s, u"q1"_s, {}, u"1"_s);
        QVERIFY(failed.wait());
        const auto refusal = failed.first().at(2).value<Failure>();
        QCOMPARE(refusal.cause, Cause::Refused);
        QCOMPARE(refusal.error.message, u"The priority is 0 to 9."_s);
        m_relay.reset();
        QSignalSpy listFailed(m_client.get(), &AdminClient::listFailed);
        m_client->list(u"users"_s);
        QVERIFY(listFailed.wait());
        QCOMPARE(listFailed.first().at(1).value<Failure>().cause, Cause::Unreachable);
    }

    void theLogIsAskedForInPages()
    {
        answer(200, R"({"records":[{"number":9}],"next":9})");
        QSignalSpy read(m_client.get(), &AdminClient::auditRead);
        m_client->readAudit(12, u"a & b"_s);
        QVERIFY(read.wait());
        QCOMPARE(m_relay->requests.first().target, u"/v1/admin/audit?before=12&about=a%20%26%20b"_s);
        QCOMPARE(read.first().at(0).toLongLong(), 12);
        QCOMPARE(read.first().at(2).toLongLong(), 9);
    }

private:
    void answer(int status, const QByteArray &body)
    {
        m_relay->onRequest = [status, body](const FakeRelay::Request &) { return FakeRelay::Response{status, body}; };
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<FakeRelay> m_relay;
    std::unique_ptr<AdminClient> m_client;
};

QTEST_GUILESS_MAIN(tst_AdminClient)
#include "tst_AdminClient.moc"
