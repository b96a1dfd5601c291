#pragma once

#include "common/base/Error.h"
#include "common/domain/ConversationEvent.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace qiao::workstation::state {

// How far a file of the relay has come to this machine.
struct Attachment
{
    enum class State { Absent, Fetching, Here, Failed };

    State state = State::Absent;
    int percent = 0; // while it is fetched
    QString path; // when it is here
    std::optional<base::Error> error; // when it failed

    bool operator==(const Attachment &) const = default;
};

// The files of messages that somebody wanted to see. A view asks with `want`, the application fetches and answers with
// `set`. GUI thread.
class Attachments : public QObject
{
    Q_OBJECT

public:
    explicit Attachments(QObject *parent = nullptr);

    Attachment attachment(const domain::FileId &file) const { return m_attachments.value(file); }

    // Asks for the file unless it is here or on its way. A failed one is tried again.
    void want(const domain::FileReference &file);
    void set(const domain::FileId &file, const Attachment &attachment);
    void clear() { m_attachments.clear(); }

Q_SIGNALS:
    void wanted(const qiao::domain::FileReference &file);
    void changed(const qiao::domain::FileId &file);

private:
    QHash<domain::FileId, Attachment> m_attachments;
};

} // namespace qiao::workstation::state
