#include "workstation/features/composer/ReplyGaps.h"

#include "workstation/ui/Theme.h"

#include <QDate>
#include <QLocale>
#include <QTextEdit>

#include <algorithm>

namespace qiao::workstation::composer {

namespace {

constexpr int offeredDays = 7;

} // namespace

ReplyGaps::ReplyGaps(QTextEdit &edit)
    : QObject(&edit)
    , m_edit(edit)
{
    connect(&edit, &QTextEdit::textChanged, this, &ReplyGaps::refresh);
}

void ReplyGaps::take(qsizetype start, const text::FilledReply &filled)
{
    for (const text::FilledReply::Gap &gap : filled.gaps) {
        QTextCursor cursor(m_edit.document());
        cursor.setPosition(static_cast<int>(start + gap.start));
        cursor.setPosition(static_cast<int>(start + gap.start + gap.length), QTextCursor::KeepAnchor);
        m_gaps.push_back({cursor, cursor.selectedText(), gap.variable});
    }
    refresh();
}

void ReplyGaps::clear()
{
    m_gaps.clear();
    refresh();
}

bool ReplyGaps::isEmpty() const
{
    return std::none_of(m_gaps.begin(), m_gaps.end(), [](const Gap &gap) { return gap.isOpen(); });
}

QString ReplyGaps::firstOpen() const
{
    const auto open = std::find_if(m_gaps.begin(), m_gaps.end(), [](const Gap &gap) { return gap.isOpen(); });
    return open == m_gaps.end() ? QString() : open->variable.name;
}

bool ReplyGaps::selectNext()
{
    const Gap *next = nullptr;
    const int place = m_edit.textCursor().selectionEnd();
    for (const Gap &gap : m_gaps) {
        if (!gap.isOpen())
            continue;
        if (next == nullptr)
            next = &gap;
        if (gap.cursor.selectionStart() >= place) {
            next = &gap;
            break;
        }
    }
    if (next == nullptr)
        return false;
    m_edit.setTextCursor(next->cursor);
    if (!choices().isEmpty())
        Q_EMIT choiceWanted();
    return true;
}

const ReplyGaps::Gap *ReplyGaps::selected() const
{
    const QTextCursor cursor = m_edit.textCursor();
    const auto found = std::find_if(m_gaps.begin(), m_gaps.end(), [&](const Gap &gap) {
        return gap.isOpen() && gap.cursor.selectionStart() == cursor.selectionStart()
            && gap.cursor.selectionEnd() == cursor.selectionEnd();
    });
    return found == m_gaps.end() ? nullptr : &*found;
}

QStringList ReplyGaps::choices() const
{
    const Gap *gap = selected();
    if (gap == nullptr)
        return {};
    if (gap->variable.kind == text::ReplyVariable::Kind::Choice)
        return gap->variable.options;
    QStringList days;
    for (int day = 0; gap->variable.kind == text::ReplyVariable::Kind::Date && day < offeredDays; ++day)
        days.append(QLocale().toString(QDate::currentDate().addDays(day), QLocale::LongFormat));
    return days;
}

void ReplyGaps::choose(const QString &choice)
{
    if (selected() == nullptr)
        return;
    m_edit.textCursor().insertText(choice);
    static_cast<void>(selectNext());
}

void ReplyGaps::refresh()
{
    const bool isDone = isEmpty();
    if (isDone && m_gaps.empty() && m_edit.extraSelections().isEmpty())
        return;
    QList<QTextEdit::ExtraSelection> marks;
    for (const Gap &gap : m_gaps) {
        if (!gap.isOpen())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = gap.cursor;
        mark.format.setBackground(ui::Theme::current().colour(ui::Role::WarningSoft));
        mark.format.setForeground(ui::Theme::current().colour(ui::Role::Text));
        mark.format.setFontUnderline(true);
        marks.append(mark);
    }
    m_edit.setExtraSelections(marks);
    if (isDone)
        m_gaps.clear();
}

} // namespace qiao::workstation::composer
