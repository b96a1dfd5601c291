#include "workstation/features/preferences/AttentionPage.h"

#include "workstation/ui/TextLook.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace qiao::workstation::preferences {

namespace {

constexpr int underTheWords = 26;

settings::Switch toSwitch(bool isOn)
{
    return isOn ? settings::Switch::On : settings::Switch::Off;
}

} // namespace

AttentionPage::AttentionPage(settings::Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_notifications(new QCheckBox(this))
    , m_preview(new QCheckBox(this))
    , m_sound(new QCheckBox(this))
    , m_notificationsHint(new QLabel(this))
    , m_previewHint(new QLabel(this))
    , m_soundHint(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    const auto add = [column](QCheckBox *box, QLabel *hint) {
        hint->setWordWrap(true);
        hint->setContentsMargins(underTheWords, 0, 0, 14);
        column->addWidget(box);
        column->addWidget(hint);
    };
    add(m_notifications, m_notificationsHint);
    add(m_preview, m_previewHint);
    add(m_sound, m_soundHint);
    column->addStretch(1);

    showSettings();
    connect(m_notifications, &QCheckBox::toggled, this, [this](bool isOn) {
        m_settings.setNotifications(toSwitch(isOn));
        m_preview->setEnabled(isOn);
    });
    connect(m_preview, &QCheckBox::toggled, this, [this](bool isOn) { m_settings.setMessagePreview(toSwitch(isOn)); });
    connect(m_sound, &QCheckBox::toggled, this, [this](bool isOn) { m_settings.setSound(toSwitch(isOn)); });
    connect(&settings, &settings::Settings::notificationsChanged, this, &AttentionPage::showSettings);
    connect(&settings, &settings::Settings::messagePreviewChanged, this, &AttentionPage::showSettings);
    connect(&settings, &settings::Settings::soundChanged, this, &AttentionPage::showSettings);
    retranslate();
    restyle();
}

void AttentionPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

void AttentionPage::retranslate()
{
    const auto name = [](QCheckBox *box, const QString &text) {
        box->setText(text);
        box->setAccessibleName(text);
    };
    name(m_notifications, tr("Show notifications"));
    name(m_preview, tr("Show the message in the notification"));
    name(m_sound, tr("Ring for offers"));
    m_notificationsHint->setText(tr("For offers, and for messages while the window is not in front."));
    m_previewHint->setText(tr("Turn this off when others can see your screen."));
    m_soundHint->setText(tr("A short sound when a conversation is offered to you."));
}

void AttentionPage::restyle()
{
    for (QLabel *hint : {m_notificationsHint, m_previewHint, m_soundHint}) {
        ui::setTextLook(hint, ui::TextStyle::Secondary, ui::Role::TextSecondary);
    }
}

void AttentionPage::showSettings()
{
    m_notifications->setChecked(m_settings.notifications() == settings::Switch::On);
    m_preview->setChecked(m_settings.messagePreview() == settings::Switch::On);
    m_preview->setEnabled(m_notifications->isChecked());
    m_sound->setChecked(m_settings.sound() == settings::Switch::On);
}

} // namespace qiao::workstation::preferences
