#include "workstation/app/AdministrationPlace.h"

#include "workstation/features/administration/AdministrationPage.h"
#include "workstation/ui/MainShell.h"

namespace qiao::workstation::app {

using ui::Words;

namespace {

constexpr auto context = "AdministrationPlace";

const QString place = QStringLiteral("administration");

} // namespace

AdministrationPlace::AdministrationPlace(state::Desk &desk, RelayLink &link, ui::ActionRegistry &actions,
    MainWindow &window, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_window(window)
    , m_courier(m_administration, m_log, link)
    , m_page(new administration::AdministrationPage(m_administration, m_log, desk, clock))
{
    window.shell().addPlace(
        place, ui::Icon::Filter, Words{context, QT_TRANSLATE_NOOP("AdministrationPlace", "Setup")}, m_page);
    m_courier.serve(*m_page);
    m_show = actions.add({QStringLiteral("administration.show"),
        Words{context, QT_TRANSLATE_NOOP("AdministrationPlace", "Show the administration")}, ui::Icon::Filter,
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_A), ui::ActionCategory::Navigation});
    connect(m_show, &QAction::triggered, this, [this] {
        if (m_desk.isSupervisor())
            m_window.shell().showPlace(place);
    });
    connect(&desk, &state::Desk::meChanged, this, &AdministrationPlace::refresh);
    connect(&desk, &state::Desk::directoryChanged, &m_administration, &state::Administration::refreshKnown);
    refresh();
}

void AdministrationPlace::refresh()
{
    const bool isSupervisor = m_desk.isSupervisor();
    m_window.shell().setPlaceShown(place, isSupervisor);
    m_show->setVisible(isSupervisor);
    m_show->setEnabled(isSupervisor);
    if (std::exchange(m_shownTo, m_desk.me().id) != m_desk.me().id)
        m_administration.clear();
}

} // namespace qiao::workstation::app
