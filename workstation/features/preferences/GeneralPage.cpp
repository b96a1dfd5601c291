#include "workstation/features/preferences/GeneralPage.h"

#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/TextLook.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace qiao::workstation::preferences {

namespace {

constexpr std::array textSizes{80, 90, 100, 110, 125, 150, 175, 200};

int nearestSize(int percent)
{
    const auto *nearest = std::min_element(textSizes.begin(), textSizes.end(),
        [percent](int one, int other) { return std::abs(one - percent) < std::abs(other - percent); });
    return static_cast<int>(nearest - textSizes.begin());
}

} // namespace

GeneralPage::GeneralPage(settings::Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_languageLabel(new QLabel(this))
    , m_themeLabel(new QLabel(this))
    , m_densityLabel(new QLabel(this))
    , m_sizeLabel(new QLabel(this))
    , m_densityHint(new QLabel(this))
    , m_language(new QComboBox(this))
    , m_theme(new ui::SegmentedControl(this))
    , m_density(new ui::SegmentedControl(this))
    , m_size(new QComboBox(this))
{
    using ui::Words;
    // A language is named in itself, so that whoever landed in the wrong one finds the way back.
    m_language->addItem(QString());
    m_language->addItem(QStringLiteral("English"));
    m_language->addItem(QStringLiteral("简体中文"));
    m_theme->addSegment(Words{"GeneralPage", QT_TRANSLATE_NOOP("GeneralPage", "As the system")});
    m_theme->addSegment(Words{"GeneralPage", QT_TRANSLATE_NOOP("GeneralPage", "Light")});
    m_theme->addSegment(Words{"GeneralPage", QT_TRANSLATE_NOOP("GeneralPage", "Dark")});
    m_density->addSegment(Words{"GeneralPage", QT_TRANSLATE_NOOP("GeneralPage", "Comfortable")});
    m_density->addSegment(Words{"GeneralPage", QT_TRANSLATE_NOOP("GeneralPage", "Compact")});
    for (const int percent : textSizes) {
        m_size->addItem(QStringLiteral("%1 %").arg(percent));
    }
    m_languageLabel->setBuddy(m_language);
    m_sizeLabel->setBuddy(m_size);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(16);
    grid->addWidget(m_languageLabel, 0, 0);
    grid->addWidget(m_language, 0, 1, Qt::AlignLeft);
    grid->addWidget(m_themeLabel, 1, 0);
    grid->addWidget(m_theme, 1, 1, Qt::AlignLeft);
    grid->addWidget(m_densityLabel, 2, 0);
    grid->addWidget(m_density, 2, 1, Qt::AlignLeft);
    grid->addWidget(m_densityHint, 3, 1);
    grid->addWidget(m_sizeLabel, 4, 0);
    grid->addWidget(m_size, 4, 1, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(5, 1);
    m_densityHint->setWordWrap(true);
    m_language->setMinimumWidth(200);
    m_size->setMinimumWidth(110);

    showSettings();
    connect(m_language, &QComboBox::activated, this,
        [this](int index) { m_settings.setLanguage(static_cast<settings::LanguageChoice>(index)); });
    connect(m_theme, &ui::SegmentedControl::currentChanged, this,
        [this](int index) { m_settings.setTheme(static_cast<settings::ThemeChoice>(index)); });
    connect(m_density, &ui::SegmentedControl::currentChanged, this,
        [this](int index) { m_settings.setDensity(static_cast<settings::Density>(index)); });
    connect(m_size, &QComboBox::activated, this,
        [this](int index) { m_settings.setFontPercent(textSizes[static_cast<std::size_t>(index)]); });
    // Commands change some of these too, while this page is open.
    connect(&settings, &settings::Settings::languageChanged, this, &GeneralPage::showSettings);
    connect(&settings, &settings::Settings::themeChanged, this, &GeneralPage::showSettings);
    connect(&settings, &settings::Settings::densityChanged, this, &GeneralPage::showSettings);
    connect(&settings, &settings::Settings::fontPercentChanged, this, &GeneralPage::showSettings);
    retranslate();
    restyle();
}

void GeneralPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

void GeneralPage::retranslate()
{
    m_languageLabel->setText(tr("&Language"));
    m_themeLabel->setText(tr("Theme"));
    m_densityLabel->setText(tr("Density"));
    m_sizeLabel->setText(tr("Text &size"));
    m_densityHint->setText(tr("Compact shows more conversations at once."));
    m_language->setItemText(0, tr("As the system"));
    m_language->setAccessibleName(tr("Language"));
    m_theme->setAccessibleName(tr("Theme"));
    m_density->setAccessibleName(tr("Density"));
    m_size->setAccessibleName(tr("Text size"));
}

void GeneralPage::restyle()
{
    ui::setTextLook(m_densityHint, ui::TextStyle::Secondary, ui::Role::TextSecondary);
}

void GeneralPage::showSettings()
{
    m_language->setCurrentIndex(static_cast<int>(m_settings.language()));
    m_theme->setCurrentIndex(static_cast<int>(m_settings.theme()));
    m_density->setCurrentIndex(static_cast<int>(m_settings.density()));
    m_size->setCurrentIndex(nearestSize(m_settings.fontPercent()));
}

} // namespace qiao::workstation::preferences
