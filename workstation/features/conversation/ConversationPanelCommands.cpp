#include "workstation/features/conversation/ConversationHeader.h"
#include "workstation/features/conversation/ConversationPanel.h"
#include "workstation/features/conversation/LinkFinder.h"
#include "workstation/features/conversation/TranscriptModel.h"
#include "workstation/features/conversation/TranscriptView.h"
#include "workstation/ui/ActionRegistry.h"
#include "workstation/ui/Icon.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

// What a ConversationPanel offers by key and in its menus.
namespace qiao::workstation::conversation {

using ui::Icon;
using ui::Words;

namespace {

constexpr const char *context = "qiao::workstation::conversation::ConversationPanel";

} // namespace

void ConversationPanel::addActions(ui::ActionRegistry &actions)
{
    const auto add = [&](const char *id, const char *text, const QKeySequence &keys, Icon icon, auto &&then) {
        QAction *action = actions.add({QString::fromLatin1(id), Words{context, text}, icon, keys,
            ui::ActionCategory::Conversation, Qt::WindowShortcut});
        connect(action, &QAction::triggered, this, then);
    };
    const auto pressIfShown = [this](auto *(ConversationHeader::*button)() const) {
        return [this, button] {
            if ((m_header->*button)()->isVisibleTo(this))
                (m_header->*button)()->click();
        };
    };
    add("conversation.accept",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Accept or take the conversation"),
        QKeySequence(Qt::CTRL | Qt::Key_Return), Icon::Accept, pressIfShown(&ConversationHeader::acceptButton));
    add("conversation.transfer",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Transfer the conversation"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), Icon::Transfer,
        pressIfShown(&ConversationHeader::transferButton));
    add("conversation.close",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Close the conversation"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W), Icon::Check, pressIfShown(&ConversationHeader::closeButton));
    const auto closeAs = [this](bool isResolved) {
        return [this, isResolved] {
            if (m_header->closeButton()->isVisibleTo(this))
                Q_EMIT closeAsRequested(m_conversation, isResolved);
        };
    };
    add("conversation.close-resolved",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Close the conversation as resolved"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), Icon::Success, closeAs(true));
    add("conversation.close-unresolved",
        QT_TRANSLATE_NOOP(
            "qiao::workstation::conversation::ConversationPanel", "Close the conversation as not resolved"),
        QKeySequence(), Icon::Info, closeAs(false));
    add("conversation.wrap",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Finish the wrap-up"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), Icon::Check,
        pressIfShown(&ConversationHeader::wrapButton));
    add("conversation.reopen",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Reopen the conversation"),
        QKeySequence(), Icon::Reopen, pressIfShown(&ConversationHeader::reopenButton));
    add("conversation.why",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Show why I have the conversation"),
        QKeySequence(), Icon::Info, pressIfShown(&ConversationHeader::whyButton));
    add("conversation.tags",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Change the tags of the conversation"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G), Icon::Tag, [this] {
            if (!m_conversation.isEmpty())
                Q_EMIT tagsRequested(m_conversation);
        });
    add("conversation.messages",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Go to the messages"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), Icon::History,
        [this] { m_view->setFocus(Qt::ShortcutFocusReason); });
    add("conversation.newest",
        QT_TRANSLATE_NOOP("qiao::workstation::conversation::ConversationPanel", "Go to the newest message"),
        QKeySequence(Qt::CTRL | Qt::Key_End), Icon::ChevronDown, [this] { m_view->scrollToEnd(); });
}

QMenu *ConversationPanel::contextMenuFor(int row)
{
    auto *menu = new QMenu(this);
    const TranscriptEntry entry = m_model->entry(row);
    const auto add = [&](Icon icon, const QString &text, auto &&then) {
        connect(menu->addAction(ui::makeIcon(icon), text), &QAction::triggered, this, then);
    };
    const auto toClipboard
        = [](const QString &text) { return [text] { QGuiApplication::clipboard()->setText(text); }; };
    if (const QString selected = m_view->selectedText(); !selected.isEmpty())
        add(Icon::Copy, tr("Copy"), toClipboard(selected));
    if (!entry.hasFile() && entry.isBubble())
        add(Icon::Copy, tr("Copy the message"), toClipboard(entry.text));
    for (const Link &link : entry.isBubble() ? linksIn(entry.text).mid(0, 3) : QList<Link>()) {
        add(Icon::External, tr("Open %1").arg(link.url.host().isEmpty() ? link.url.path() : link.url.host()),
            [this, url = link.url] { openLink(url); });
        add(Icon::Copy, tr("Copy the link"), toClipboard(link.url.toString()));
    }
    if (entry.hasFile()) {
        add(Icon::External, tr("Open"), [this, entry] { Q_EMIT fileOpenRequested(entry.file, entry.attachment.path); });
        add(Icon::Download, tr("Save as…"),
            [this, entry] { Q_EMIT fileSaveRequested(entry.file, entry.attachment.path); });
    }
    if (entry.delivery == state::Delivery::Sending && entry.hasFile())
        add(Icon::Trash, tr("Cancel the upload"), [this, entry] { Q_EMIT discardRequested(entry.command); });
    if (entry.delivery == state::Delivery::Failed) {
        menu->addSeparator();
        add(Icon::Retry, tr("Try again"), [this, entry] { Q_EMIT retryRequested(entry.command); });
        add(Icon::Trash, tr("Throw away"), [this, entry] { Q_EMIT discardRequested(entry.command); });
    }
    return menu;
}

} // namespace qiao::workstation::conversation
