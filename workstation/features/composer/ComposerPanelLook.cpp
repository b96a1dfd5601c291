#include "common/protocol/Limits.h"
#include "common/text/ReplyTemplate.h"
#include "workstation/features/composer/CannedReplyModel.h"
#include "workstation/features/composer/CannedReplyPopup.h"
#include "workstation/features/composer/ComposerEdit.h"
#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/features/composer/FileTray.h"
#include "workstation/features/composer/ReplyGaps.h"
#include "workstation/state/Desk.h"
#include "workstation/state/KnownWords.h"
#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/ElidedLabel.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/SegmentedControl.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

// How a ComposerPanel looks in each of its states.
namespace qiao::workstation::composer {

using state::DraftMode;
using ui::Icon;
using ui::Role;
using ui::TextStyle;
using ui::Theme;

namespace {

struct ModeLook
{
    Role fill;
    Role edge;
    Role focus;
    Role text;
    Role quiet;
};

ModeLook lookOf(DraftMode mode)
{
    switch (mode) {
    case DraftMode::Note:
        return {Role::Note, Role::NoteBorder, Role::NoteBorder, Role::OnNote, Role::OnNote};
    case DraftMode::Whisper:
        return {Role::Whisper, Role::WhisperBorder, Role::WhisperBorder, Role::OnWhisper, Role::OnWhisper};
    case DraftMode::Reply:
        break;
    }
    return {Role::Surface, Role::ControlBorder, Role::Focus, Role::Text, Role::TextSecondary};
}

} // namespace

void ComposerPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Role::Surface));
    const QRectF card = cardRect();
    const ModeLook look = lookOf(m_mode);
    if (m_pages->currentIndex() == 1) {
        ui::paintShape(painter, card, ui::cardRadius, theme.colour(Role::SurfaceRaised), theme.colour(Role::Border));
        return;
    }
    ui::paintShape(painter, card, ui::cardRadius, theme.colour(look.fill), theme.colour(look.edge));
    if (m_edit->hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.colour(look.focus), ui::focusWidth));
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), ui::cardRadius - 1, ui::cardRadius - 1);
    }
}

void ComposerPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refreshHeight();
    placePopup();
}

void ComposerPanel::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    placePopup();
}

QRect ComposerPanel::cardRect() const
{
    return rect().adjusted(16, 4, -16, -16);
}

void ComposerPanel::placePopup()
{
    if (m_popup && m_popup->isVisible())
        m_popup->showAbove(QRect(mapTo(window(), cardRect().topLeft()), cardRect().size()));
}

void ComposerPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refreshLook();
    if (event->type() == QEvent::ParentChange && parentWidget())
        parentWidget()->installEventFilter(this);
    QWidget::changeEvent(event);
}

bool ComposerPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        refreshHeight();
    return QWidget::eventFilter(watched, event);
}

ComposerPanel::Obstacle ComposerPanel::currentObstacle() const
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation);
    if (!entry)
        return Obstacle::NoConversation;
    if (!entry->conversation.isOpen())
        return Obstacle::Closed;
    if (entry->isMine)
        return Obstacle::None;
    if (m_desk.isSupervisor() && entry->conversation.state == domain::ConversationState::Assigned)
        return Obstacle::None;
    return entry->conversation.canAccept(m_desk.me().id) ? Obstacle::Waiting : Obstacle::Theirs;
}

void ComposerPanel::refreshObstacle()
{
    const Obstacle obstacle = currentObstacle();
    const bool hadKeyboard = m_edit->hasFocus();
    m_obstacleText->setText(this->obstacle());
    m_obstacleText->setAccessibleName(m_obstacleText->text());
    m_obstacleAction->setVisible(obstacle == Obstacle::Closed || obstacle == Obstacle::Waiting);
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation);
    m_obstacleAction->setText(obstacle == Obstacle::Closed ? tr("Reopen")
            : entry && entry->isOfferedToMe                ? tr("Accept")
                                                           : tr("Take"));
    m_obstacleAction->setIcon(ui::makeIcon(obstacle == Obstacle::Closed ? Icon::Reopen : Icon::Accept, Role::OnAccent));
    m_pages->setCurrentIndex(obstacle == Obstacle::None ? 0 : 1);
    // The next Enter must not undo what has just happened.
    if (hadKeyboard && obstacle != Obstacle::None)
        setFocus(Qt::OtherFocusReason);
    refreshModes();
    refreshWords();
    refreshSend();
    refreshHeight();
    update();
}

void ComposerPanel::refreshLook()
{
    const Theme &theme = Theme::current();
    const ModeLook look = lookOf(m_mode);
    QPalette palette = this->palette();
    palette.setColor(QPalette::Text, theme.colour(look.text));
    palette.setColor(QPalette::PlaceholderText, theme.colour(look.quiet));
    palette.setColor(QPalette::Base, Qt::transparent);
    m_edit->setPalette(palette);
    m_edit->setFont(theme.font(TextStyle::Body));
    m_showsRefusal = false;
    m_hint->setRole(look.quiet);
    refreshWords();
    const bool isReply = m_mode == DraftMode::Reply;
    m_attach->setVisible(isReply);
    m_macros->setVisible(isReply && !m_desk.macros().isEmpty());
    m_files->setVisible(isReply && !m_files->isEmpty());
    refreshSend();
    refreshHeight();
    update();
}

void ComposerPanel::refreshWords()
{
    const state::ConversationEntry *entry = m_desk.conversations()->find(m_conversation);
    const QString agent = entry ? entry->conversation.agentName : QString();
    QString hint;
    switch (m_mode) {
    case DraftMode::Reply:
        m_edit->setPlaceholderText(tr("Write a reply"));
        m_edit->setAccessibleName(tr("Reply to the visitor"));
        hint = tr("/ for canned replies, Shift+Enter for a new line");
        ui::setButtonKind(m_send, ui::ButtonKind::Primary);
        m_send->setText(tr("Send"));
        m_send->setIcon(ui::makeIcon(Icon::Send, Role::OnAccent));
        break;
    case DraftMode::Note:
        m_edit->setPlaceholderText(tr("Write a note for your team"));
        m_edit->setAccessibleName(tr("Note, only your team sees it"));
        hint = tr("Only your team sees it");
        ui::setButtonKind(m_send, ui::ButtonKind::Note);
        m_send->setText(tr("Add note"));
        m_send->setIcon(ui::makeIcon(Icon::Note, Role::OnNote));
        break;
    case DraftMode::Whisper:
        m_edit->setPlaceholderText(tr("Whisper to %1").arg(agent));
        m_edit->setAccessibleName(tr("Whisper to %1, the visitor never sees it").arg(agent));
        hint = tr("%1 sees it, the visitor never does").arg(agent);
        ui::setButtonKind(m_send, ui::ButtonKind::Whisper);
        m_send->setText(tr("Whisper"));
        m_send->setIcon(ui::makeIcon(Icon::EyeOff, Role::OnWhisper));
        break;
    }
    if (!m_showsRefusal)
        m_hint->setText(hint);
}

void ComposerPanel::refreshSend()
{
    m_send->setEnabled(canSend());
    const int longest = m_mode == DraftMode::Note ? protocol::limits::noteLength : protocol::limits::messageLength;
    const qsizetype length = m_edit->toPlainText().trimmed().size();
    m_counter->setVisible(length >= counterFrom);
    const QLocale locale;
    m_counter->setText(tr("%1 of %2").arg(locale.toString(int(length)), locale.toString(longest)));
    ui::setTextLook(m_counter, TextStyle::Secondary, length > longest ? Role::Danger : lookOf(m_mode).quiet);
    m_counter->setToolTip(length > longest ? tr("Too long: send it in parts") : QString());
}

void ComposerPanel::refreshHeight()
{
    const Theme &theme = Theme::current();
    if (m_pages->currentIndex() == 1) {
        setFixedHeight(theme.scaled(36) + 16 + 4 + 16 + 16);
        return;
    }
    const int least = theme.scaled(44);
    const int chrome = m_card->layout()->minimumSize().height() - m_edit->minimumHeight();
    const int third = parentWidget() ? parentWidget()->height() / 3 : 0;
    const int most = std::max(least, third - chrome);
    const int wanted = std::clamp(m_edit->wantedHeight() + 2, least, most);
    m_edit->setFixedHeight(wanted);
    setFixedHeight(m_card->layout()->minimumSize().height());
}

void ComposerPanel::refreshPopup()
{
    const std::optional<QString> word = m_edit->hasFocus() ? m_edit->slashWord() : std::nullopt;
    if (word)
        m_replies->setFilter(*word);
    const bool isWanted = word && !m_isPopupDismissed && m_replies->rowCount() > 0 && m_pages->currentIndex() == 0;
    m_edit->setPopupOpen(isWanted);
    if (!isWanted) {
        if (m_popup)
            m_popup->hide();
        return;
    }
    if (!m_popup || m_popup->parentWidget() != window()) {
        delete m_popup;
        m_popup = new CannedReplyPopup(*m_replies, window());
        connect(m_popup, &CannedReplyPopup::chosen, this, &ComposerPanel::insertReply);
    }
    m_popup->show();
    placePopup();
}

void ComposerPanel::insertReply(int row)
{
    if (row < 0 || row >= m_replies->rowCount())
        return;
    const domain::CannedReply reply = m_replies->reply(row);
    const auto read = text::ReplyTemplate::parse(reply.text);
    // A text that cannot be read as a template is what somebody wrote before there were any.
    const text::FilledReply filled
        = read ? read->fill(state::knownWords(m_desk, m_conversation)) : text::FilledReply{reply.text, {}};
    m_edit->replaceSlashWord(filled.text);
    m_gaps->take(m_edit->textCursor().position() - filled.text.size(), filled);
    m_edit->setTabGoesOn(!m_gaps->isEmpty());
    if (canTakeFiles())
        m_files->addStored(reply.files);
    refreshPopup();
    m_edit->setFocus();
    if (!filled.gaps.isEmpty()) {
        QTextCursor before = m_edit->textCursor();
        before.setPosition(before.position() - static_cast<int>(filled.text.size()));
        m_edit->setTextCursor(before);
        m_gaps->selectNext();
    }
}

void ComposerPanel::showChoices()
{
    const QStringList choices = m_gaps->choices();
    if (choices.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &choice : choices)
        connect(menu->addAction(choice), &QAction::triggered, m_gaps, [this, choice] { m_gaps->choose(choice); });
    menu->setActiveAction(menu->actions().first());
    menu->popup(m_edit->viewport()->mapToGlobal(m_edit->cursorRect().bottomLeft()));
}

void ComposerPanel::retranslate()
{
    m_modes->setAccessibleName(tr("Reply, note or whisper"));
    m_attach->setAccessibleName(tr("Attach a file"));
    m_attach->setToolTip(tr("Attach a file"));
    m_macros->setAccessibleName(tr("Macros"));
    m_macros->setToolTip(tr("Macros: several actions at once"));
    m_reply->setAccessibleName(tr("Canned replies"));
    m_reply->setToolTip(tr("Canned replies"));
    setAccessibleName(tr("Composer"));
    refreshLook();
    refreshObstacle();
}

} // namespace qiao::workstation::composer
