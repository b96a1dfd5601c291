#pragma once

#include "common/domain/ConversationEvent.h"
#include "workstation/state/Attachments.h"
#include "workstation/state/Transcript.h"

#include <QMetaType>
#include <QString>

namespace qiao::workstation::conversation {

// One row of a conversation as it is painted, read aloud and copied. A plain value.
struct TranscriptEntry
{
    enum class Kind {
        Hidden, // a fact that needs no words: no height
        System, // a fact in words, one quiet line
        Message,
        Note, // for colleagues' eyes only
        Whisper, // a supervisor's word to the agent
    };

    bool isInternal() const { return kind == Kind::Note || kind == Kind::Whisper; }
    bool isBubble() const { return kind == Kind::Message || isInternal(); }
    bool isOutgoing() const { return isInternal() || author.role != domain::AuthorRole::Visitor; }
    bool hasFile() const { return !file.name.isEmpty() || !file.id.isEmpty(); }
    // A picture of a kind that is decoded here; any other is a file like all files.
    bool hasPicture() const;

    Kind kind = Kind::System;
    domain::Author author;
    bool isMine = false;
    QString text; // plain text, or the words of a fact
    QString reason; // why the fact came to be, for the tool tip
    domain::FileReference file;
    base::TimePoint at{};
    state::Attachment attachment; // how far the file has come to this machine
    int uploadedPercent = 0; // of one's own file on its way
    state::Delivery delivery = state::Delivery::NotMine;
    QString failure; // why it could not be sent
    quint64 seq = 0; // 0: not stored yet
    domain::CommandId command; // of one's own message on its way
    quint64 stamp = 0; // another one after every change: what was laid out for it is out of date

    // Among its neighbours:
    bool startsDay = false;
    bool startsGroup = true;
    bool endsGroup = true;
};

} // namespace qiao::workstation::conversation

Q_DECLARE_METATYPE(qiao::workstation::conversation::TranscriptEntry)
