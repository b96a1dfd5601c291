#include "relay/app/DemoData.h"

#include "common/base/RandomId.h"
#include "relay/auth/PasswordHash.h"

#include <array>

namespace qiao::relay::app {

namespace {

struct DemoUser
{
    const char16_t *name;
    const char16_t *displayName;
    domain::AgentRole role;
};

constexpr std::array demoUsers{
    DemoUser{u"ann", u"Ann", domain::AgentRole::Agent},
    DemoUser{u"ben", u"Ben", domain::AgentRole::Agent},
    DemoUser{u"sue", u"Sue", domain::AgentRole::Supervisor},
};

struct DemoReply
{
    const char16_t *shortcut;
    const char16_t *locale;
    const char16_t *title;
    const char16_t *text;
};

constexpr std::array demoReplies{
    DemoReply{u"hello", u"en", u"Greeting", u"Hello, and thank you for writing to us. How can I help you?"},
    DemoReply{u"moment", u"en", u"One moment", u"One moment, please. I am looking that up for you."},
    DemoReply{u"order", u"en", u"Order number",
        u"Could you tell me your order number? It is in the confirmation that we sent you by e-mail."},
    DemoReply{u"shipping", u"en", u"Shipping",
        u"Orders placed before 16:00 leave our warehouse the same day and arrive within two to four working days."},
    DemoReply{u"return", u"en", u"Returns",
        u"You can return an unused item within 30 days. I can send you the label right away if you like."},
    DemoReply{u"bye", u"en", u"Goodbye", u"You are welcome. Have a good day!"},
    DemoReply{u"nihao", u"zh-CN", u"问候", u"您好，感谢您的咨询，请问有什么可以帮您？"},
    DemoReply{u"shaodeng", u"zh-CN", u"请稍等", u"请稍等，我马上为您查询。"},
    DemoReply{u"dingdan", u"zh-CN", u"订单号", u"请您提供一下订单号，可以在订单确认邮件中找到。"},
    DemoReply{u"fahuo", u"zh-CN", u"发货时间", u"每天 16:00 前的订单当天发货，一般 2 至 4 个工作日送达。"},
    DemoReply{u"tuihuo", u"zh-CN", u"退换货", u"未使用的商品 30 天内可以退换，需要的话我现在就把退货单发给您。"},
    DemoReply{u"zaijian", u"zh-CN", u"道别", u"不客气，祝您生活愉快，再见！"},
};

QStringList originsOf(const QString &scheme, const QHostAddress &address, quint16 port)
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = isIpv6 ? u'[' + address.toString() + u']' : address.toString();
    const quint16 defaultPort = scheme == QStringLiteral("https") ? 443 : 80; // which no browser writes
    const QString ending = port == defaultPort ? QString() : QStringLiteral(":%1").arg(port);
    return {scheme + QStringLiteral("://") + host + ending, scheme + QStringLiteral("://localhost") + ending};
}

base::Result<void> makeSite(storage::Stores &stores, const QStringList &origins, base::TimePoint now)
{
    const domain::SiteKey key(QStringLiteral("demo"));
    const auto existing = stores.sites.find(key);
    if (!existing)
        return existing.error();
    if (*existing)
        return stores.sites.setOrigins(key, origins);
    const QByteArray secret
        = base::secureRandom(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return stores.sites.add({key, QStringLiteral("Demo shop"), origins, secret}, now);
}

base::Result<void> makeUser(storage::Stores &stores, const DemoUser &demo, base::TimePoint now)
{
    storage::User user;
    user.agent = {domain::AgentId(base::randomId(u'a')), QString::fromUtf16(demo.name),
        QString::fromUtf16(demo.displayName), demo.role, 5, false};
    const auto existing = stores.users.findByName(user.agent.name);
    if (!existing)
        return existing.error();
    if (*existing)
        return {};
    auto hash = auth::hashPassword(QStringLiteral("demo"));
    if (!hash)
        return hash.error();
    user.passwordHash = std::move(*hash);
    return stores.users.add(user, now);
}

} // namespace

base::Result<void> DemoData::checkAddress(const QHostAddress &address)
{
    if (address.isLoopback())
        return {};
    return base::forbidden(
        QStringLiteral("--demo has well-known passwords and listens on the loopback interface only, not on %1.")
            .arg(address.toString()));
}

base::Result<void> DemoData::make(
    storage::Stores &stores, const QString &scheme, const QHostAddress &address, quint16 port, base::TimePoint now)
{
    return stores.database.transaction([&]() -> base::Result<void> {
        if (auto made = makeSite(stores, originsOf(scheme, address, port), now); !made)
            return made;
        for (const DemoUser &user : demoUsers) {
            if (auto made = makeUser(stores, user, now); !made)
                return made;
        }
        for (const DemoReply &reply : demoReplies) {
            const QString shortcut = QString::fromUtf16(reply.shortcut);
            const domain::CannedReply canned{QStringLiteral("demo-") + shortcut, shortcut,
                QString::fromUtf16(reply.title), QString::fromUtf16(reply.text), QString::fromUtf16(reply.locale)};
            if (auto saved = stores.cannedReplies.save(canned); !saved)
                return saved;
        }
        return {};
    });
}

} // namespace qiao::relay::app
