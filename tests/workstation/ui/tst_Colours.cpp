#include "workstation/ui/Avatar.h"
#include "workstation/ui/Colours.h"

#include <QTest>

using namespace qiao::workstation::ui;

namespace {

constexpr double forText = 4.5;
constexpr double forSigns = 3.0;

const QList<Role> grounds{Role::Surface, Role::SurfaceRaised, Role::SurfaceSunken, Role::Hover, Role::Selection,
    Role::AccentSoft, Role::SuccessSoft, Role::WarningSoft, Role::DangerSoft, Role::BubbleVisitor, Role::BubbleAgent,
    Role::BubbleBot};

struct Pair
{
    Role front;
    Role back;
    double least;
};

QList<Pair> pairs()
{
    QList<Pair> all;
    for (const Role ground : grounds) {
        for (const Role text : {Role::Text, Role::TextSecondary, Role::Accent, Role::Warning, Role::Danger}) {
            all << Pair{text, ground, forText};
        }
        all << Pair{Role::Success, ground, forText};
    }
    all << Pair{Role::Text, Role::Pressed, forText} << Pair{Role::OnAccent, Role::Accent, forText}
        << Pair{Role::OnAccent, Role::AccentHover, forText} << Pair{Role::OnDanger, Role::Danger, forText}
        << Pair{Role::OnDanger, Role::DangerHover, forText} << Pair{Role::OnNote, Role::Note, forText}
        << Pair{Role::OnWhisper, Role::Whisper, forText};
    for (const Role ground : {Role::Surface, Role::SurfaceRaised, Role::SurfaceSunken}) {
        all << Pair{Role::ControlBorder, ground, forSigns} << Pair{Role::Focus, ground, forSigns};
    }
    all << Pair{Role::Focus, Role::Selection, forSigns} << Pair{Role::NoteBorder, Role::Note, forSigns}
        << Pair{Role::WhisperBorder, Role::Whisper, forSigns};
    return all;
}

} // namespace

class tst_Colours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRatioIsThatOfWcag();
    void everyPairCanBeRead_data();
    void everyPairCanBeRead();
    void everyAvatarCanBeReadAndKeepsItsColour();
    void theTwoSchemesDifferInEveryRole();
    void disabledTextIsQuieterThanText();
};

void tst_Colours::theRatioIsThatOfWcag()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // #777777 on white is the well-known colour that just misses: 4.48.
    QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void tst_Colours::everyPairCanBeRead_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << static_cast<int>(Scheme::Light);
    QTest::newRow("dark") << static_cast<int>(Scheme::Dark);
}

void tst_Colours::everyPairCanBeRead()
{
    QFETCH(int, scheme);
    const auto in = static_cast<Scheme>(scheme);
    const QList<Pair> all = pairs();
    for (const Pair &pair : all) {
        const double ratio = contrastRatio(colourOf(in, pair.front), colourOf(in, pair.back));
        QVERIFY2(ratio >= pair.least,
            qPrintable(QStringLiteral("role %1 on role %2: %3")
                           .arg(static_cast<int>(pair.front))
                           .arg(static_cast<int>(pair.back))
                           .arg(ratio)));
    }
}

void tst_Colours::everyAvatarCanBeReadAndKeepsItsColour()
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        for (int key = 0; key < 200; ++key) {
            const AvatarColours colours = avatarColours(QString::number(key), scheme);
            QVERIFY(contrastRatio(colours.text, colours.fill) >= forText);
        }
    }
    QCOMPARE(avatarColours(QStringLiteral("v_1"), Scheme::Light).fill,
        avatarColours(QStringLiteral("v_1"), Scheme::Light).fill);
    // Pinned, so that nobody changes colour with an update.
    QCOMPARE(avatarColours(QStringLiteral("a1"), Scheme::Light).fill.hslHue(), 45);
}

void tst_Colours::theTwoSchemesDifferInEveryRole()
{
    for (int role = 0; role < roleCount; ++role) {
        QVERIFY(colourOf(Scheme::Light, static_cast<Role>(role)) != colourOf(Scheme::Dark, static_cast<Role>(role)));
    }
}

void tst_Colours::disabledTextIsQuieterThanText()
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const QPalette palette = paletteOf(scheme);
        const QColor ground = palette.color(QPalette::Base);
        QVERIFY(contrastRatio(palette.color(QPalette::Disabled, QPalette::Text), ground)
            < contrastRatio(palette.color(QPalette::PlaceholderText), ground));
    }
}

QTEST_GUILESS_MAIN(tst_Colours)
#include "tst_Colours.moc"
