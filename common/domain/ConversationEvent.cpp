#include "common/domain/ConversationEvent.h"

namespace qiao::domain {

bool isVisibleToVisitor(const EventBody &body)
{
    return !std::holds_alternative<ConversationOffered>(body) && !std::holds_alternative<ConversationTagged>(body)
        && !std::holds_alternative<NotePosted>(body);
}

} // namespace qiao::domain
