#pragma once

#include "relay/storage/CannedReplyStore.h"
#include "relay/storage/CommandStore.h"
#include "relay/storage/ConversationStore.h"
#include "relay/storage/FileStore.h"
#include "relay/storage/JourneyStore.h"
#include "relay/storage/SiteStore.h"
#include "relay/storage/UserStore.h"
#include "relay/storage/VisitorStore.h"

namespace qiao::relay::storage {

// Every store over one connection. Storage thread, or the command line.
struct Stores
{
    explicit Stores(Database &connection)
        : database(connection)
        , cannedReplies(connection)
        , commands(connection)
        , conversations(connection)
        , files(connection)
        , journeys(connection)
        , sites(connection)
        , users(connection)
        , visitors(connection)
    {
    }

    Database &database;
    CannedReplyStore cannedReplies;
    CommandStore commands;
    ConversationStore conversations;
    FileStore files;
    JourneyStore journeys;
    SiteStore sites;
    UserStore users;
    VisitorStore visitors;
};

} // namespace qiao::relay::storage
