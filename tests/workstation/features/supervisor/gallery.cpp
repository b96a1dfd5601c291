// Draws the supervisor's board, and an agent's desk under supervision, into PNG files, in both themes: board-gallery
// FOLDER [PERCENT [LANGUAGE]]. For looking at, not a test.
#include "tests/workstation/features/supervisor/SampleBoard.h"
#include "workstation/features/composer/ComposerEdit.h"
#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/features/conversation/ConversationPanel.h"
#include "workstation/features/inbox/InboxPanel.h"
#include "workstation/features/supervisor/BoardPage.h"
#include "workstation/features/supervisor/CardGridView.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Theme.h"

#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QMenu>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace qiao;
using namespace qiao::workstation;
using namespace std::chrono_literals;

namespace {

const auto S = [](const char *text) { return QString::fromUtf8(text); };

void tellBoard(tests::SampleBoard &sample)
{
    QList<protocol::QueueFigures> queues;
    const auto add = [&](const char *id, const char *name, int people, std::chrono::seconds longest, int answered,
                         int inGoal) -> protocol::QueueFigures & {
        queues.append(sample.waiting(S(id), S(name), people, longest));
        protocol::QueueFigures &figures = queues.last();
        figures.arrivals = answered + 9;
        figures.answered = answered;
        figures.inGoal = inGoal;
        figures.abandoned = 2;
        figures.recentArrivals = 7;
        figures.recentAnswered = 6;
        if (people == 0)
            figures.longestSince = {};
        return figures;
    };
    add("q-returns", "Returns", 7, 98s, 131, 96).agentsFree = 0;
    add("q-orders", "Orders", 2, 34s, 88, 80).changesAt = sample.clock.now() + 3h;
    add("q-invoices", "Invoices and everything about payment", 1, 4s, 20, 19);
    add("q-zh", "售后服务", 0, 0s, 64, 60).deferred = 3;
    add("q-vip", "VIP", 0, 0s, 12, 12);
    protocol::QueueFigures &night = add("q-night", "Night shift", 0, 0s, 0, 0);
    night.isOpen = false;
    night.agentsFree = 0;
    night.agentsHere = 0;
    night.changesAt = sample.clock.now() + 11h;
    QList<protocol::AgentFigures> agents{{domain::AgentId(S("a-ben")), 21, 126min, 9, 41},
        {domain::AgentId(S("a-chen")), 17, 80min, 4, 14}, {domain::AgentId(S("a-ann")), 2, 9min, 0, 0}};
    sample.tellBoard(queues, agents);
}

struct Story
{
    domain::ConversationId whispered;
    domain::ConversationId waiting;
    domain::ConversationId wrapped;
};

Story tellStory(tests::SampleBoard &sample)
{
    Story story;
    sample.session.queues.append({{domain::QueueId(S("q-zh")), S("售后服务")}});
    sample.session.macros = {{S("m1"), S("Refund"), {}}};
    sample.desk.apply(sample.session, {});
    sample.setState(S("Ben"), domain::Presence::Online, 3);
    sample.setState(S("Chen"), domain::Presence::Busy, 5);
    sample.setState(S("Dora"), domain::Presence::Away, 0, S("Lunch"));
    story.whispered = sample.start(S("李雷"), S("退款"));
    sample.tell(story.whispered,
        domain::ConversationOffered{domain::AgentId(S("a-ben")), S("Ben"), sample.clock.now() + 20s,
            {{S("category"), 0.5, 1.0}, {S("load"), 0.2, 0.4}}});
    sample.assign(story.whispered, S("Ben"));
    sample.says(story.whispered, S("你好,退款什么时候到账?"));
    sample.wait(30s);
    sample.answers(story.whispered, S("我来帮您查一下,请稍等。"), S("Ben"));
    sample.wait(20s);
    sample.note(story.whispered, S("Second refund this month."), S("Ben"));
    sample.tell(story.whispered,
        domain::WhisperPosted{
            tests::SampleBoard::by(S("Ann")), S("The bank was down on Friday. Promise him tomorrow, not today.")});
    sample.tell(
        story.whispered, domain::WhisperPosted{tests::SampleBoard::by(S("Sue")), S("先道歉,再给一个明确的时间。")});
    sample.wait(20s);
    sample.says(story.whispered, S("还有多久?"));
    sample.desk.setWatched(story.whispered, true);
    const auto happy = sample.start(S("Emma Stone"), S("Delivery"));
    sample.assign(happy, S("Chen"));
    sample.says(happy, S("Where is my order? It should have been here on Monday, and nobody calls me back."));
    sample.answers(happy, S("It leaves today."), S("Chen"));
    sample.wait(64s);
    story.waiting = sample.start(S("Mr Long Name Who Wants It All"), S("Invoice"));
    sample.says(story.waiting, S("I need an invoice with my VAT number on it"));
    sample.standsAt(story.waiting, domain::WaitReason::AllBusy, 1);
    sample.wait(25s);
    const auto second = sample.start(S("王芳"), S("换货"));
    sample.says(second, S("尺码不对怎么换"));
    domain::Visitor visitor;
    visitor.id = domain::VisitorId(S("v-王芳"));
    visitor.name = S("王芳");
    visitor.vip = 3;
    sample.meet(visitor);
    sample.standsAt(second, domain::WaitReason::AllBusy, 2);
    sample.wait(12s);
    const auto offered = sample.start(S("Zoë Quinn"));
    sample.says(offered, S("Hi there"));
    sample.tell(offered, domain::ConversationOffered{domain::AgentId(S("a-ben")), S("Ben"), sample.clock.now() + 20s});
    const auto left = sample.start(S("Tom"));
    sample.says(left, S("Please call me tomorrow"));
    sample.tell(left, domain::ConversationDeferred{sample.visitorOf(left), S("Tom"), S("tom@example.com")});
    story.wrapped = sample.start(S("Olga"), S("Returns"));
    sample.assign(story.wrapped);
    sample.says(story.wrapped, S("Thanks, that solved it"));
    domain::ConversationClosed closed{tests::SampleBoard::by(S("Ann")), domain::CloseReason::Resolved};
    closed.wrapUpUntil = sample.clock.now() + 45s;
    sample.tell(story.wrapped, closed);
    sample.wait(6s);
    return story;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
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
        tests::SampleBoard sample;
        const Story story = tellStory(sample);
        tellBoard(sample);
        const QString suffix
            = choice == settings::ThemeChoice::Light ? QStringLiteral("light") : QStringLiteral("dark");
        const auto save = [&](QWidget &widget, const QString &name) {
            QTest::qWait(150);
            widget.grab().save(out.filePath(name + u'-' + suffix + QStringLiteral(".png")));
        };

        supervisor::BoardPage page(sample.desk, actions, sample.clock);
        supervisor::SupervisionActions commands(sample.desk, actions, [&] { return page.chosenConversation(); });
        page.setSupervision(&commands);
        page.resize(1240, 760);
        page.show();
        save(page, QStringLiteral("queues"));
        page.showView(supervisor::BoardView::Agents);
        page.agents()->selectRow(1);
        save(page, QStringLiteral("agents"));
        page.showView(supervisor::BoardView::Conversations);
        page.wall()->setCurrentIndex(page.wall()->model()->index(1, 0));
        save(page, QStringLiteral("wall"));
        const std::unique_ptr<QMenu> menu(page.menuForConversation(story.whispered));
        menu->popup(QPoint(0, 0));
        save(*menu, QStringLiteral("menu"));
        menu->hide();
        page.hide();

        QWidget window;
        window.resize(1240, 760);
        auto *row = new QHBoxLayout(&window);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(1);
        auto *list = new inbox::InboxPanel(sample.desk, actions, sample.clock);
        list->setFixedWidth(theme.scaled(320));
        auto *panel = new conversation::ConversationPanel(sample.desk, actions, sample.clock);
        auto *write = new composer::ComposerPanel(sample.desk, actions);
        panel->setComposer(write);
        row->addWidget(list);
        row->addWidget(panel, 1);
        const auto open = [&](const domain::ConversationId &id) {
            panel->showConversation(id);
            write->showConversation(id);
            list->setCurrentConversation(id);
        };
        window.show();
        QApplication::setActiveWindow(&window);
        list->showSegment(inbox::Segment::All);
        open(story.whispered);
        write->setMode(state::DraftMode::Whisper);
        write->insertText(S("Ask him for the order number first."));
        write->edit()->setFocus();
        save(window, QStringLiteral("whisper"));
        list->showSegment(inbox::Segment::Waiting);
        open(story.waiting);
        save(window, QStringLiteral("waiting"));
        list->showSegment(inbox::Segment::Mine);
        open(story.wrapped);
        save(window, QStringLiteral("wrap"));
    }
    return 0;
}
