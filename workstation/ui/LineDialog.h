#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;

namespace qiao::workstation::ui {

// Asks for one line of text of a bounded length; Enter takes it. Deletes itself when it is closed. GUI thread.
class LineDialog final : public QDialog
{
    Q_OBJECT

public:
    LineDialog(const QString &title, const QString &question, int longest, QWidget *parent);

    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    // Without white space around it; never empty.
    void given(const QString &text);

private:
    QLineEdit *m_field;
};

} // namespace qiao::workstation::ui
