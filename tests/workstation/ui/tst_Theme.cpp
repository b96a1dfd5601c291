#include "workstation/ui/Colours.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/SystemAppearance.h"
#include "workstation/ui/Theme.h"

#include <QApplication>
#include <QDBusVariant>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao::workstation;
using namespace qiao::workstation::ui;

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAThemeThereIsALightOne();
    void theSettingDecidesAndTheApplicationFollows();
    void textSizeAndDensityFollowTheSettings();
    void theDesktopIsFollowedWhileTheSettingSaysSo();
    void nonsenseFromTheDesktopChangesNothing();
    void everyIconHasADrawing();
    void anIconTakesTheColourOfTheThemeAndIsSharpAtEveryScale();

private:
    QString file() const
    {
        return m_folder.filePath(QString::fromUtf8(QTest::currentTestFunction()) + QStringLiteral(".ini"));
    }

    QTemporaryDir m_folder;
};

void tst_Theme::withoutAThemeThereIsALightOne()
{
    QCOMPARE(Theme::current().scheme(), Scheme::Light);
    QCOMPARE(Theme::current().colour(Role::Text), colourOf(Scheme::Light, Role::Text));
}

void tst_Theme::theSettingDecidesAndTheApplicationFollows()
{
    settings::Settings settings(file());
    Theme theme(settings);
    theme.apply();
    QCOMPARE(&Theme::current(), &theme);
    QSignalSpy changed(&theme, &Theme::changed);
    settings.setTheme(settings::ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(theme.scheme(), Scheme::Dark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), colourOf(Scheme::Dark, Role::Surface));
    settings.setTheme(settings::ThemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Base), colourOf(Scheme::Light, Role::Surface));
}

void tst_Theme::textSizeAndDensityFollowTheSettings()
{
    settings::Settings settings(file());
    Theme theme(settings);
    theme.apply();
    QCOMPARE(theme.font(TextStyle::Body).pixelSize(), 13);
    settings.setFontPercent(150);
    QCOMPARE(theme.font(TextStyle::Body).pixelSize(), 20);
    QCOMPARE(QApplication::font().pixelSize(), 20);
    QCOMPARE(theme.scaled(32), 48);
    settings.setDensity(settings::Density::Compact);
    QCOMPARE(theme.density(), settings::Density::Compact);
    QVERIFY(theme.font(TextStyle::Title).weight() > theme.font(TextStyle::Body).weight());
}

void tst_Theme::theDesktopIsFollowedWhileTheSettingSaysSo()
{
    SystemAppearance system;
    QSignalSpy changed(&system, &SystemAppearance::changed);
    const QString group = QStringLiteral("org.freedesktop.appearance");
    const QString key = QStringLiteral("color-scheme");
    // The portal wraps the answer of Read twice.
    system.learn(
        group, key, QVariant::fromValue(QDBusVariant(QVariant::fromValue(QDBusVariant(QVariant::fromValue<uint>(1))))));
    QCOMPARE(system.scheme(), Scheme::Dark);
    QCOMPARE(changed.count(), 1);
    system.learn(group, key, QVariant::fromValue<uint>(2));
    QCOMPARE(system.scheme(), Scheme::Light);
    system.learn(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations"), false);
    QCOMPARE(system.motion(), Motion::Reduced);
    QCOMPARE(changed.count(), 3);
}

void tst_Theme::nonsenseFromTheDesktopChangesNothing()
{
    SystemAppearance system;
    const Scheme before = system.scheme();
    QSignalSpy changed(&system, &SystemAppearance::changed);
    system.learn(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("accent-color"), 1U);
    system.learn(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), QStringLiteral("dark"));
    system.learn(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), 99U);
    system.learn(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations"), QStringList());
    QCOMPARE(system.scheme(), before);
    QCOMPARE(changed.count(), 0);
}

void tst_Theme::everyIconHasADrawing()
{
    for (int index = 0; index < iconCount; ++index) {
        QFile drawing(iconFile(static_cast<Icon>(index)));
        QVERIFY2(drawing.open(QIODevice::ReadOnly), qPrintable(drawing.fileName()));
        const QByteArray svg = drawing.readAll();
        QVERIFY2(svg.contains("currentColor"), qPrintable(drawing.fileName()));
        QSvgRenderer renderer(svg);
        QVERIFY2(renderer.isValid(), qPrintable(drawing.fileName()));
        QCOMPARE(renderer.viewBox(), QRect(0, 0, 20, 20));
        // Something is drawn, and nothing is cut off at the edge.
        const QImage image = iconPixmap(static_cast<Icon>(index), Qt::black, 40, 1.0).toImage();
        int inked = 0;
        int atEdge = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const bool isInk = qAlpha(image.pixel(x, y)) > 40;
                inked += isInk ? 1 : 0;
                atEdge += isInk && (x == 0 || y == 0 || x == 39 || y == 39) ? 1 : 0;
            }
        }
        QVERIFY2(inked > 30, qPrintable(drawing.fileName()));
        QVERIFY2(atEdge == 0, qPrintable(drawing.fileName()));
    }
}

void tst_Theme::anIconTakesTheColourOfTheThemeAndIsSharpAtEveryScale()
{
    settings::Settings settings(file());
    Theme theme(settings);
    const QIcon icon = makeIcon(Icon::Stats, Role::Danger);
    const auto darkest = [](const QImage &image) {
        QColor strongest;
        int most = -1;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor colour = image.pixelColor(x, y);
                if (colour.alpha() > most) {
                    most = colour.alpha();
                    strongest = colour;
                }
            }
        }
        return strongest.rgb();
    };
    settings.setTheme(settings::ThemeChoice::Light);
    QCOMPARE(darkest(icon.pixmap(QSize(20, 20), 2.0).toImage()), colourOf(Scheme::Light, Role::Danger).rgb());
    settings.setTheme(settings::ThemeChoice::Dark);
    QCOMPARE(darkest(icon.pixmap(QSize(20, 20), 2.0).toImage()), colourOf(Scheme::Dark, Role::Danger).rgb());
    QCOMPARE(icon.pixmap(QSize(20, 20), 1.5).size(), QSize(30, 30));
    QCOMPARE(iconPixmap(Icon::Send, Qt::black, 20, 1.25).size(), QSize(25, 25));
    QCOMPARE(darkest(icon.pixmap(QSize(20, 20), 1.0, QIcon::Disabled).toImage()),
        colourOf(Scheme::Dark, Role::TextDisabled).rgb());
}

QTEST_MAIN(tst_Theme)
#include "tst_Theme.moc"
