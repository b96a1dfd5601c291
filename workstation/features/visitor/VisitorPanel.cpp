#include "workstation/features/visitor/VisitorPanel.h"

#include "workstation/features/visitor/FactList.h"
#include "workstation/features/visitor/TagEditor.h"
#include "workstation/features/visitor/VisitorConversationDelegate.h"
#include "workstation/features/visitor/VisitorConversationModel.h"
#include "workstation/features/visitor/VisitorHead.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/TextLook.h"

#include <QDesktopServices>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QStackedLayout>
#include <QUrl>
#include <QVBoxLayout>

namespace qiao::workstation::visitor {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Words;

constexpr const char *context = "qiao::workstation::visitor::VisitorPanel";

} // namespace

VisitorPanel::VisitorPanel(state::Desk &desk, const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_clock(clock)
    , m_pages(new QStackedLayout(this))
    , m_empty(new ui::EmptyState(this))
    , m_model(new VisitorConversationModel(desk, clock, this))
{
    m_pages->addWidget(makePage());
    m_pages->addWidget(m_empty);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_empty->showEmpty(ui::Icon::Person,
        Words{context, QT_TRANSLATE_NOOP("qiao::workstation::visitor::VisitorPanel", "No visitor")},
        Words{context,
            QT_TRANSLATE_NOOP(
                "qiao::workstation::visitor::VisitorPanel", "Open a conversation to see who it is with.")});

    for (FactList *list : {m_page, m_contact, m_visits, m_attributes, m_form})
        connect(list, &FactList::pageOpened, this, &VisitorPanel::openPage);
    m_tags->setProposals(desk.proposedTags());
    connect(&desk, &state::Desk::tagsChanged, m_tags, [this] { m_tags->setProposals(m_desk.proposedTags()); });
    connect(m_tags, &TagEditor::changeWanted, this,
        [this](const QStringList &tags) { Q_EMIT tagsRequested(m_conversation, tags); });
    connect(m_conversations, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_conversations, &QListView::activated, this, [this](const QModelIndex &index) { choose(index.row()); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &VisitorPanel::refreshConversations);
    connect(m_model, &QAbstractItemModel::modelReset, this, &VisitorPanel::refreshConversations);
    const state::ConversationBook *book = desk.conversations();
    connect(book, &state::ConversationBook::conversationChanged, this, [this](const domain::ConversationId &changed) {
        if (changed == m_conversation)
            refresh();
    });
    connect(book, &state::ConversationBook::conversationRemoved, this, [this](const domain::ConversationId &removed) {
        if (removed == m_conversation)
            showConversation({});
    });
    connect(book, &state::ConversationBook::wasReset, this, [this] { showConversation(m_conversation); });
    retranslate();
    restyle();
    showConversation({});
}

VisitorPanel::~VisitorPanel() = default;

QWidget *VisitorPanel::makePage()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget(scroll);
    page->setBackgroundRole(QPalette::Base);
    m_head = new VisitorHead(page);
    m_page = new FactList(page);
    m_contact = new FactList(page);
    m_visits = new FactList(page);
    m_attributes = new FactList(page);
    m_form = new FactList(page);
    m_tagsHeading = new QLabel(page);
    m_tags = new TagEditor(page);
    m_conversationsHeading = new QLabel(page);
    m_conversations = new QListView(page);
    m_conversations->setModel(m_model);
    m_conversations->setItemDelegate(new VisitorConversationDelegate(m_conversations));
    m_conversations->setFrameShape(QFrame::NoFrame);
    m_conversations->setUniformItemSizes(true);
    m_conversations->setMouseTracking(true);
    m_conversations->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_conversations->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *all = new QVBoxLayout(page);
    all->setContentsMargins(16, 16, 16, 16);
    all->setSpacing(20);
    const auto addHeaded = [&](QLabel *heading, QWidget *content) {
        auto *section = new QVBoxLayout;
        section->setSpacing(8);
        section->addWidget(heading);
        section->addWidget(content);
        all->addLayout(section);
    };
    all->addWidget(m_head);
    all->addWidget(m_page);
    addHeaded(m_tagsHeading, m_tags);
    all->addWidget(m_form);
    all->addWidget(m_contact);
    all->addWidget(m_visits);
    all->addWidget(m_attributes);
    addHeaded(m_conversationsHeading, m_conversations);
    all->addStretch(1);
    scroll->setWidget(page);
    return scroll;
}

void VisitorPanel::showConversation(const domain::ConversationId &conversation)
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(conversation);
    m_conversation = entry ? conversation : domain::ConversationId();
    if (m_transcript)
        m_transcript->disconnect(this);
    m_transcript = entry ? m_desk.transcript(conversation) : nullptr;
    if (m_transcript) {
        connect(m_transcript, &state::Transcript::inserted, this, [this](int first) {
            if (first == 0)
                refreshForm();
        });
        connect(m_transcript, &state::Transcript::wasReset, this, &VisitorPanel::refreshForm);
    }
    m_pages->setCurrentIndex(entry ? 0 : 1);
    m_model->setVisitor(entry ? entry->conversation.visitor : domain::VisitorId(), m_conversation);
    refresh();
    refreshForm();
    refreshConversations();
}

void VisitorPanel::editTags()
{
    m_tags->field()->setFocus(Qt::ShortcutFocusReason);
}

void VisitorPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

void VisitorPanel::refresh()
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation);
    if (!entry)
        return;
    domain::Visitor visitor = entry->visitor;
    if (visitor.id.isEmpty())
        visitor.id = entry->conversation.visitor;
    m_head->showVisitor(visitor, entry->conversation.visitorName, entry->isVisitorOnline);
    m_page->setFacts(VisitorFacts::pageOf(visitor));
    m_contact->setFacts(VisitorFacts::contactOf(visitor));
    m_visits->setFacts(VisitorFacts::visitsOf(visitor, m_clock.now()));
    m_attributes->setFacts(VisitorFacts::fieldsOf(visitor.attributes));
    m_tags->setTags(entry->conversation.tags);
    m_page->setHeading(entry->isVisitorOnline ? tr("On this page now") : tr("Last page"));
}

// The first event of the conversation carries the answers to the form.
void VisitorPanel::refreshForm()
{
    QList<Fact> facts;
    if (m_transcript && m_transcript->storedCount() > 0) {
        if (const auto *started = std::get_if<domain::ConversationStarted>(&m_transcript->event(0).body)) {
            facts = VisitorFacts::fieldsOf(started->form);
            facts += VisitorFacts::fieldsOf(started->product);
            facts += VisitorFacts::fieldsOf(started->order);
        }
    }
    m_form->setFacts(facts);
}

void VisitorPanel::refreshConversations()
{
    const int count = m_model->rowCount();
    m_conversationsHeading->setVisible(count > 1);
    m_conversations->setVisible(count > 1);
    m_conversations->setFixedHeight(count * VisitorConversationDelegate::rowHeight() + 2);
}

void VisitorPanel::openPage(const QString &url)
{
    if (isWebPage(url))
        QDesktopServices::openUrl(QUrl(url, QUrl::StrictMode));
}

void VisitorPanel::choose(int row)
{
    const domain::ConversationId conversation = m_model->conversationAt(row);
    if (!conversation.isEmpty() && conversation != m_conversation)
        Q_EMIT conversationChosen(conversation);
}

void VisitorPanel::retranslate()
{
    setAccessibleName(tr("Visitor"));
    m_contact->setHeading(tr("Contact"));
    m_visits->setHeading(tr("Visits"));
    m_attributes->setHeading(tr("From the site"));
    m_form->setHeading(tr("Said before the conversation"));
    m_tagsHeading->setText(tr("Tags"));
    m_conversationsHeading->setText(tr("All conversations"));
    m_conversations->setAccessibleName(tr("Conversations of this visitor"));
    refresh();
}

void VisitorPanel::restyle()
{
    for (QLabel *heading : {m_tagsHeading, m_conversationsHeading})
        ui::setTextLook(heading, TextStyle::LabelStrong, Role::TextSecondary);
    refreshConversations();
}

} // namespace qiao::workstation::visitor
