#include "relay/app/DemoData.h"

#include "common/base/RandomId.h"
#include "relay/auth/PasswordHash.h"

#include <algorithm>
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
    DemoUser{u"ada", u"Ada", domain::AgentRole::Admin},
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
    DemoReply{u"greet", u"en", u"Greeting by name",
        u"Hello {{visitor.name|there}}, this is {{agent.name}}. How can I help you?"},
    DemoReply{u"delivery", u"en", u"Delivery day",
        u"Your order {{order.id}} arrives on {{date:delivery day}}. You get a message when it leaves our warehouse."},
    DemoReply{u"size", u"en", u"Sizes", u"We have it in size {{choice:size|S|M|L|XL}}. Shall I put it aside for you?"},
    DemoReply{u"bye", u"en", u"Goodbye", u"You are welcome. Have a good day!"},
    DemoReply{u"nihao", u"zh-CN", u"问候", u"您好，感谢您的咨询，请问有什么可以帮您？"},
    DemoReply{u"shaodeng", u"zh-CN", u"请稍等", u"请稍等，我马上为您查询。"},
    DemoReply{u"dingdan", u"zh-CN", u"订单号", u"请您提供一下订单号，可以在订单确认邮件中找到。"},
    DemoReply{u"fahuo", u"zh-CN", u"发货时间", u"每天 16:00 前的订单当天发货，一般 2 至 4 个工作日送达。"},
    DemoReply{u"tuihuo", u"zh-CN", u"退换货", u"未使用的商品 30 天内可以退换，需要的话我现在就把退货单发给您。"},
    DemoReply{
        u"chenghu", u"zh-CN", u"称呼问候", u"{{visitor.name|您好}}，我是客服 {{agent.name}}，请问有什么可以帮您？"},
    DemoReply{u"songda", u"zh-CN", u"送达日期", u"您的订单 {{order.id}} 预计 {{date:送达日期}} 送达，发货时会通知您。"},
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

const domain::SiteKey demoSite(QStringLiteral("demo"));

base::Result<void> makeSite(storage::Stores &stores, const QStringList &origins, base::TimePoint now)
{
    const domain::SiteKey &key = demoSite;
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
    // Each is the better one at something, and both are equal where nothing is asked for.
    if (user.agent.name == QStringLiteral("ann"))
        user.agent.skills = {{QStringLiteral("returns"), 4}, {QStringLiteral("orders"), 2}};
    else if (user.agent.name == QStringLiteral("ben"))
        user.agent.skills = {{QStringLiteral("orders"), 4}, {QStringLiteral("returns"), 2}};
    return stores.users.add(user, now);
}

base::Result<void> makeReplies(storage::Stores &stores)
{
    const auto existing = stores.cannedReplies.all();
    if (!existing)
        return existing.error();
    for (const DemoReply &reply : demoReplies) {
        const QString shortcut = QString::fromUtf16(reply.shortcut);
        const domain::CannedReply canned{QStringLiteral("demo-") + shortcut, shortcut, QString::fromUtf16(reply.title),
            QString::fromUtf16(reply.text), QString::fromUtf16(reply.locale)};
        const bool isThere = std::any_of(
            existing->begin(), existing->end(), [&](const domain::CannedReply &kept) { return kept.id == canned.id; });
        if (isThere)
            continue; // perhaps as somebody changed it
        if (auto saved = stores.cannedReplies.save(canned); !saved)
            return saved;
    }
    return {};
}

// Two departments beside the one for the rest, a macro and some tags.
base::Result<void> makeDepartments(storage::Stores &stores, base::TimePoint now)
{
    domain::Queue orders;
    orders.id = domain::QueueId(QStringLiteral("orders"));
    orders.name = QStringLiteral("Orders");
    orders.topics = {QStringLiteral("Orders"), QStringLiteral("订单")};
    orders.skills = {{QStringLiteral("orders"), 1}};
    orders.priority = 1;
    domain::Queue returns;
    returns.id = domain::QueueId(QStringLiteral("returns"));
    returns.name = QStringLiteral("Returns");
    returns.topics = {QStringLiteral("Returns"), QStringLiteral("退换货")};
    returns.skills = {{QStringLiteral("returns"), 2}};
    for (const domain::Queue *queue : {&orders, &returns}) {
        if (auto saved = stores.queues.save(*queue, now); !saved)
            return saved;
    }
    using Kind = domain::MacroStep::Kind;
    const domain::Macro solved{QStringLiteral("demo-solved"), QStringLiteral("Solved, say goodbye"),
        {{Kind::Reply, QStringLiteral("I am glad that it is settled, {{visitor.name|thank you}}. Have a good day!"), {},
             {}},
            {Kind::Tag, {}, {QStringLiteral("solved")}, {}}, {Kind::Close, {}, {}, {}}}};
    if (auto saved = stores.macros.save(solved); !saved)
        return saved;
    return stores.settings.setTags(
        {QStringLiteral("complaint"), QStringLiteral("delivery"), QStringLiteral("refund"), QStringLiteral("solved")});
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
        const QStringList origins = originsOf(scheme, address, port);
        const auto existing = stores.sites.find(demoSite);
        if (!existing)
            return existing.error();
        // What was changed or removed after the first start stays so.
        if (auto made = *existing ? stores.sites.setOrigins(demoSite, origins) : makeSite(stores, origins, now); !made)
            return made;
        if (!*existing) {
            if (auto made = makeDepartments(stores, now); !made)
                return made;
        }
        for (const DemoUser &user : demoUsers) {
            if (auto made = makeUser(stores, user, now); !made)
                return made;
        }
        return makeReplies(stores);
    });
}

} // namespace qiao::relay::app
