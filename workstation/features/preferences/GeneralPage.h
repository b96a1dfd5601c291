#pragma once

#include "workstation/settings/Settings.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace qiao::workstation::ui {
class SegmentedControl;
}

namespace qiao::workstation::preferences {

// Language, theme, density and text size; each takes effect at once. GUI thread.
class GeneralPage final : public QWidget
{
    Q_OBJECT

public:
    explicit GeneralPage(settings::Settings &settings, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restyle();
    void showSettings();

    settings::Settings &m_settings;
    QLabel *m_languageLabel;
    QLabel *m_themeLabel;
    QLabel *m_densityLabel;
    QLabel *m_sizeLabel;
    QLabel *m_densityHint;
    QComboBox *m_language;
    ui::SegmentedControl *m_theme;
    ui::SegmentedControl *m_density;
    QComboBox *m_size;
};

} // namespace qiao::workstation::preferences
