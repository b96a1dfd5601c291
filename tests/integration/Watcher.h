#pragma once

#include "tests/integration/WireClient.h"

#include <QHash>
#include <QMap>

namespace qiao::tests {

// A supervisor who watches everything, resumes after every break and signs in anew when the token has expired.
class Watcher : public QObject
{
    Q_OBJECT

public:
    // `port` is where it connects: the relay's own when it is 0.
    Watcher(const RelayProcess &relay, QString token, quint16 port = 0);

    void connectNow();

    QStringList texts(const QString &conversation) const { return m_texts.value(conversation); }
    // The visitor's number → the text.
    QMap<qint64, QString> numbered(const QString &conversation) const { return m_byVisitorSeq.value(conversation); }
    const QString &fault() const { return m_fault; }
    bool isOpen() const { return m_isOpen; }
    qsizetype conversationCount() const { return m_texts.size(); }

private:
    void openSession();
    void take(const QJsonObject &frame);

    WireClient m_client;
    const RelayProcess &m_relay;
    QString m_token;
    quint16 m_port;
    bool m_isOpen = false;
    bool m_isTokenOld = false;
    QHash<QString, qint64> m_last;
    QHash<QString, QStringList> m_texts;
    QHash<QString, QMap<qint64, QString>> m_byVisitorSeq;
    QString m_fault;
};

} // namespace qiao::tests
