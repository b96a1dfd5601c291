#include "tests/integration/BusyVisitor.h"

#include <QTimer>
#include <QUuid>

namespace qiao::tests {

using namespace Qt::StringLiterals;

BusyVisitor::BusyVisitor(const RelayProcess &relay, int number, quint16 port)
    : m_client(relay)
    , m_relay(relay)
    , m_number(number)
    , m_port(port == 0 ? relay.port() : port)
    , m_random(static_cast<std::mt19937::result_type>(number))
    , m_starting(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    connect(&m_client, &WireClient::connected, this, &BusyVisitor::openSession);
    connect(&m_client, &WireClient::received, this, &BusyVisitor::take);
    connect(&m_client, &WireClient::closed, this, [this] {
        m_isOpen = false;
        ++m_reconnects;
        if (!m_isDone)
            QTimer::singleShot(std::uniform_int_distribution(20, 80)(m_random), this, &BusyVisitor::connectNow);
    });
}

void BusyVisitor::connectNow()
{
    if (m_isDone)
        return;
    m_client.forget();
    m_client.open(QUrl(u"ws://127.0.0.1:%1/v1/visitor?site=demo"_s.arg(m_port)),
        "http://127.0.0.1:" + QByteArray::number(m_relay.port()));
}

void BusyVisitor::leave()
{
    m_isDone = true;
    m_client.abort();
}

void BusyVisitor::openSession()
{
    QJsonObject data{{u"locale"_s, u"en"_s}};
    if (!m_token.isEmpty())
        data.insert("token"_L1, m_token);
    if (!m_conversation.isEmpty())
        data.insert("resume"_L1, QJsonObject{{m_conversation, static_cast<qint64>(m_lastSeq)}});
    m_opening = m_client.send(u"session.open"_s, data);
}

void BusyVisitor::startConversation()
{
    m_client.send(u"conversation.start"_s, {}, {}, m_starting);
}

void BusyVisitor::take(const QJsonObject &frame)
{
    const QString re = frame.value("re"_L1).toString();
    const QJsonObject data = frame.value("data"_L1).toObject();
    if (frame.value("type"_L1) == "error"_L1) {
        takeRefusal(re, data);
        return;
    }
    if (re == m_opening && !re.isEmpty()) {
        m_token = data.value("token"_L1).toString();
        m_isOpen = true;
        if (m_conversation.isEmpty())
            startConversation();
        for (const Waiting &waiting : std::as_const(m_waiting))
            post(waiting);
        writeMore();
    } else if (re == m_starting) {
        m_conversation = data.value("conversation"_L1).toString();
        writeMore();
    } else if (!re.isEmpty()) {
        takeAnswer(re, data.value("seq"_L1).toInteger());
    } else if (frame.contains("seq"_L1)) {
        takeEvent(frame);
    }
}

void BusyVisitor::takeRefusal(const QString &re, const QJsonObject &error)
{
    if (error.value("code"_L1) != "unavailable"_L1) {
        m_fault = u"refused: "_s + error.value("message"_L1).toString();
        return;
    }
    ++m_refusedForNow;
    const int wait = std::clamp(error.value("retryAfterMs"_L1).toInt(500), 50, 2'000);
    QTimer::singleShot(wait, this, [this, re] {
        if (re == m_opening) {
            openSession();
        } else if (!m_isOpen) {
            return; // the next opening repeats everything
        } else if (re == m_starting) {
            startConversation();
        } else {
            for (const Waiting &waiting : std::as_const(m_waiting)) {
                if (waiting.id == re)
                    post(waiting);
            }
        }
    });
}

void BusyVisitor::takeAnswer(const QString &re, qint64 seq)
{
    for (qsizetype i = 0; i < m_waiting.size(); ++i) {
        if (m_waiting[i].id != re)
            continue;
        if (m_acknowledged.contains(seq))
            m_fault = u"two messages were given the number %1"_s.arg(seq);
        m_acknowledged.insert(seq, m_waiting[i].text);
        m_waiting.removeAt(i);
        break;
    }
    writeMore();
}

void BusyVisitor::takeEvent(const QJsonObject &frame)
{
    const auto seq = static_cast<quint64>(frame.value("seq"_L1).toInteger());
    if (seq != m_lastSeq + 1)
        m_fault = u"event %1 came after %2"_s.arg(seq).arg(m_lastSeq);
    m_lastSeq = seq;
}

void BusyVisitor::writeMore()
{
    constexpr qsizetype window = 3;
    while (m_isWriting && m_isOpen && !m_conversation.isEmpty() && m_waiting.size() < window) {
        const Waiting next{
            QUuid::createUuid().toString(QUuid::WithoutBraces), u"%1:%2 你好"_s.arg(m_number).arg(++m_written)};
        m_waiting.append(next);
        post(next);
    }
}

void BusyVisitor::post(const Waiting &waiting)
{
    m_client.send(u"message.post"_s, {{u"text"_s, waiting.text}}, m_conversation, waiting.id);
}

} // namespace qiao::tests
