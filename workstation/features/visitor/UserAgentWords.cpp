#include "workstation/features/visitor/UserAgentWords.h"

#include <array>

namespace qiao::workstation::visitor {

namespace {

struct Mark
{
    QLatin1StringView token;
    QLatin1StringView name;
};

// In this order: later ones pretend to be earlier ones, so that the most particular comes first.
constexpr std::array browsers{
    Mark{QLatin1StringView("MicroMessenger"), QLatin1StringView("WeChat")},
    Mark{QLatin1StringView("AlipayClient"), QLatin1StringView("Alipay")},
    Mark{QLatin1StringView("DingTalk"), QLatin1StringView("DingTalk")},
    Mark{QLatin1StringView("MQQBrowser"), QLatin1StringView("QQ Browser")},
    Mark{QLatin1StringView("UCBrowser"), QLatin1StringView("UC Browser")},
    Mark{QLatin1StringView("HuaweiBrowser"), QLatin1StringView("Huawei Browser")},
    Mark{QLatin1StringView("MiuiBrowser"), QLatin1StringView("Mi Browser")},
    Mark{QLatin1StringView("SamsungBrowser"), QLatin1StringView("Samsung Internet")},
    Mark{QLatin1StringView("EdgiOS"), QLatin1StringView("Edge")},
    Mark{QLatin1StringView("EdgA"), QLatin1StringView("Edge")},
    Mark{QLatin1StringView("Edg"), QLatin1StringView("Edge")},
    Mark{QLatin1StringView("OPR"), QLatin1StringView("Opera")},
    Mark{QLatin1StringView("Vivaldi"), QLatin1StringView("Vivaldi")},
    Mark{QLatin1StringView("FxiOS"), QLatin1StringView("Firefox")},
    Mark{QLatin1StringView("Firefox"), QLatin1StringView("Firefox")},
    Mark{QLatin1StringView("CriOS"), QLatin1StringView("Chrome")},
    Mark{QLatin1StringView("HeadlessChrome"), QLatin1StringView("Chrome")},
    Mark{QLatin1StringView("Chrome"), QLatin1StringView("Chrome")},
    Mark{QLatin1StringView("Version"), QLatin1StringView("Safari")},
};

constexpr std::array systems{
    Mark{QLatin1StringView("HarmonyOS"), QLatin1StringView("HarmonyOS")},
    Mark{QLatin1StringView("OpenHarmony"), QLatin1StringView("HarmonyOS")},
    Mark{QLatin1StringView("Android"), QLatin1StringView("Android")},
    Mark{QLatin1StringView("iPhone"), QLatin1StringView("iPhone")},
    Mark{QLatin1StringView("iPad"), QLatin1StringView("iPad")},
    Mark{QLatin1StringView("Windows"), QLatin1StringView("Windows")},
    Mark{QLatin1StringView("Mac OS X"), QLatin1StringView("macOS")},
    Mark{QLatin1StringView("CrOS"), QLatin1StringView("ChromeOS")},
    Mark{QLatin1StringView("Linux"), QLatin1StringView("Linux")},
};

} // namespace

QString browserInWords(const QString &userAgent)
{
    QStringList words;
    for (const Mark &browser : browsers) {
        const qsizetype at = userAgent.indexOf(QString(browser.token) + u'/');
        if (at < 0 || (browser.token == QLatin1StringView("Version") && !userAgent.contains(QStringLiteral("Safari/"))))
            continue;
        QString version;
        for (qsizetype i = at + browser.token.size() + 1; i < userAgent.size() && userAgent.at(i).isDigit(); ++i)
            version += userAgent.at(i);
        words.append(version.isEmpty() ? QString(browser.name) : QString(browser.name) + u' ' + version.left(5));
        break;
    }
    for (const Mark &system : systems) {
        if (userAgent.contains(system.token)) {
            words.append(system.name);
            break;
        }
    }
    return words.join(QStringLiteral(", "));
}

} // namespace qiao::workstation::visitor
