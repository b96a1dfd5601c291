#pragma once

#include "workstation/features/conversation/TranscriptEntry.h"

#include <QAbstractListModel>
#include <QPointer>

namespace qiao::workstation::state {
class Desk;
}

namespace qiao::workstation::conversation {

// The lines of one conversation as rows, one for one; facts that need no words are hidden rows. Reads state::Transcript
// and keeps nothing but a stamp for each row that tells when what was laid out for it is out of date. GUI thread.
class TranscriptModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        EntryRole = Qt::UserRole + 1, // TranscriptEntry
        HiddenRole, // bool
        SeqRole, // quint64; 0: not stored
    };

    // Messages of one author that follow each other within this time are one group.
    static constexpr std::chrono::minutes groupSpan{2};

    // `desk` must outlive the model.
    explicit TranscriptModel(state::Desk &desk, QObject *parent = nullptr);
    ~TranscriptModel() override;

    // Null: an empty model. The transcript may die while it is shown.
    void setTranscript(state::Transcript *transcript);
    state::Transcript *transcript() const { return m_transcript; }

    TranscriptEntry entry(int row) const;
    int rowOf(const domain::CommandId &command) const;

    // As it is pasted elsewhere: author, time and words.
    QString copiedText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    // The language changed: all words are new.
    void retranslate();

private:
    TranscriptEntry bareEntry(int row) const;
    void describe(const domain::ConversationEvent &event, TranscriptEntry &entry) const;
    void describe(const state::PendingPost &post, TranscriptEntry &entry) const;
    bool isHidden(int row) const;
    int visibleBefore(int row) const;
    int visibleAfter(int row) const;
    bool continuesGroup(int before, int row) const;
    QString spokenText(const TranscriptEntry &entry) const;

    void insertStamps(int first, int last);
    void renew(int first, int last); // new stamps, and says so
    void renewNeighbours(int first, int last);
    void fileChanged(const domain::FileId &file);

    state::Desk &m_desk;
    QPointer<state::Transcript> m_transcript;
    QList<quint64> m_stamps;
    quint64 m_nextStamp = 1;
};

} // namespace qiao::workstation::conversation
