#include "workstation/ui/Language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

static void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace qiao::workstation::ui {

namespace {

Tongue systemTongue()
{
    const QStringList languages = QLocale::system().uiLanguages();
    return !languages.isEmpty() && languages.front().startsWith(QLatin1String("zh")) ? Tongue::Chinese
                                                                                     : Tongue::English;
}

Tongue chosenTongue(settings::LanguageChoice choice)
{
    switch (choice) {
    case settings::LanguageChoice::English:
        return Tongue::English;
    case settings::LanguageChoice::Chinese:
        return Tongue::Chinese;
    case settings::LanguageChoice::System:
        break;
    }
    return systemTongue();
}

void loadOrWarn(QTranslator &translator, const QString &file)
{
    if (!translator.load(file)) {
        qWarning("The translation %s cannot be read; the window stays in English.", qUtf8Printable(file));
    }
}

} // namespace

Language::Language(const settings::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_tongue(chosenTongue(settings.language()))
{
    initTranslationResources();
    loadOrWarn(m_english, QStringLiteral(":/i18n/workstation_en.qm"));
    loadOrWarn(m_chinese, QStringLiteral(":/i18n/workstation_zh_CN.qm"));
    // A desktop without Qt's own translations keeps English words on standard buttons only.
    const QString qtFolder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    static_cast<void>(m_chineseQt.load(QStringLiteral("qtbase_zh_CN"), qtFolder));
    install();
    connect(&settings, &settings::Settings::languageChanged, this, &Language::refresh);
}

Language::~Language()
{
    if (QCoreApplication::instance()) {
        for (QTranslator *translator : {&m_english, &m_chinese, &m_chineseQt}) {
            QCoreApplication::removeTranslator(translator);
        }
    }
}

QString Language::inTongue(Tongue tongue, const Words &words) const
{
    if (tongue == Tongue::Chinese && !words.isEmpty()) {
        const QString found = m_chinese.translate(words.context, words.source);
        if (!found.isEmpty()) {
            return found;
        }
    }
    return words.english();
}

void Language::refresh()
{
    const Tongue tongue = chosenTongue(m_settings.language());
    if (tongue == m_tongue) {
        return;
    }
    m_tongue = tongue;
    install();
    Q_EMIT changed();
}

void Language::install()
{
    for (QTranslator *translator : {&m_english, &m_chinese, &m_chineseQt}) {
        QCoreApplication::removeTranslator(translator);
    }
    if (m_tongue == Tongue::Chinese) {
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China));
        if (!m_chineseQt.isEmpty()) {
            QCoreApplication::installTranslator(&m_chineseQt);
        }
        QCoreApplication::installTranslator(&m_chinese);
    } else {
        const QLocale system = QLocale::system();
        QLocale::setDefault(
            system.language() == QLocale::English ? system : QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCoreApplication::installTranslator(&m_english);
    }
}

} // namespace qiao::workstation::ui
