#include "workstation/features/administration/Heading.h"

#include "workstation/ui/TextLook.h"

#include <QEvent>
#include <QScopedValueRollback>

namespace qiao::workstation::administration {

Heading::Heading(const ui::Words &heading, QWidget *parent)
    : QLabel(parent)
    , m_words(heading)
{
    setContentsMargins(0, 12, 0, 0);
    refresh();
}

void Heading::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    const bool isLook = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (!m_isRefreshing && (isLook || event->type() == QEvent::LanguageChange))
        refresh();
}

void Heading::refresh()
{
    const QScopedValueRollback refreshing(m_isRefreshing, true); // the look is such a change itself
    setText(m_words.text());
    ui::setTextLook(this, ui::TextStyle::Title, ui::Role::Text);
}

} // namespace qiao::workstation::administration
