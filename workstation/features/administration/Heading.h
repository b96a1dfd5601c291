#pragma once

#include "workstation/ui/Words.h"

#include <QLabel>

namespace qiao::workstation::administration {

// The name of a part of a form. GUI thread.
class Heading final : public QLabel
{
    Q_OBJECT

public:
    explicit Heading(const ui::Words &heading, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    ui::Words m_words;
    bool m_isRefreshing = false;
};

} // namespace qiao::workstation::administration
