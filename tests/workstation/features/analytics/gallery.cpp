// Draws the analytics with invented reports into PNG files, in both languages and both themes:
// analytics-gallery FOLDER [PERCENT]. For looking at, not a test.
#include "tests/workstation/features/SampleDesk.h"
#include "tests/workstation/features/analytics/SampleReports.h"
#include "workstation/features/analytics/AnalyticsPage.h"
#include "workstation/features/analytics/FigureTile.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Language.h"
#include "workstation/ui/Theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QScrollArea>
#include <QTemporaryDir>

using namespace qiao;
using namespace qiao::tests;
using namespace qiao::workstation;

namespace {

void settle()
{
    for (int round = 0; round < 4; ++round)
        QCoreApplication::processEvents();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder(arguments.value(1, QStringLiteral(".")));
    const QTemporaryDir scratch;
    settings::Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    settings.setFontPercent(arguments.value(2, QStringLiteral("100")).toInt());
    ui::Language language(settings);
    ui::Theme theme(settings);
    theme.apply();
    for (const auto choice : {settings::LanguageChoice::English, settings::LanguageChoice::Chinese}) {
        settings.setLanguage(choice);
        for (const auto scheme : {settings::ThemeChoice::Light, settings::ThemeChoice::Dark}) {
            settings.setTheme(scheme);
            const QString suffix
                = QStringLiteral("-%1-%2.png")
                      .arg(choice == settings::LanguageChoice::English ? QStringLiteral("en") : QStringLiteral("zh"),
                          scheme == settings::ThemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark"));
            ui::ActionRegistry actions(settings, language);
            SampleDesk sample;
            // Half past four in the afternoon.
            sample.clock.set(base::fromEpochMs(QDateTime(QDate(2026, 11, 26), QTime(16, 30)).toMSecsSinceEpoch()));
            sample.session.agent.role = domain::AgentRole::Supervisor;
            sample.desk.apply(sample.session, {});
            QList<protocol::ReportRequest> wanted;
            QObject::connect(sample.desk.reports(), &state::Reports::wanted, &application,
                [&](const protocol::ReportRequest &request) { wanted.append(request); });
            const auto answer = [&] {
                for (const protocol::ReportRequest &request : std::exchange(wanted, {}))
                    sample.desk.reports()->put(request, sampleAnswer(request));
                settle();
            };
            analytics::AnalyticsPage page(sample.desk, actions, sample.clock);
            page.resize(1224, 820);
            page.show();
            settle();
            page.grab().save(folder.filePath(QStringLiteral("loading") + suffix));
            answer();
            page.grab().save(folder.filePath(QStringLiteral("page") + suffix));
            page.findChildren<analytics::FigureTile *>().at(3)->click();
            answer();
            page.grab().save(folder.filePath(QStringLiteral("cases") + suffix));
            page.resize(1224, 2300);
            settle();
            QFile whole(folder.filePath(QStringLiteral("whole") + suffix));
            if (whole.open(QIODevice::WriteOnly))
                whole.write(page.toPng());
        }
    }
    return 0;
}
