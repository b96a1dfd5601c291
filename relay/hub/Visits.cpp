#include "relay/hub/Visits.h"

#include "common/protocol/JsonWriter.h"
#include "common/protocol/Limits.h"

namespace qiao::relay::hub {

using namespace Qt::StringLiterals;

namespace {

QByteArray startedAnswer(
    const domain::ConversationId &conversation, domain::ConversationState state, bool isDeferred = false)
{
    protocol::JsonWriter json;
    json.add("conversation"_L1, conversation.toString());
    json.add("state"_L1, domain::nameOf(state));
    if (isDeferred)
        json.add("deferred"_L1, true);
    return json.finish();
}

} // namespace

void Visits::start(
    Connection &connection, const domain::CommandId &id, const protocol::visitor::ConversationStart &command)
{
    VisitorState &visitor = *m_state.visitor(connection.visitor);
    const Room *open = m_state.room(visitor.conversation);
    if (open != nullptr && open->working.seq != 0 && open->working.isOpen()) {
        goOnWith(connection, id, open->working);
        return;
    }
    const domain::ConversationId conversation(m_state.config.newId(u'c'));
    Room &room = m_state.insertRoom(conversation, visitor);
    const domain::ConversationId previous = std::exchange(visitor.conversation, conversation);

    const QString formName = command.form.value("name"_L1).toString().simplified().left(protocol::limits::nameLength);
    const QString formEmail = command.form.value("email"_L1).toString().simplified().left(protocol::limits::nameLength);
    Change change;
    // What a stranger writes about himself never overrides what the site vouches for.
    if (visitor.profile.externalId.isEmpty() && (!formName.isEmpty() || !formEmail.isEmpty())) {
        if (!formName.isEmpty())
            visitor.profile.name = formName;
        if (!formEmail.isEmpty())
            visitor.profile.email = formEmail;
        change.visitor = visitor.profile;
    }
    domain::ConversationStarted started;
    started.site = visitor.profile.site;
    started.visitor = visitor.profile.id;
    started.visitorName = visitor.profile.name;
    const Offers::Start start = m_offers.startFor(command.topic, visitor.profile);
    started.queue = start.queue;
    started.arms
        = domain::armsOf(m_state.experiments, started.site, visitor.profile.locale, start.queue, visitor.profile.id);
    started.channel = u"web"_s;
    started.topic = command.topic;
    started.form = command.form;
    started.product = command.product;
    started.order = command.order;
    change.connection = connection.id;
    change.command = id;
    change.sender = visitor.profile.id.toString();
    change.events.push_back(m_ledger.append(room, std::move(started), id));
    change.events.push_back(m_ledger.append(room,
        domain::ConversationQueued{
            start.queue, start.isOverflow ? domain::WaitCause::Overflowed : domain::WaitCause::Started}));
    if (start.isDeferred)
        change.events.push_back(m_ledger.append(room, domain::ConversationDeferred{}));
    if (std::optional<domain::ConversationEvent> offer = m_offers.offerNext(room))
        change.events.push_back(*std::move(offer));
    change.answer = startedAnswer(conversation, domain::ConversationState::Queued, start.isDeferred);
    change.committed = [this, conversation] {
        Room *begun = m_state.room(conversation);
        const VisitorState *owner = begun != nullptr ? m_state.visitor(begun->working.visitor) : nullptr;
        if (owner == nullptr)
            return;
        for (const link::ConnectionId reader : QSet<link::ConnectionId>(owner->connections)) {
            if (Connection *tab = m_state.connection(reader))
                m_delivery.follow(*tab, *begun, 0);
        }
    };
    change.failed = [this, conversation, previous, visitorId = visitor.profile.id] {
        if (VisitorState *owner = m_state.visitor(visitorId); owner != nullptr && owner->conversation == conversation)
            owner->conversation = previous;
        m_state.eraseRoom(conversation, visitorId);
    };
    m_ledger.commit(std::move(change));
}

void Visits::goOnWith(Connection &connection, const domain::CommandId &id, const domain::Conversation &open)
{
    // One visitor has one open conversation; every tab goes on with it. Its beginning may still be on its way to the
    // disk, so the answer goes the same way behind it.
    const bool isAssigned = open.state == domain::ConversationState::Assigned;
    Change change;
    change.connection = connection.id;
    change.command = id;
    change.sender = connection.sender();
    change.answer
        = startedAnswer(open.id, isAssigned ? domain::ConversationState::Assigned : domain::ConversationState::Queued);
    m_ledger.commit(std::move(change));
}

void Visits::track(Connection &connection, const domain::CommandId &id, const protocol::visitor::JourneyTrack &command)
{
    VisitorState &visitor = *m_state.visitor(connection.visitor);
    Change change;
    bool hasNewPage = false;
    for (const protocol::visitor::JourneyStep &step : command.events) {
        change.journey.push_back({visitor.profile.id, m_state.now, step});
        if (step.kind == "page"_L1 && !step.url.isEmpty()) {
            const QString &before = visitor.profile.page.url;
            visitor.profile.page = {step.url, step.title, before == step.url ? visitor.profile.page.referrer : before};
            hasNewPage = true;
        }
    }
    if (hasNewPage) {
        change.visitor = visitor.profile;
        m_staff.tellVisitorPresence(visitor);
    }
    change.connection = connection.id;
    change.command = id;
    change.sender = visitor.profile.id.toString();
    change.answer = protocol::textOf({{u"accepted"_s, static_cast<qint64>(command.events.size())}});
    m_ledger.commit(std::move(change));
}

} // namespace qiao::relay::hub
