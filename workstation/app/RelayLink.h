#pragma once

#include "workstation/client/Connection.h"
#include "workstation/client/FileTransfer.h"
#include "workstation/client/HttpReports.h"
#include "workstation/client/HttpSignIn.h"
#include "workstation/client/Outbox.h"

#include <QNetworkAccessManager>

namespace qiao::workstation::app {

// Everything that speaks with one relay, for as long as one agent is signed in there. GUI thread.
class RelayLink
{
public:
    RelayLink(const client::RelayAddress &relay, client::OutboxStore &outboxStore, const base::Clock &clock,
        const QString &cacheFolder)
        : address(relay)
        , signIn(network, relay)
        , connection(relay)
        , session(signIn, connection, clock)
        , outbox(outboxStore, session, clock)
        , files(network, relay, cacheFolder, [this] { return session.accessToken(); })
        , reports(network, relay, [this] { return session.accessToken(); })
    {
    }

    client::RelayAddress address;
    QNetworkAccessManager network;
    client::HttpSignIn signIn;
    client::Connection connection;
    client::Session session;
    client::Outbox outbox;
    client::FileTransfer files;
    client::HttpReports reports;
};

} // namespace qiao::workstation::app
