#pragma once

#include "relay/hub/Company.h"
#include "relay/hub/Resumption.h"

namespace qiao::relay::hub {

struct VisitorOpening;

// Opens and ends the sessions of visitors and agents: who is this, what do they get to see first. Hub thread.
class Sessions
{
public:
    Sessions(HubState &state, Ledger &ledger, Delivery &delivery, Staff &staff, Company &company)
        : m_state(state)
        , m_ledger(ledger)
        , m_delivery(delivery)
        , m_staff(staff)
        , m_company(company)
        , m_resumption(state, ledger, delivery)
    {
    }

    // Called when a connection that waited may go on with its next command.
    std::function<void(Connection &)> onReady;
    // The visitor's last connection ended.
    std::function<void(const VisitorState &)> onVisitorLeft;

    void open(Connection &connection, const domain::CommandId &id, const protocol::visitor::SessionOpen &command);
    void open(Connection &connection, const domain::CommandId &id, const protocol::agent::SessionOpen &command);
    void close(const std::shared_ptr<Connection> &connection);

private:
    void findByToken(const std::shared_ptr<VisitorOpening> &opening);
    void findByIdentity(const std::shared_ptr<VisitorOpening> &opening);
    void admit(const std::shared_ptr<VisitorOpening> &opening);
    void admitted(const VisitorOpening &opening);
    void leaveVisitor(Connection &connection);
    void admit(Connection &connection, const domain::CommandId &id, const protocol::ResumeCursors &resume);
    QString identityOf(const VisitorOpening &opening) const;
    void refuse(link::ConnectionId connection, const domain::CommandId &id, const base::Error &error);
    void ready(link::ConnectionId connection);
    // Both give the frames for what does not fit into the answer.
    QList<QByteArray> addSetUp(protocol::AgentSession &session) const;
    QList<QByteArray> addColleagues(protocol::AgentSession &session) const;

    HubState &m_state;
    Ledger &m_ledger;
    Delivery &m_delivery;
    Staff &m_staff;
    Company &m_company;
    Resumption m_resumption;
    QSet<QString> m_identitiesBeingStored; // sites' people who are new to us
};

} // namespace qiao::relay::hub
