#pragma once

#include "common/domain/Conversation.h"
#include "relay/storage/Statement.h"

// How a conversation lies in its table: one column for each member.
namespace qiao::relay::storage {

QString selectConversation(); // up to and without WHERE
domain::Conversation readConversation(Statement &row);

QString upsertConversation();
void bindConversation(Statement &statement, const domain::Conversation &conversation);

// Most changes are a message or a read mark. Then a few columns are written, and none that an index is about.
bool isOnlyProgress(const domain::Conversation &before, const domain::Conversation &after);
QString updateProgress();
void bindProgress(Statement &statement, const domain::Conversation &conversation);

} // namespace qiao::relay::storage
