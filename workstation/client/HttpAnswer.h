#pragma once

#include "workstation/client/Failure.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>
#include <variant>

class QNetworkReply;
class QNetworkRequest;

namespace qiao::workstation::client {

// Times and rules for every request to a relay.
void prepare(QNetworkRequest &request);

// Why a finished request did not succeed; no value: it did. `body` is what came with it.
std::optional<Failure> failureOf(const QNetworkReply &reply, const QByteArray &body);

// The JSON object of a finished request, or why there is none. Reads at most `limit` bytes.
std::variant<QJsonObject, Failure> objectOf(QNetworkReply &reply, qint64 limit);

} // namespace qiao::workstation::client
