#include "tests/integration/Watcher.h"

#include <QJsonDocument>
#include <QTimer>

namespace qiao::tests {

using namespace Qt::StringLiterals;

Watcher::Watcher(const RelayProcess &relay, QString token, quint16 port)
    : m_client(relay)
    , m_relay(relay)
    , m_token(std::move(token))
    , m_port(port == 0 ? relay.port() : port)
{
    connect(&m_client, &WireClient::connected, this, &Watcher::openSession);
    connect(&m_client, &WireClient::received, this, &Watcher::take);
    connect(&m_client, &WireClient::closed, this, [this] {
        m_isOpen = false;
        QTimer::singleShot(30, this, &Watcher::connectNow);
    });
}

void Watcher::connectNow()
{
    if (m_isTokenOld) {
        const QString fresh = signIn(m_relay, u"sue"_s);
        if (fresh.isEmpty()) {
            QTimer::singleShot(200, this, &Watcher::connectNow);
            return;
        }
        m_token = fresh;
        m_isTokenOld = false;
    }
    m_client.forget();
    m_client.open(QUrl(u"ws://127.0.0.1:%1/v1/agent"_s.arg(m_port)), {});
}

void Watcher::openSession()
{
    QJsonObject cursors;
    for (auto seen = m_last.cbegin(); seen != m_last.cend(); ++seen)
        cursors.insert(seen.key(), seen.value());
    m_client.send(u"session.open"_s, {{u"token"_s, m_token}, {u"resume"_s, cursors}});
}

void Watcher::take(const QJsonObject &frame)
{
    m_isOpen = true;
    if (frame.value("type"_L1) == "error"_L1) {
        const QString code = frame.value("data"_L1).toObject().value("code"_L1).toString();
        if (code == "unauthorized"_L1)
            m_isTokenOld = true; // and the relay closes the connection
        else if (code == "unavailable"_L1)
            m_client.abort();
        else
            m_fault = QString::fromUtf8(QJsonDocument(frame).toJson());
    }
    if (!frame.contains("seq"_L1))
        return;
    const QString conversation = frame.value("conversation"_L1).toString();
    const qint64 seq = frame.value("seq"_L1).toInteger();
    const qint64 expected = m_last.value(conversation) + 1;
    if (seq != expected && m_last.contains(conversation))
        m_fault = u"%1: event %2 where %3 was due"_s.arg(conversation).arg(seq).arg(expected);
    m_last.insert(conversation, seq);
    if (frame.value("type"_L1) == "message.posted"_L1) {
        const QString text = frame.value("data"_L1).toObject().value("text"_L1).toString();
        m_texts[conversation].append(text);
        m_byVisitorSeq[conversation].insert(frame.value("visitorSeq"_L1).toInteger(), text);
    } else {
        m_texts[conversation];
    }
}

} // namespace qiao::tests
