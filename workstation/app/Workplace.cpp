#include "workstation/app/Workplace.h"

#include "workstation/features/analytics/AnalyticsPage.h"
#include "workstation/features/composer/ComposerPanel.h"
#include "workstation/features/conversation/ConversationPanel.h"
#include "workstation/features/inbox/InboxPanel.h"
#include "workstation/features/preferences/PreferencesDialog.h"
#include "workstation/features/visitor/VisitorPanel.h"
#include "workstation/ui/PauseText.h"
#include "workstation/ui/VisitorName.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace qiao::workstation::app {

namespace {

// What may be opened with a double click: nothing that the system would run.
bool isHarmless(const domain::FileReference &file)
{
    return file.mime.startsWith(QLatin1String("image/")) || file.mime == QLatin1String("application/pdf")
        || file.mime == QLatin1String("text/plain");
}

} // namespace

Workplace::Workplace(const client::RelayAddress &relay, const QString &signInName, const Folders &folders,
    settings::Settings &settings, const ui::Language &language, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_archive(history::Archive::pathFor(folders.history, relay.toString(), signInName))
    , m_archivedOutbox(m_archive)
    , m_desk(clock)
    , m_link(relay, m_archivedOutbox, clock, folders.cache)
    , m_courier(m_desk, m_link, m_archive)
    , m_orders(m_desk, m_link, clock)
    , m_reportCourier(*m_desk.reports(), m_link.reports)
    , m_actions(settings, language)
    , m_window(m_desk, m_actions, settings, clock, QDir(folders.cache).filePath(QStringLiteral("pasted")))
    , m_macros(m_desk, m_link.outbox, m_orders)
    , m_supervision(m_desk, m_actions, m_orders, m_window, clock)
    , m_administration(m_desk, m_link, m_actions, m_window, clock)
    , m_notifier(settings, &m_window)
{
    connect(&m_courier, &Courier::restored, this, &Workplace::restored);
    connect(&m_link.session, &client::Session::opened, &m_orders, &Orders::settlePresence);
    connect(&m_link.session, &client::Session::opened, &m_orders, &Orders::repeatWatching);
    connect(&m_archive, &history::Archive::setAside, this, &Workplace::takeLostHistory);
    connect(&m_archive, &history::Archive::failed, this, [this](const QString &message) {
        m_window.tellNews(tr("The local history cannot be written now: %1").arg(message));
    });
    connect(&m_desk, &state::Desk::presenceChanged, this, [this] {
        if (ui::isForMissedOffers(m_desk.presenceReason()))
            m_window.tellNews(tr("Several offers were not answered, so you are away now."), tr("Be online"),
                [this] { m_orders.setPresence(domain::Presence::Online); });
    });
    connectPanels();
    connectMacros();
    connectNotifications();
}

void Workplace::connectPanels()
{
    inbox::InboxPanel &inbox = m_window.inboxPanel();
    connect(&inbox, &inbox::InboxPanel::acceptRequested, this, &Workplace::acceptAndOpen);
    connect(&inbox, &inbox::InboxPanel::declineRequested, &m_orders, &Orders::decline);
    const auto close = [this](const domain::ConversationId &id) { m_orders.close(id); };
    connect(&inbox, &inbox::InboxPanel::closeRequested, this, close);
    connect(&inbox, &inbox::InboxPanel::closeAsRequested, &m_orders, &Orders::close);
    connect(&inbox, &inbox::InboxPanel::wrapRequested, &m_orders, &Orders::wrap);
    connect(&inbox, &inbox::InboxPanel::reopenRequested, &m_orders, &Orders::reopen);

    conversation::ConversationPanel &conversation = m_window.conversationPanel();
    connect(&conversation, &conversation::ConversationPanel::acceptRequested, &m_orders, &Orders::accept);
    connect(&conversation, &conversation::ConversationPanel::closeRequested, this, close);
    connect(&conversation, &conversation::ConversationPanel::closeAsRequested, &m_orders, &Orders::close);
    connect(&conversation, &conversation::ConversationPanel::wrapRequested, &m_orders, &Orders::wrap);
    connect(&conversation, &conversation::ConversationPanel::reopenRequested, &m_orders, &Orders::reopen);
    connect(&conversation, &conversation::ConversationPanel::transferRequested, this,
        [this](const auto &id, const domain::AgentId &agent, const domain::QueueId &queue, const QString &note) {
            m_orders.transfer(id, {agent, queue, note});
        });
    connect(&conversation, &conversation::ConversationPanel::olderRequested, &m_courier, &Courier::bringOlder);
    connect(&conversation, &conversation::ConversationPanel::seen, &m_orders, &Orders::markRead);
    connect(&conversation, &conversation::ConversationPanel::retryRequested, &m_orders, &Orders::retry);
    connect(&conversation, &conversation::ConversationPanel::discardRequested, &m_orders, &Orders::discard);
    connect(&conversation, &conversation::ConversationPanel::fileOpenRequested, this, &Workplace::openFile);
    connect(&conversation, &conversation::ConversationPanel::fileSaveRequested, this, &Workplace::saveFile);

    composer::ComposerPanel &composer = m_window.composerPanel();
    connect(&composer, &composer::ComposerPanel::sendRequested, &m_orders, &Orders::sendMessage);
    connect(&composer, &composer::ComposerPanel::noteRequested, &m_orders, &Orders::sendNote);
    connect(&composer, &composer::ComposerPanel::whisperRequested, &m_orders, &Orders::whisper);
    connect(&composer, &composer::ComposerPanel::fileChosen, &m_orders, &Orders::sendFile);
    connect(&composer, &composer::ComposerPanel::storedFileChosen, &m_orders, &Orders::sendStoredFile);
    connect(&composer, &composer::ComposerPanel::typingChanged, &m_orders, &Orders::setTyping);
    connect(&composer, &composer::ComposerPanel::acceptRequested, &m_orders, &Orders::accept);
    connect(&composer, &composer::ComposerPanel::reopenRequested, &m_orders, &Orders::reopen);
    connect(&composer, &composer::ComposerPanel::draftChanged, m_desk.drafts(), &state::Drafts::set);

    connect(&m_window.visitorPanel(), &visitor::VisitorPanel::tagsRequested, &m_orders, &Orders::tag);

    connect(&m_window.analyticsPage(), &analytics::AnalyticsPage::exportRequested, this, &Workplace::saveExport);
    connect(&m_window, &MainWindow::conversationWanted, this, [this](const domain::ConversationId &id) {
        m_courier.bringWhole(id, [this, id](bool isHere) {
            if (isHere)
                m_window.openConversation(id);
            else
                m_window.tellNews(tr("This conversation cannot be brought to this desk now. Nothing was changed."));
        });
    });

    connect(&m_window, &MainWindow::presenceRequested, &m_orders, &Orders::setPresence);
    connect(&m_window, &MainWindow::signOutRequested, this, &Workplace::signOutRequested);
    connect(&m_window, &MainWindow::retryConnectionRequested, &m_link.session, &client::Session::retryNow);
    connect(&m_window, &MainWindow::preferencesRequested, this, [this] {
        auto *dialog = new preferences::PreferencesDialog(m_settings, m_actions, &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&m_orders, &Orders::refused, &m_window,
        [this](const base::Error &error) { m_window.tellRefusal(error, ui::ErrorPlace::Session); });
    connect(&m_orders, &Orders::orderRefused, &m_window,
        [this](const base::Error &error) { m_window.tellRefusal(error, ui::ErrorPlace::Order); });
    connect(&m_orders, &Orders::readMarked, &m_archive, &history::Archive::saveReadMark);
}

void Workplace::connectMacros()
{
    connect(&m_window, &MainWindow::macroRequested, &m_macros, &MacroRunner::run);
    connect(&m_macros, &MacroRunner::done, this, [this](const QString &macro, int steps) {
        m_window.tellNews(tr("%1: all %n step(s) done.", nullptr, steps).arg(macro));
    });
    connect(&m_macros, &MacroRunner::stopped, this, [this](const QString &macro, int done, int steps) {
        m_window.tellNews(
            tr("%1: stopped after %2 of %3 steps. The relay refused the next one.").arg(macro).arg(done).arg(steps));
    });
}

void Workplace::connectNotifications()
{
    const state::ConversationBook &book = *m_desk.conversations();
    connect(&book, &state::ConversationBook::offered, this, [this](const domain::ConversationId &id) {
        const state::ConversationEntry *entry = m_desk.conversations()->find(id);
        if (entry == nullptr)
            return;
        const QString name = ui::visitorName(entry->conversation.visitorName, entry->conversation.visitor.toString());
        m_ringing.insert(id);
        m_notifier.show({id.toString(), notification::NoticeKind::Offer, tr("%1 is waiting for you").arg(name),
            entry->conversation.lastLine});
    });
    connect(&book, &state::ConversationBook::conversationChanged, this, [this](const domain::ConversationId &id) {
        const state::ConversationEntry *entry = m_desk.conversations()->find(id);
        if (entry == nullptr)
            return;
        if (entry->isMine && m_toWriteIn == id) {
            m_toWriteIn = {};
            m_window.composerPanel().focusText();
        }
        const bool isAnswered = !entry->isOfferedToMe && m_ringing.remove(id);
        if (isAnswered || (!entry->isOfferedToMe && entry->unread == 0))
            m_notifier.withdraw(id.toString());
    });
    connect(&book, &state::ConversationBook::conversationRemoved, this,
        [this](const domain::ConversationId &id) { m_notifier.withdraw(id.toString()); });
    connect(&m_desk, &state::Desk::visitorWrote, this, [this](const domain::ConversationId &id) {
        const state::ConversationEntry *entry = m_desk.conversations()->find(id);
        if (entry == nullptr)
            return;
        const QString name = ui::visitorName(entry->conversation.visitorName, entry->conversation.visitor.toString());
        m_notifier.show({id.toString(), notification::NoticeKind::Message, name, entry->conversation.lastLine});
    });
    connect(&m_notifier, &notification::Notifier::accepted, this, [this](const QString &id) {
        acceptAndOpen(domain::ConversationId(id));
        m_window.comeToFront();
    });
    connect(&m_notifier, &notification::Notifier::opened, this, [this](const QString &id) {
        m_window.comeToFront();
        m_window.showConversation(domain::ConversationId(id));
    });
}

void Workplace::acceptAndOpen(const domain::ConversationId &conversation)
{
    m_orders.accept(conversation);
    m_window.showConversation(conversation);
    m_toWriteIn = conversation; // when the relay agrees
}

void Workplace::takeLostHistory(const QString &keptAs)
{
    m_window.tellNews(tr("The local history was damaged. It is kept as %1, and a fresh one has begun; "
                         "the relay still has everything.")
                          .arg(keptAs));
}

void Workplace::whenHere(
    const domain::FileReference &file, const QString &localPath, const std::function<void(const QString &path)> &then)
{
    if (!localPath.isEmpty()) {
        then(localPath);
        return;
    }
    auto *once = new QObject(this);
    connect(m_desk.attachments(), &state::Attachments::changed, once,
        [this, once, id = file.id, then](const domain::FileId &changed) {
            const state::Attachment attachment = m_desk.attachments()->attachment(id);
            if (changed != id || attachment.state == state::Attachment::State::Fetching)
                return;
            once->deleteLater();
            if (attachment.state == state::Attachment::State::Here)
                then(attachment.path);
            else if (attachment.error)
                m_window.tellRefusal(*attachment.error, ui::ErrorPlace::Session);
        });
    m_desk.attachments()->want(file);
}

void Workplace::openFile(const domain::FileReference &file, const QString &localPath)
{
    if (!isHarmless(file)) {
        saveFile(file, localPath);
        return;
    }
    whenHere(file, localPath, [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
}

void Workplace::saveFile(const domain::FileReference &file, const QString &localPath)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const QString target = QFileDialog::getSaveFileName(
        &m_window, tr("Save the file"), QDir(folder).filePath(QFileInfo(file.name).fileName()));
    if (target.isEmpty())
        return;
    whenHere(file, localPath, [this, target](const QString &path) {
        QFile::remove(target); // the dialog has asked
        if (QFile::copy(path, target))
            m_window.tellNews(tr("Saved as %1.").arg(QFileInfo(target).fileName()));
        else
            m_window.tellNews(tr("The file could not be saved there. Choose another folder."));
    });
}

void Workplace::saveExport(const QString &fileName, const QByteArray &content)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString target
        = QFileDialog::getSaveFileName(&m_window, tr("Save the figures"), QDir(folder).filePath(fileName));
    if (target.isEmpty())
        return;
    QSaveFile file(target);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        m_window.tellNews(tr("Saved as %1.").arg(QFileInfo(target).fileName()));
    else
        m_window.tellNews(tr("The file could not be saved there. Choose another folder."));
}

} // namespace qiao::workstation::app
