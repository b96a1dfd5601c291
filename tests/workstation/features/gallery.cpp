// Draws the desk's panels with invented conversations into PNG files, in both themes: feature-gallery FOLDER [PERCENT
// [LANGUAGE]]. For looking at, not a test.
#include "tests/workstation/features/SampleDesk.h"
#include "workstation/features/composer/CannedReplyPopup.h"
#include "workstation/features/composer/ComposerEdit.h"
#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/features/composer/FileTray.h"
#include "workstation/features/conversation/ConversationPanel.h"
#include "workstation/features/conversation/TranscriptView.h"
#include "workstation/features/conversation/TransferDialog.h"
#include "workstation/features/inbox/InboxPanel.h"
#include "workstation/features/visitor/VisitorPanel.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Theme.h"

#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;

namespace {

QString drawnPicture(const QTemporaryDir &folder)
{
    QImage picture(900, 600, QImage::Format_RGB32);
    QPainter painter(&picture);
    QLinearGradient sky(0, 0, 0, 600);
    sky.setColorAt(0, QColor(120, 180, 220));
    sky.setColorAt(1, QColor(240, 230, 200));
    painter.fillRect(picture.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(60, 80, 90), 14));
    painter.drawArc(QRect(100, 250, 700, 500), 0, 180 * 16);
    painter.drawLine(40, 400, 860, 400);
    painter.end();
    const QString path = folder.filePath(QStringLiteral("bridge.png"));
    picture.save(path);
    return path;
}

struct Story
{
    domain::ConversationId open;
    domain::ConversationId closed;
    domain::ConversationId theirs;
};

domain::Visitor somebody(const QString &name, int vip, const QString &locale)
{
    domain::Visitor who;
    who.id = domain::VisitorId(QStringLiteral("v-") + name);
    who.name = name;
    who.vip = vip;
    who.locale = locale;
    who.visits = 3;
    return who;
}

Story tellStory(tests::SampleDesk &sample, const QTemporaryDir &folder)
{
    using namespace std::chrono_literals;
    Story story;
    const auto S = [](const char *text) { return QString::fromUtf8(text); };
    story.closed = sample.start(S("李雷"), S("换货"));
    sample.says(story.closed, S("尺码不合适,可以换吗?"));
    sample.assign(story.closed);
    sample.answers(story.closed, S("可以的,已为您登记换货。"));
    sample.close(story.closed);
    sample.wait(26h);

    domain::Visitor li = somebody(S("李雷"), 3, S("zh-CN"));
    li.externalId = S("u-20817");
    li.email = S("lilei@example.com");
    li.phone = S("+86 138 0000 0000");
    li.page = {S("https://shop.example/orders/2417?tab=refund"), S("我的订单 2417 · 退款"),
        S("https://www.example.org/search?q=shoes")};
    li.userAgent = S("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                     "Chrome/126.0.0.0 Safari/537.36");
    li.firstSeenAt = sample.clock.now() - 2000h;
    li.attributes = {{S("plan"), S("Gold")}, {S("orders"), 2}, {S("newsletter"), true}};
    story.open = sample.start(S("李雷"), S("退款"), {{S("order"), S("2417")}, {S("reason"), S("Refund")}});
    li.lastSeenAt = sample.clock.now();
    sample.meet(li);
    sample.says(story.open, S("你好,退款什么时候到账?"));
    sample.wait(20s);
    sample.says(story.open, S("订单号 2417,上周五申请的。见 https://shop.example/orders/2417"));
    sample.wait(25s);
    sample.offer(story.open);
    sample.assign(story.open);
    const auto first = sample.answers(story.open, S("我来帮您查一下,请稍等。"));
    sample.reads(story.open, first);
    sample.wait(70s);
    sample.note(
        story.open, S("Second refund this month. Payment provider had an outage on Friday, see the status page."));
    sample.wait(30s);
    sample.answers(story.open, S("已经查到了:退款于昨天提交给银行,一般需要 3–5 个工作日到账。"));
    const auto read = sample.answers(story.open, S("Your bank may show it as \"Qiao Shop refund\"."));
    sample.reads(story.open, read);
    sample.wait(150s);
    domain::FileReference picture{domain::FileId(S("f1")), S("bridge.png"), S("image/png"), 48213};
    sample.tell(story.open, domain::MessagePosted{sample.visitorOf(story.open), {}, picture});
    sample.desk.attachments()->set(picture.id, {state::Attachment::State::Here, 100, drawnPicture(folder), {}});
    sample.tell(story.open,
        domain::MessagePosted{sample.visitorOf(story.open), {},
            {domain::FileId(S("f2")), S("bank-statement-november-2026.pdf"), S("application/pdf"), 1843200}});
    sample.wait(40s);
    sample.tell(
        story.open, domain::ConversationTagged{tests::SampleDesk::by(S("Ann")), {S("refund"), S("银行"), S("vip")}});
    sample.answers(story.open, S("谢谢,图片已收到。"));
    state::PendingPost failed;
    failed.command = domain::CommandId(S("k1"));
    failed.text = S("您还有其他问题吗?");
    failed.at = sample.clock.now();
    failed.error = base::Error{base::ErrorCode::RateLimited, {}, {}};
    sample.desk.addPending(story.open, failed);
    state::PendingPost sending;
    sending.command = domain::CommandId(S("k2"));
    sending.text = S("Anything else I can do for you?");
    sending.at = sample.clock.now();
    sample.desk.addPending(story.open, sending);
    sample.types(story.open);

    const auto emma = sample.start(S("Emma Stone"), S("Delivery"));
    sample.meet(somebody(S("Emma Stone"), 0, S("en-GB")));
    sample.assign(emma);
    sample.says(emma, S("Where is my order? It should have been here on Monday."));
    sample.says(emma, S("Hello?"));
    const auto zoe = sample.start(S("Zoë Quinn"));
    sample.assign(zoe);
    sample.says(zoe, S("Thanks a lot!"));
    sample.answers(zoe, S("You are welcome, have a nice day."));
    sample.desk.markRead(zoe, 100);
    sample.desk.drafts()->set(zoe, {S("By the way, your invoice"), state::DraftMode::Reply});
    story.theirs = sample.start(S("Tom"), S("Invoice"));
    sample.assign(story.theirs, S("Ben"));
    sample.says(story.theirs, S("I need an invoice with my VAT number on it"));
    for (const auto &[name, text, vip] : {std::tuple(S("王芳"), S("尺码不对怎么换"), 0),
             std::tuple(S("Mr Long Name Who Wants It All"), S("the checkout says error pay_timeout"), 2)}) {
        const auto waiting = sample.start(name);
        sample.meet(somebody(name, vip, S("zh")), false);
        sample.says(waiting, text);
        sample.wait(64s);
    }
    const auto offered = sample.start(S("韩梅梅"), S("尺码咨询"));
    sample.meet(somebody(S("韩梅梅"), 5, S("zh-CN")));
    sample.says(offered, S("请问 38 码还有货吗?"));
    sample.offer(offered);
    sample.wait(9s);
    return story;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Qiao"));
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2)
        return 2;
    const QDir out(arguments.at(1));
    const int percent = arguments.value(2, QStringLiteral("100")).toInt();
    const bool isChinese = arguments.value(3) == QStringLiteral("zh");
    for (const auto choice : {settings::ThemeChoice::Light, settings::ThemeChoice::Dark}) {
        QTemporaryDir folder;
        settings::Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        settings.setTheme(choice);
        settings.setFontPercent(percent);
        settings.setLanguage(isChinese ? settings::LanguageChoice::Chinese : settings::LanguageChoice::English);
        ui::Theme theme(settings);
        theme.apply();
        ui::Language language(settings);
        ui::ActionRegistry actions(settings, language);
        tests::SampleDesk sample;
        const Story story = tellStory(sample, folder);

        QWidget window;
        window.resize(1440, 900);
        auto *row = new QHBoxLayout(&window);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(1);
        auto *inboxPanel = new inbox::InboxPanel(sample.desk, actions, sample.clock);
        inboxPanel->setFixedWidth(320);
        auto *panel = new conversation::ConversationPanel(sample.desk, actions, sample.clock);
        auto *write = new composer::ComposerPanel(sample.desk, actions);
        panel->setComposer(write);
        auto *who = new visitor::VisitorPanel(sample.desk, sample.clock);
        who->setFixedWidth(320);
        row->addWidget(inboxPanel);
        row->addWidget(panel, 1);
        row->addWidget(who);
        const auto open = [&](const domain::ConversationId &id) {
            panel->showConversation(id);
            write->showConversation(id);
            who->showConversation(id);
            inboxPanel->setCurrentConversation(id);
        };
        const QString suffix
            = choice == settings::ThemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark");
        const auto save = [&](QWidget &widget, const QString &name) {
            QTest::qWait(150);
            widget.grab().save(out.filePath(name + u'-' + suffix + QStringLiteral(".png")));
        };
        window.show();
        QApplication::setActiveWindow(&window);
        save(window, QStringLiteral("nothing"));
        open(story.open);
        save(window, QStringLiteral("desk"));
        panel->view()->scrollTo(panel->view()->model()->index(0, 0));
        inboxPanel->showSegment(inbox::Segment::Waiting);
        write->setMode(state::DraftMode::Note);
        write->insertText(QStringLiteral("他上个月也退过一次。\nPlease check with Ben before promising a date."));
        save(window, QStringLiteral("note"));
        write->setMode(state::DraftMode::Reply);
        write->setDraft({});
        inboxPanel->showSegment(inbox::Segment::All);
        write->edit()->setFocus();
        write->files()->addFiles({drawnPicture(folder)});
        write->insertText(QStringLiteral("/"));
        save(window, QStringLiteral("canned"));
        write->setDraft({});
        write->files()->clear();
        auto *view = panel->view();
        view->setFocus(Qt::TabFocusReason);
        view->scrollTo(view->model()->index(0, 0));
        view->selectionModel()->setCurrentIndex(view->model()->index(2, 0), QItemSelectionModel::NoUpdate);
        const QRect row1 = view->visualRect(view->model()->index(1, 0));
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, row1.topLeft() + QPoint(90, 25));
        sample.says(story.open, QString::fromUtf8("还有一个问题"));
        settings.setDensity(settings::Density::Compact);
        save(window, QStringLiteral("compact"));
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        settings.setLanguage(isChinese ? settings::LanguageChoice::English : settings::LanguageChoice::Chinese);
        window.resize(1100, 640);
        save(window, QStringLiteral("chosen"));
        settings.setLanguage(isChinese ? settings::LanguageChoice::Chinese : settings::LanguageChoice::English);
        settings.setDensity(settings::Density::Comfortable);
        window.resize(1440, 900);
        open(story.closed);
        save(window, QStringLiteral("closed"));
        open(story.theirs);
        save(window, QStringLiteral("theirs"));
        conversation::TransferDialog dialog(sample.desk, story.open, &window);
        dialog.open();
        save(dialog, QStringLiteral("transfer"));
    }
    return 0;
}
