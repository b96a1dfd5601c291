#pragma once

#include "workstation/settings/Settings.h"
#include "workstation/ui/Words.h"

#include <QObject>
#include <QTranslator>

namespace qiao::workstation::ui {

enum class Tongue { English, Chinese };

// The language of the window, switched while it runs: widgets hear of it as QEvent::LanguageChange and look their words
// up again. Sets the default QLocale too. GUI thread.
class Language final : public QObject
{
    Q_OBJECT

public:
    explicit Language(const settings::Settings &settings, QObject *parent = nullptr);
    ~Language() override;

    Tongue tongue() const { return m_tongue; }

    // The words in a language that need not be the one on the screen.
    QString inTongue(Tongue tongue, const Words &words) const;

Q_SIGNALS:
    void changed();

private:
    void refresh();
    void install();

    const settings::Settings &m_settings;
    Tongue m_tongue = Tongue::English;
    QTranslator m_english; // the plural forms
    QTranslator m_chinese;
    QTranslator m_chineseQt; // Qt's own dialogs and menus
};

} // namespace qiao::workstation::ui
