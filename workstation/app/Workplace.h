#pragma once

#include "workstation/app/AdministrationPlace.h"
#include "workstation/app/ArchivedOutbox.h"
#include "workstation/app/Courier.h"
#include "workstation/app/MacroRunner.h"
#include "workstation/app/MainWindow.h"
#include "workstation/app/Orders.h"
#include "workstation/app/RelayLink.h"
#include "workstation/app/ReportCourier.h"
#include "workstation/app/Supervision.h"
#include "workstation/features/notification/Notifier.h"
#include "workstation/history/Archive.h"
#include "workstation/state/Desk.h"
#include "workstation/ui/ActionRegistry.h"

#include <QObject>

namespace qiao::workstation::app {

// Where the files of a workplace lie.
struct Folders
{
    QString history;
    QString cache;
};

// Everything of one agent at one relay, from the sign-in to the sign-out: desk, history, connection, window. GUI
// thread.
class Workplace : public QObject
{
    Q_OBJECT

public:
    Workplace(const client::RelayAddress &relay, const QString &signInName, const Folders &folders,
        settings::Settings &settings, const ui::Language &language, const base::Clock &clock,
        QObject *parent = nullptr);

    client::Session &session() { return m_link.session; }
    MainWindow &window() { return m_window; }

    // Lays the local history on the desk; then restored().
    void restore() { m_courier.restore(); }

Q_SIGNALS:
    void restored();
    void signOutRequested();

private:
    void connectPanels();
    void connectMacros();
    void connectNotifications();
    void acceptAndOpen(const domain::ConversationId &conversation);
    void takeLostHistory(const QString &keptAs);
    void openFile(const domain::FileReference &file, const QString &localPath);
    void saveFile(const domain::FileReference &file, const QString &localPath);
    void saveExport(const QString &fileName, const QByteArray &content);
    void whenHere(const domain::FileReference &file, const QString &localPath,
        const std::function<void(const QString &path)> &then);

    settings::Settings &m_settings;
    const base::Clock &m_clock;
    history::Archive m_archive;
    ArchivedOutbox m_archivedOutbox;
    state::Desk m_desk;
    RelayLink m_link;
    Courier m_courier;
    Orders m_orders;
    ReportCourier m_reportCourier;
    ui::ActionRegistry m_actions;
    MainWindow m_window;
    MacroRunner m_macros;
    Supervision m_supervision;
    AdministrationPlace m_administration;
    notification::Notifier m_notifier;
    domain::ConversationId m_toWriteIn; // accepted here and not assigned yet
    QSet<domain::ConversationId> m_ringing; // offers that were told and not answered
};

} // namespace qiao::workstation::app
