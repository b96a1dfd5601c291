#pragma once

#include "common/domain/Participant.h"
#include "relay/link/Outbound.h"

#include <QJsonObject>
#include <QString>

#include <deque>
#include <map>
#include <optional>

namespace qiao::tests::hub {

using namespace qiao::relay;

struct SimulatedCommand
{
    QString id;
    QString type;
    QString conversation;
    QJsonObject data;
    bool isInFlight = false; // sent on the present connection
};

// A visitor's way by plain HTTP, as the widget goes it: one request at a time, which names the cursor of the last
// answer that arrived and carries what has not been sent with success.
struct SimulatedPolling
{
    QString after;
    link::ConnectionId request; // waits for its answer
    std::optional<link::PollAnswer> answer; // on its way to the client
    std::deque<QByteArray> outgoing;
    size_t asked = 0; // of outgoing, with the request
    quint64 lostUpTo = 0; // the number of the last frame that was on its way in vain
    std::optional<QByteArray> lastEvent; // that was read

    bool isAsking() const { return !request.isNull(); }
};

// One device of the simulation, and all that a careful client has to do: keep its cursors and what was not answered,
// expect the next number and no other.
class SimulatedClient
{
public:
    SimulatedClient(domain::Side clientSide, QString clientPerson)
        : side(clientSide)
        , person(std::move(clientPerson))
    {
        if (side == domain::Side::Agent)
            sender = person;
    }

    struct Waiting
    {
        QJsonObject frame;
        bool tellWhenDrained = false;
    };

    // Takes the oldest frame from the line. What is wrong with it, or nothing.
    QString read(const QJsonObject &frame);
    void connected(link::ConnectionId id);
    void disconnected();
    // The cursors to go on with, noted as those that were asked for.
    QJsonObject resume(const QJsonObject &cursors);

    bool isConnected() const { return !connection.isNull() || polling; }
    int inFlight() const;

    const domain::Side side;
    const QString person; // whose device it is: an agent's id, or a visitor's name outside of the relay
    QString sender; // who the relay takes it for, as it knows by now
    QString servedAs; // and as the relay has told it already
    QString token; // a visitor's, from the last session
    std::map<QString, quint64> cursors; // kept across connections
    std::map<QString, SimulatedCommand> unanswered;

    link::ConnectionId connection;
    QString openingId;
    bool isOpen = false;
    std::optional<bool> hasPolled; // when it was here last
    bool isAsleep = false; // does not read for now
    std::map<QString, quint64> live; // what this connection follows, and how far
    QJsonObject resumed;
    std::deque<Waiting> line; // on its way to it
    std::deque<QByteArray> heldBack; // by its worker, until the hub has taken up more of what was sent
    int notTakenUp = 0;
    std::optional<SimulatedPolling> polling; // instead of a socket
    QStringList recent; // what it read last, for whoever looks into a failure

private:
    QString readAnswer(const QJsonObject &frame);
    QString readEvent(const QJsonObject &frame);
    void sessionOpened(const QJsonObject &session);
};

} // namespace qiao::tests::hub
