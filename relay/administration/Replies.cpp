#include "common/protocol/CannedReplyCodec.h"
#include "common/protocol/DirectoryCodec.h"
#include "common/protocol/Limits.h"
#include "common/text/ReplyTemplate.h"
#include "relay/administration/Collections.h"

#include <algorithm>

namespace qiao::relay::administration {

int CannedReplies::most() const
{
    return protocol::limits::mostCannedReplies;
}

base::Result<QList<QJsonObject>> CannedReplies::all()
{
    const auto replies = m_stores.cannedReplies.all();
    if (!replies)
        return replies.error();
    return objectsOf(*replies, [](const domain::CannedReply &reply) { return protocol::toJson(reply); });
}

base::Result<void> CannedReplies::save(const Wish &wish)
{
    auto reply = protocol::cannedReplyFromJson(wish.json);
    if (!reply)
        return reply.error();
    if (const auto read = text::ReplyTemplate::parse(reply->text); !read)
        return read.error();
    for (domain::FileReference &file : reply->files) {
        const auto found = m_stores.files.find(file.id);
        if (!found)
            return found.error();
        if (!*found)
            return base::badRequest(QStringLiteral("The file %1 is not there. Upload it again.").arg(file.name));
        file = (*found)->file; // its size and type are what was measured
    }
    return m_stores.cannedReplies.save(*reply);
}

base::Result<void> CannedReplies::remove(const Wish &wish)
{
    const auto removed = m_stores.cannedReplies.remove(wish.id);
    return removed ? base::Result<void>() : base::Result<void>(removed.error());
}

int Macros::most() const
{
    return protocol::limits::mostMacros;
}

base::Result<QList<QJsonObject>> Macros::all()
{
    const auto macros = m_stores.macros.all();
    if (!macros)
        return macros.error();
    return objectsOf(*macros, [](const domain::Macro &macro) { return protocol::toJson(macro); });
}

base::Result<void> Macros::save(const Wish &wish)
{
    const auto macro = protocol::macroFromJson(wish.json);
    if (!macro)
        return macro.error();
    const auto queues = m_stores.queues.all();
    if (!queues)
        return queues.error();
    for (const domain::MacroStep &step : macro->steps) {
        const auto read = text::ReplyTemplate::parse(step.text);
        if (!read)
            return read.error();
        if (!read->asksNothing())
            return base::badRequest(QStringLiteral("A macro asks for nothing: nobody sees it before it is sent."));
        const bool isKnown = step.queue.isEmpty()
            || std::any_of(
                queues->begin(), queues->end(), [&](const domain::Queue &queue) { return queue.id == step.queue; });
        if (!isKnown)
            return base::badRequest(QStringLiteral("There is no queue \"%1\".").arg(step.queue.toString()));
    }
    return m_stores.macros.save(*macro);
}

base::Result<void> Macros::remove(const Wish &wish)
{
    const auto removed = m_stores.macros.remove(wish.id);
    return removed ? base::Result<void>() : base::Result<void>(removed.error());
}

} // namespace qiao::relay::administration
