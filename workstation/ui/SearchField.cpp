#include "workstation/ui/SearchField.h"

#include "workstation/ui/Icon.h"

#include <QAction>
#include <QKeyEvent>

namespace qiao::workstation::ui {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    setMaxLength(200);
    addAction(makeIcon(Icon::Search), QLineEdit::LeadingPosition);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown) {
        Q_EMIT resultsWanted();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace qiao::workstation::ui
