#pragma once

#include "workstation/settings/Settings.h"
#include "workstation/ui/ActionRegistry.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace qiao::workstation::preferences {

enum class PreferencesSection { General, Attention, Shortcuts };

// What the agent can choose, by section. Everything takes effect at once; there is nothing to apply. GUI thread.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    PreferencesDialog(settings::Settings &settings, ui::ActionRegistry &actions, QWidget *parent = nullptr);

    void showSection(PreferencesSection section);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void restyle();

    QListWidget *m_sections;
    QStackedWidget *m_pages;
    QLabel *m_title;
    QPushButton *m_close;
};

} // namespace qiao::workstation::preferences
