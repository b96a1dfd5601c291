#include "workstation/features/preferences/PreferencesDialog.h"

#include "workstation/features/preferences/AttentionPage.h"
#include "workstation/features/preferences/GeneralPage.h"
#include "workstation/features/preferences/SectionDelegate.h"
#include "workstation/features/preferences/ShortcutPage.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>

namespace qiao::workstation::preferences {

namespace {

int sectionsWidth()
{
    return ui::Theme::current().scaled(184);
}

} // namespace

PreferencesDialog::PreferencesDialog(settings::Settings &settings, ui::ActionRegistry &actions, QWidget *parent)
    : QDialog(parent)
    , m_sections(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_title(new QLabel(this))
    , m_close(new QPushButton(this))
{
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->viewport()->setAutoFillBackground(false);
    m_sections->setItemDelegate(new SectionDelegate(m_sections));
    for (const ui::Icon icon : {ui::Icon::Settings, ui::Icon::Bell, ui::Icon::Keyboard}) {
        m_sections->addItem(new QListWidgetItem(ui::makeIcon(icon), QString()));
    }
    m_pages->addWidget(new GeneralPage(settings, this));
    m_pages->addWidget(new AttentionPage(settings, this));
    m_pages->addWidget(new ShortcutPage(actions, this));
    // Return belongs to the fields and the shortcut being changed; it must not close the dialog under them.
    for (QPushButton *button : findChildren<QPushButton *>()) {
        button->setAutoDefault(false);
    }

    auto *footer = new QHBoxLayout;
    footer->addStretch(1);
    footer->addWidget(m_close);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(24, 20, 24, 20);
    right->setSpacing(16);
    right->addWidget(m_title);
    right->addWidget(m_pages, 1);
    right->addLayout(footer);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(8, 16, 8, 16);
    left->addWidget(m_sections);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left);
    row->addLayout(right, 1);

    connect(m_sections, &QListWidget::currentRowChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        retranslate();
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    m_sections->setCurrentRow(0);
    resize(ui::Theme::current().scaled(760), ui::Theme::current().scaled(560));
    retranslate();
    restyle();
}

void PreferencesDialog::showSection(PreferencesSection section)
{
    m_sections->setCurrentRow(static_cast<int>(section));
}

void PreferencesDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

void PreferencesDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ui::Theme &theme = ui::Theme::current();
    painter.fillRect(rect(), theme.colour(ui::Role::Surface));
    const int edge = sectionsWidth() + 16;
    painter.fillRect(QRect(0, 0, edge, height()), theme.colour(ui::Role::SurfaceRaised));
    painter.fillRect(QRect(edge, 0, 1, height()), theme.colour(ui::Role::Border));
}

void PreferencesDialog::retranslate()
{
    setWindowTitle(tr("Preferences"));
    const QStringList names{tr("General"), tr("Notifications"), tr("Shortcuts")};
    for (int row = 0; row < m_sections->count(); ++row) {
        m_sections->item(row)->setText(names.at(row));
    }
    m_sections->setAccessibleName(tr("Sections"));
    m_title->setText(names.value(m_sections->currentRow()));
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

void PreferencesDialog::restyle()
{
    m_sections->setFixedWidth(sectionsWidth());
    m_title->setFont(ui::Theme::current().font(ui::TextStyle::Title));
}

} // namespace qiao::workstation::preferences
