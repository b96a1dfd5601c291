#pragma once

#include "workstation/state/Desk.h"

#include <QJsonObject>

namespace qiao::tests {

namespace state = workstation::state;

// A desk with people and conversations on it, built from the same events that a relay would send. One thread.
class SampleDesk
{
public:
    using ConversationId = domain::ConversationId;

    SampleDesk()
        : desk(clock)
    {
        session.agent = {domain::AgentId(QStringLiteral("a-ann")), QStringLiteral("ann"), QStringLiteral("Ann"),
            domain::AgentRole::Agent, 5, false};
        session.presence = domain::Presence::Online;
        session.queues = {{domain::QueueId(QStringLiteral("q-returns")), QStringLiteral("Returns")},
            {domain::QueueId(QStringLiteral("q-orders")), QStringLiteral("Orders")}};
        session.agents
            = {{session.agent, domain::Presence::Online, 2}, agent(QStringLiteral("Ben"), domain::Presence::Online, 1),
                agent(QStringLiteral("Chen"), domain::Presence::Busy, 5),
                agent(QStringLiteral("Dora"), domain::Presence::Offline, 0)};
        session.cannedReplies = {
            {QStringLiteral("1"), QStringLiteral("hello"), QStringLiteral("Greeting"),
                QStringLiteral("Hello {{visitor}}, this is {{agent}}. How can I help?"), QStringLiteral("en")},
            {QStringLiteral("2"), QStringLiteral("refund"), QStringLiteral("Refund time"),
                QStringLiteral("A refund takes three to five working days."), QStringLiteral("en")},
            {QStringLiteral("3"), QStringLiteral("你好"), QStringLiteral("问候"),
                QStringLiteral("{{visitor}}您好,我是{{agent}},请问有什么可以帮您?"), QStringLiteral("zh")},
            {QStringLiteral("4"), QStringLiteral("wait"), QStringLiteral("One moment"),
                QStringLiteral("One moment please, I am looking it up."), QString()},
        };
        session.uploadBytes = 10 * 1024 * 1024;
        desk.apply(session, {});
        desk.connection()->setLive();
    }

    static protocol::AgentStatus agent(const QString &name, domain::Presence presence, int load)
    {
        return {{domain::AgentId(QStringLiteral("a-") + name.toLower()), name.toLower(), name, domain::AgentRole::Agent,
                    5, false},
            presence, load};
    }

    static domain::Author by(const QString &agent)
    {
        return {domain::AuthorRole::Agent, QStringLiteral("a-") + agent.toLower(), agent};
    }

    // A conversation that waits in the queue Returns; its transcript is loaded.
    ConversationId start(const QString &name, const QString &topic = {}, const QJsonObject &form = {})
    {
        const ConversationId id(QStringLiteral("c%1").arg(++m_started));
        domain::ConversationStarted started;
        started.site = domain::SiteKey(QStringLiteral("demo"));
        started.visitor = domain::VisitorId(QStringLiteral("v-%1").arg(name));
        started.visitorName = name;
        started.queue = domain::QueueId(QStringLiteral("q-returns"));
        started.channel = QStringLiteral("web");
        started.topic = topic;
        started.form = form;
        const domain::ConversationEvent first = make(id, started);
        desk.apply(first);
        desk.transcript(id);
        desk.insertOlder(id, 1, {first});
        return id;
    }

    domain::ConversationEvent make(const ConversationId &id, domain::EventBody body, const QString &command = {})
    {
        domain::ConversationEvent event;
        event.conversation = id;
        const state::ConversationEntry *entry = desk.conversations()->find(id);
        event.seq = entry ? entry->conversation.seq + 1 : 1;
        event.visitorSeq = domain::isVisibleToVisitor(body) ? (entry ? entry->conversation.visitorSeq + 1 : 1) : 0;
        event.at = clock.now();
        event.command = domain::CommandId(command);
        event.body = std::move(body);
        return event;
    }

    quint64 tell(const ConversationId &id, domain::EventBody body, const QString &command = {})
    {
        const domain::ConversationEvent event = make(id, std::move(body), command);
        desk.apply(event);
        return event.seq;
    }

    domain::Author visitorOf(const ConversationId &id) const
    {
        const state::ConversationEntry *entry = desk.conversations()->find(id);
        return {domain::AuthorRole::Visitor, entry->conversation.visitor.toString(), entry->conversation.visitorName};
    }

    quint64 says(const ConversationId &id, const QString &text)
    {
        return tell(id, domain::MessagePosted{visitorOf(id), text, {}});
    }
    quint64 answers(const ConversationId &id, const QString &text, const QString &agent = QStringLiteral("Ann"))
    {
        return tell(id, domain::MessagePosted{by(agent), text, {}});
    }
    void note(const ConversationId &id, const QString &text, const QString &agent = QStringLiteral("Ann"))
    {
        tell(id, domain::NotePosted{by(agent), text});
    }
    void offer(const ConversationId &id, std::chrono::seconds stands = std::chrono::seconds(30))
    {
        tell(id, domain::ConversationOffered{session.agent.id, session.agent.displayName, clock.now() + stands});
    }
    void assign(const ConversationId &id, const QString &agent = QStringLiteral("Ann"))
    {
        tell(id,
            domain::ConversationAssigned{domain::AgentId(QStringLiteral("a-") + agent.toLower()), agent,
                {{QStringLiteral("load"), 0.6, 0.8}, {QStringLiteral("language"), 0.4, 1.0}}});
    }
    void close(const ConversationId &id, const QString &agent = QStringLiteral("Ann"))
    {
        tell(id, domain::ConversationClosed{by(agent)});
    }
    void reads(const ConversationId &id, quint64 upTo) { tell(id, domain::MessageRead{visitorOf(id), upTo, upTo}); }
    void types(const ConversationId &id, bool on = true)
    {
        desk.apply(protocol::EphemeralEvent(protocol::TypingChanged{id, visitorOf(id), on}));
    }
    void meet(const domain::Visitor &visitor, bool isOnline = true)
    {
        desk.apply(protocol::EphemeralEvent(protocol::VisitorPresence{visitor, isOnline}));
    }
    void wait(std::chrono::seconds time) { clock.advance(time); }

    base::ManualClock clock;
    protocol::AgentSession session;
    state::Desk desk;

private:
    int m_started = 0;
};

} // namespace qiao::tests
