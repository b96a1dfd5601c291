#pragma once

#include "workstation/client/Failure.h"
#include "workstation/client/RelayAddress.h"

#include <QJsonObject>
#include <QList>
#include <QObject>

#include <functional>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace qiao::workstation::client {

// Asks the relay's administration over HTTP. Every answer comes later, by a signal. GUI thread.
class AdminClient : public QObject
{
    Q_OBJECT

public:
    using TokenSource = std::function<QString()>;

    static constexpr qint64 largestAnswer = 16LL * 1024 * 1024;

    // `network` must outlive this object.
    AdminClient(QNetworkAccessManager &network, RelayAddress address, TokenSource token, QObject *parent = nullptr);

    void list(const QString &collection);
    // `version`: of what is to be replaced; empty: it is new.
    void put(const QString &collection, const QString &id, const QJsonObject &item, const QString &version);
    void remove(const QString &collection, const QString &id, const QString &version);
    // Records older than number `before` (0: from the newest) that hold `about`.
    void readAudit(qint64 before, const QString &about);

Q_SIGNALS:
    void listed(const QString &collection, const QList<QJsonObject> &items);
    void listFailed(const QString &collection, const qiao::workstation::client::Failure &failure);
    void saved(const QString &collection, const QJsonObject &item);
    void removed(const QString &collection, const QString &id);
    // Somebody else was faster: this is there now, or nothing.
    void stale(const QString &collection, const QString &id, const QJsonObject &current);
    void failed(const QString &collection, const QString &id, const qiao::workstation::client::Failure &failure);
    // `next`: what to ask for to read on; 0: that was all.
    void auditRead(qint64 before, const QList<QJsonObject> &records, qint64 next);
    void auditFailed(const qiao::workstation::client::Failure &failure);

private:
    QNetworkRequest requestFor(const QString &path) const;
    void finishChange(QNetworkReply *reply, const QString &collection, const QString &id);

    QNetworkAccessManager &m_network;
    RelayAddress m_address;
    TokenSource m_token;
};

} // namespace qiao::workstation::client
