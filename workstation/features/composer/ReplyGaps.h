#pragma once

#include "common/text/ReplyTemplate.h"

#include <QObject>
#include <QTextCursor>

#include <vector>

class QTextEdit;

namespace qiao::workstation::composer {

// The places of an inserted canned reply that the agent has still to fill in: shown in the text, reached one after the
// other, with what can be chosen in a menu. A place is filled as soon as other words stand there. GUI thread.
class ReplyGaps : public QObject
{
    Q_OBJECT

public:
    explicit ReplyGaps(QTextEdit &edit);

    // The filled reply stands in the text from `start` on.
    void take(qsizetype start, const text::FilledReply &filled);
    void clear();

    bool isEmpty() const;
    // What the first open one asks for; empty: none.
    QString firstOpen() const;
    // Selects the next open one behind the cursor, or else the first. False: there is none.
    bool selectNext();
    // What can be chosen for the selected one; empty: it is typed.
    QStringList choices() const;
    void choose(const QString &choice);

Q_SIGNALS:
    // The selected one is chosen from a menu rather than typed.
    void choiceWanted();

private:
    struct Gap
    {
        QTextCursor cursor;
        QString placeholder;
        text::ReplyVariable variable;

        bool isOpen() const { return cursor.selectedText() == placeholder; }
    };

    const Gap *selected() const;
    void refresh();

    QTextEdit &m_edit;
    std::vector<Gap> m_gaps;
};

} // namespace qiao::workstation::composer
