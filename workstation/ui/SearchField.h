#pragma once

#include <QLineEdit>

namespace qiao::workstation::ui {

// A field to search or filter in: a lens before, a cross after, Escape empties it, and the arrow down asks to go to
// what was found. GUI thread.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

Q_SIGNALS:
    void resultsWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace qiao::workstation::ui
