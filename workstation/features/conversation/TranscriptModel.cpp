#include "workstation/features/conversation/TranscriptModel.h"

#include "workstation/features/conversation/EventWords.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/ErrorText.h"
#include "workstation/ui/RelativeTime.h"

#include <QDateTime>

namespace qiao::workstation::conversation {

namespace {

QDateTime localTime(base::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(base::toEpochMs(at));
}

TranscriptEntry::Kind kindOf(state::PendingPost::Kind kind)
{
    switch (kind) {
    case state::PendingPost::Kind::Message:
    case state::PendingPost::Kind::File:
        return TranscriptEntry::Kind::Message;
    case state::PendingPost::Kind::Note:
        return TranscriptEntry::Kind::Note;
    case state::PendingPost::Kind::Whisper:
        return TranscriptEntry::Kind::Whisper;
    }
    return TranscriptEntry::Kind::Message;
}

const domain::FileReference *fileOf(const state::Transcript &transcript, int row)
{
    if (transcript.isPending(row))
        return &transcript.pending(row).file;
    const auto *message = std::get_if<domain::MessagePosted>(&transcript.event(row).body);
    return message ? &message->file : nullptr;
}

} // namespace

TranscriptModel::TranscriptModel(state::Desk &desk, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
{
    connect(desk.attachments(), &state::Attachments::changed, this, &TranscriptModel::fileChanged);
}

TranscriptModel::~TranscriptModel() = default;

void TranscriptModel::setTranscript(state::Transcript *transcript)
{
    if (transcript == m_transcript && transcript)
        return;
    beginResetModel();
    if (m_transcript)
        m_transcript->disconnect(this);
    m_transcript = transcript;
    m_stamps.clear();
    if (transcript) {
        using state::Transcript;
        insertStamps(0, transcript->count() - 1);
        connect(transcript, &Transcript::aboutToInsert, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
        connect(transcript, &Transcript::inserted, this, [this](int first, int last) {
            insertStamps(first, last);
            endInsertRows();
            renewNeighbours(first, last);
        });
        connect(transcript, &Transcript::aboutToRemove, this,
            [this](int first, int last) { beginRemoveRows({}, first, last); });
        connect(transcript, &Transcript::removed, this, [this](int first, int last) {
            m_stamps.remove(first, last - first + 1);
            endRemoveRows();
            renewNeighbours(first, first - 1);
        });
        connect(transcript, &Transcript::aboutToMove, this,
            [this](int from, int to) { beginMoveRows({}, from, from, {}, to); });
        connect(transcript, &Transcript::moved, this, [this](int from, int to) {
            m_stamps.move(from, to);
            endMoveRows();
            renew(to, from);
            renewNeighbours(to, from);
        });
        connect(transcript, &Transcript::changed, this, [this](int first, int last) {
            renew(first, last);
            renewNeighbours(first, last);
        });
        connect(transcript, &Transcript::aboutToReset, this, [this] { beginResetModel(); });
        connect(transcript, &Transcript::wasReset, this, [this] {
            m_stamps.clear();
            insertStamps(0, m_transcript->count() - 1);
            endResetModel();
        });
        connect(transcript, &QObject::destroyed, this, [this] {
            beginResetModel();
            m_stamps.clear();
            endResetModel();
        });
    }
    endResetModel();
}

TranscriptEntry TranscriptModel::entry(int row) const
{
    TranscriptEntry entry = bareEntry(row);
    entry.stamp = m_stamps.at(row);
    if (entry.kind == TranscriptEntry::Kind::Hidden)
        return entry;
    const int before = visibleBefore(row);
    const int after = visibleAfter(row);
    entry.startsDay
        = before < 0 || localTime(m_transcript->at(before)).date() != localTime(m_transcript->at(row)).date();
    entry.startsGroup = before < 0 || !continuesGroup(before, row);
    entry.endsGroup = after < 0 || !continuesGroup(row, after);
    return entry;
}

int TranscriptModel::rowOf(const domain::CommandId &command) const
{
    return m_transcript ? m_transcript->indexOf(command) : -1;
}

QString TranscriptModel::copiedText(int row) const
{
    const TranscriptEntry entry = this->entry(row);
    const QString time = ui::clockTime(localTime(entry.at));
    if (!entry.isBubble())
        return QStringLiteral("[%1] %2").arg(time, entry.text);
    const QString words = entry.hasFile() ? entry.file.name : entry.text;
    return QStringLiteral("[%1] %2: %3").arg(time, EventWords::nameOf(entry.author), words);
}

int TranscriptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_stamps.size());
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || !m_transcript)
        return {};
    const int row = index.row();
    switch (role) {
    case EntryRole:
        return QVariant::fromValue(entry(row));
    case HiddenRole:
        return isHidden(row);
    case SeqRole:
        return m_transcript->isPending(row) ? quint64(0) : m_transcript->event(row).seq;
    case Qt::DisplayRole: {
        const TranscriptEntry bare = bareEntry(row);
        return bare.hasFile() ? bare.file.name : bare.text;
    }
    case Qt::AccessibleTextRole:
        return spokenText(bareEntry(row));
    case Qt::ToolTipRole: {
        const TranscriptEntry bare = bareEntry(row);
        const QString time = ui::fullTime(localTime(bare.at));
        if (!bare.failure.isEmpty())
            return bare.failure;
        return bare.reason.isEmpty() ? time : tr("Why: %1").arg(bare.reason) + u'\n' + time;
    }
    default:
        return {};
    }
}

void TranscriptModel::retranslate()
{
    if (!m_stamps.isEmpty())
        renew(0, int(m_stamps.size()) - 1);
}

TranscriptEntry TranscriptModel::bareEntry(int row) const
{
    TranscriptEntry entry;
    entry.at = m_transcript->at(row);
    entry.delivery = m_transcript->delivery(row);
    if (m_transcript->isPending(row))
        describe(m_transcript->pending(row), entry);
    else
        describe(m_transcript->event(row), entry);
    if (entry.hasFile() && !entry.file.id.isEmpty())
        entry.attachment = m_desk.attachments()->attachment(entry.file.id);
    return entry;
}

void TranscriptModel::describe(const domain::ConversationEvent &event, TranscriptEntry &entry) const
{
    entry.seq = event.seq;
    entry.command = event.command;
    if (const auto *message = std::get_if<domain::MessagePosted>(&event.body)) {
        entry.kind = TranscriptEntry::Kind::Message;
        entry.author = message->from;
        entry.text = message->text;
        entry.file = message->file;
    } else if (const auto *note = std::get_if<domain::NotePosted>(&event.body)) {
        entry.kind = TranscriptEntry::Kind::Note;
        entry.author = note->from;
        entry.text = note->text;
    } else if (const auto *whisper = std::get_if<domain::WhisperPosted>(&event.body)) {
        entry.kind = TranscriptEntry::Kind::Whisper;
        entry.author = whisper->from;
        entry.text = whisper->text;
    } else {
        entry.text
            = EventWords::lineOf(event.body, [this](const domain::QueueId &queue) { return m_desk.queueName(queue); });
        entry.kind = entry.text.isEmpty() ? TranscriptEntry::Kind::Hidden : TranscriptEntry::Kind::System;
        if (const auto *assigned = std::get_if<domain::ConversationAssigned>(&event.body))
            entry.reason = EventWords::reasonOf(assigned->because);
        return;
    }
    entry.isMine = entry.author.role == domain::AuthorRole::Agent && entry.author.id == m_desk.me().id.toString();
}

void TranscriptModel::describe(const state::PendingPost &post, TranscriptEntry &entry) const
{
    const domain::Agent &me = m_desk.me();
    entry.kind = kindOf(post.kind);
    entry.author = {domain::AuthorRole::Agent, me.id.toString(), me.displayName};
    entry.isMine = true;
    entry.text = post.text;
    entry.command = post.command;
    entry.uploadedPercent = post.uploadedPercent;
    if (post.kind == state::PendingPost::Kind::File) {
        entry.file = post.file;
        if (!post.localPath.isEmpty())
            entry.attachment = {state::Attachment::State::Here, 100, post.localPath, {}};
    }
    if (post.error) {
        entry.failure = ui::errorText(base::nameOf(post.error->code), ui::ErrorPlace::Message,
            post.error->retryAfter.value_or(base::Milliseconds(0)))
                            .sentence();
    }
}

bool TranscriptModel::isHidden(int row) const
{
    if (m_transcript->isPending(row))
        return false;
    const domain::EventBody &body = m_transcript->event(row).body;
    // That it waits is said by its start; why it waits again is a line of its own.
    const auto *queued = std::get_if<domain::ConversationQueued>(&body);
    return (queued && queued->cause == domain::WaitCause::Started)
        || std::holds_alternative<domain::ConversationOffered>(body)
        || std::holds_alternative<domain::MessageRead>(body);
}

int TranscriptModel::visibleBefore(int row) const
{
    do {
        --row;
    } while (row >= 0 && isHidden(row));
    return row;
}

int TranscriptModel::visibleAfter(int row) const
{
    do {
        ++row;
    } while (row < m_transcript->count() && isHidden(row));
    return row < m_transcript->count() ? row : -1;
}

bool TranscriptModel::continuesGroup(int before, int row) const
{
    const base::TimePoint earlier = m_transcript->at(before);
    const base::TimePoint later = m_transcript->at(row);
    if (later - earlier >= groupSpan || localTime(earlier).date() != localTime(later).date())
        return false;
    const TranscriptEntry one = bareEntry(before);
    const TranscriptEntry other = bareEntry(row);
    return one.isBubble() && one.kind == other.kind && one.author.role == other.author.role
        && one.author.id == other.author.id;
}

QString TranscriptModel::spokenText(const TranscriptEntry &entry) const
{
    const QString time = ui::clockTime(localTime(entry.at));
    if (!entry.isBubble())
        return entry.text.isEmpty() ? QString() : tr("%1: %2").arg(time, entry.text);
    const QString name = EventWords::nameOf(entry.author);
    QString words = entry.text;
    if (entry.hasPicture())
        words = tr("picture %1").arg(entry.file.name);
    else if (entry.hasFile())
        words = tr("file %1").arg(entry.file.name);
    if (entry.kind == TranscriptEntry::Kind::Note && entry.delivery == state::Delivery::NotMine)
        return tr("Note by %1, %2: %3").arg(name, time, words);
    if (entry.kind == TranscriptEntry::Kind::Whisper && entry.delivery == state::Delivery::NotMine)
        return tr("Whisper by %1, unseen by the visitor, %2: %3").arg(name, time, words);
    const QString who = entry.kind == TranscriptEntry::Kind::Note ? tr("Note by %1").arg(name)
        : entry.kind == TranscriptEntry::Kind::Whisper            ? tr("Whisper by %1").arg(name)
                                                                  : name;
    switch (entry.delivery) {
    case state::Delivery::NotMine:
        return tr("%1, %2: %3").arg(who, time, words);
    case state::Delivery::Sending:
        return tr("%1, %2, sending: %3").arg(who, time, words);
    case state::Delivery::Stored:
        return tr("%1, %2, sent: %3").arg(who, time, words);
    case state::Delivery::Read:
        return tr("%1, %2, read: %3").arg(who, time, words);
    case state::Delivery::Failed:
        return tr("%1, %2, not sent: %3").arg(who, time, words);
    }
    return {};
}

void TranscriptModel::insertStamps(int first, int last)
{
    if (last < first)
        return;
    m_stamps.insert(first, last - first + 1, 0);
    for (int row = first; row <= last; ++row)
        m_stamps[row] = m_nextStamp++;
}

void TranscriptModel::renew(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_stamps[row] = m_nextStamp++;
    Q_EMIT dataChanged(index(first), index(last));
}

void TranscriptModel::renewNeighbours(int first, int last)
{
    const int before = visibleBefore(first);
    const int after = visibleAfter(last);
    if (before >= 0)
        renew(before, before);
    if (after >= 0 && after != before)
        renew(after, after);
}

void TranscriptModel::fileChanged(const domain::FileId &file)
{
    for (int row = 0; row < rowCount(); ++row) {
        const domain::FileReference *reference = fileOf(*m_transcript, row);
        if (reference && reference->id == file)
            renew(row, row);
    }
}

} // namespace qiao::workstation::conversation
