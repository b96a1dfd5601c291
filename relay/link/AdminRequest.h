#pragma once

#include "common/domain/Ids.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

// What supervisors ask of the administration over HTTP, and what it answers.
namespace qiao::relay::link {

enum class AdminVerb { Read, Put, Remove };

struct AdminRequest
{
    domain::AgentId actor; // proven by the access token
    AdminVerb verb = AdminVerb::Read;
    QString collection; // such as "queues"
    QString id; // empty: the whole collection
    QJsonObject body; // of a Put
    QString version; // the one to be replaced or removed; empty: there must be none yet
    QByteArray passwordHash = {}; // of a user who gets a new password
    qint64 before = 0; // of the audit log: older than this number; 0: from the newest
    int limit = 0;
    QString about = {}; // of the audit log: what its records hold; empty: everything
};

struct AdminAnswer
{
    enum class Outcome {
        Found,
        Added,
        Changed,
        Removed,
        Stale, // somebody else was faster: `body` is what is there now, and empty when there is nothing
    };

    Outcome outcome = Outcome::Found;
    QJsonObject body;
    QString version; // of one thing
};

} // namespace qiao::relay::link
