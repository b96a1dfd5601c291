#pragma once

#include "workstation/ui/Words.h"

#include <QWidget>

class QLabel;

namespace qiao::workstation::administration {

// A text of the administration.
constexpr ui::Words words(const char *source)
{
    return {"Administration", source};
}

// An editor with its name above it, and below it what it is for or what is wrong with it. GUI thread.
class Field final : public QWidget
{
    Q_OBJECT

public:
    // The field takes the editor.
    Field(const ui::Words &label, QWidget *editor, const ui::Words &hint = {}, QWidget *parent = nullptr);

    QWidget *editor() const { return m_editor; }
    // Empty: nothing is wrong.
    void setProblem(const QString &problem);
    QString problem() const { return m_problem; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restyle();

    ui::Words m_labelWords;
    ui::Words m_hintWords;
    QLabel *m_label;
    QWidget *m_editor;
    QLabel *m_below;
    QString m_problem;
};

} // namespace qiao::workstation::administration
