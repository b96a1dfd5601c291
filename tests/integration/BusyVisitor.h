#pragma once

#include "tests/integration/WireClient.h"

#include <QMap>

#include <random>

namespace qiao::tests {

// A visitor who writes without pause and keeps every promise of a client: repeats with the same id what was not
// answered or could not be stored, comes back after a broken connection, resumes after the last number it saw.
class BusyVisitor : public QObject
{
    Q_OBJECT

public:
    // `port` is where it connects: the relay's own when it is 0.
    BusyVisitor(const RelayProcess &relay, int number, quint16 port = 0);

    void connectNow();
    void stopWriting() { m_isWriting = false; }
    void leave();

    bool isSettled() const { return m_isOpen && m_waiting.isEmpty(); }
    const QString &token() const { return m_token; }
    const QString &conversation() const { return m_conversation; }
    // What was answered ok: the number it was given → the text.
    const QMap<qint64, QString> &acknowledged() const { return m_acknowledged; }
    // Messages, each counted once however often it was repeated.
    int written() const { return m_written; }
    int refusedForNow() const { return m_refusedForNow; }
    int reconnects() const { return m_reconnects; }
    const QString &fault() const { return m_fault; }
    quint64 lastSeq() const { return m_lastSeq; }

private:
    struct Waiting
    {
        QString id;
        QString text;
    };

    void openSession();
    void startConversation();
    void take(const QJsonObject &frame);
    void takeRefusal(const QString &re, const QJsonObject &error);
    void takeAnswer(const QString &re, qint64 seq);
    void takeEvent(const QJsonObject &frame);
    void writeMore();
    void post(const Waiting &waiting);

    WireClient m_client;
    const RelayProcess &m_relay;
    int m_number;
    quint16 m_port;
    std::mt19937 m_random;
    int m_written = 0;
    int m_refusedForNow = 0;
    int m_reconnects = 0;
    bool m_isOpen = false;
    bool m_isWriting = true;
    bool m_isDone = false;
    QString m_token;
    QString m_conversation;
    QString m_opening;
    QString m_starting;
    QList<Waiting> m_waiting;
    QMap<qint64, QString> m_acknowledged;
    quint64 m_lastSeq = 0;
    QString m_fault;
};

} // namespace qiao::tests
