#pragma once

#include "relay/hub/Ledger.h"

namespace qiao::relay::hub {

// What a command led to.
enum class Outcome {
    Done, // answered, refused, or answered when its commit returns
    Waits, // for the storage: the same command comes again when the connection is ready
};

// A command at work: who sent it, and the conversation that it is about.
struct Scene
{
    Connection &connection;
    domain::CommandId id;
    Room &room;
    domain::Author author;
};

domain::Author authorOf(const HubState &state, const Connection &connection);

// Whether the sender may write into the conversation and change it.
bool mayAct(const HubState &state, const Scene &scene);
bool isSupervisor(const HubState &state, const Connection &connection);

base::Error notYours();
base::Error forSupervisors();

// The change that the command makes, answered to its sender when it is stored.
Change changeIn(const Scene &scene, std::vector<domain::ConversationEvent> events, const QByteArray &answer = {});
// The note in the audit log that belongs to it.
link::AuditRecord auditOf(const HubState &state, const Connection &connection, const QString &action,
    const domain::ConversationId &conversation = {}, const QString &target = {});

void finish(
    Ledger &ledger, const Scene &scene, std::vector<domain::ConversationEvent> events, const QByteArray &answer = {});
// Appends one event and answers with its number.
void post(Ledger &ledger, const Scene &scene, domain::EventBody body);
Outcome refuse(Ledger &ledger, const Scene &scene, const base::Error &error);

} // namespace qiao::relay::hub
