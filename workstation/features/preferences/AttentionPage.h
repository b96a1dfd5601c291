#pragma once

#include "workstation/settings/Settings.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace qiao::workstation::preferences {

// What may ask for the agent's attention, and how. GUI thread.
class AttentionPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionPage(settings::Settings &settings, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restyle();
    void showSettings();

    settings::Settings &m_settings;
    QCheckBox *m_notifications;
    QCheckBox *m_preview;
    QCheckBox *m_sound;
    QLabel *m_notificationsHint;
    QLabel *m_previewHint;
    QLabel *m_soundHint;
};

} // namespace qiao::workstation::preferences
