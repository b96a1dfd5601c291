#pragma once

#include "relay/storage/AuditStore.h"
#include "relay/storage/CannedReplyStore.h"
#include "relay/storage/CommandStore.h"
#include "relay/storage/ConversationStore.h"
#include "relay/storage/ExperimentStore.h"
#include "relay/storage/FactsStore.h"
#include "relay/storage/FileStore.h"
#include "relay/storage/JourneyStore.h"
#include "relay/storage/MacroStore.h"
#include "relay/storage/PresenceStore.h"
#include "relay/storage/QueueStore.h"
#include "relay/storage/SettingStore.h"
#include "relay/storage/SiteStore.h"
#include "relay/storage/UserStore.h"
#include "relay/storage/VisitorStore.h"

namespace qiao::relay::storage {

// Every store over one connection. Storage thread, or the command line.
struct Stores
{
    explicit Stores(Database &connection)
        : database(connection)
        , audit(connection)
        , cannedReplies(connection)
        , commands(connection)
        , conversations(connection)
        , experiments(connection)
        , facts(connection, conversations)
        , files(connection)
        , journeys(connection)
        , macros(connection)
        , presences(connection)
        , queues(connection)
        , settings(connection)
        , sites(connection)
        , users(connection)
        , visitors(connection)
    {
    }

    Database &database;
    AuditStore audit;
    CannedReplyStore cannedReplies;
    CommandStore commands;
    ConversationStore conversations;
    ExperimentStore experiments;
    FactsStore facts;
    FileStore files;
    JourneyStore journeys;
    MacroStore macros;
    PresenceStore presences;
    QueueStore queues;
    SettingStore settings;
    SiteStore sites;
    UserStore users;
    VisitorStore visitors;
};

} // namespace qiao::relay::storage
