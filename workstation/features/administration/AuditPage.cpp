#include "workstation/features/administration/AuditPage.h"

#include "workstation/features/administration/AuditModel.h"
#include "workstation/features/administration/Field.h"
#include "workstation/ui/EmptyState.h"
#include "workstation/ui/ErrorText.h"
#include "workstation/ui/SearchField.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace qiao::workstation::administration {

namespace {

constexpr std::chrono::milliseconds typingPause{300};

} // namespace

AuditPage::AuditPage(state::AuditLog &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_model(new AuditModel(log, this))
    , m_search(new ui::SearchField(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new ui::EmptyState(this))
    , m_table(new QTableView(this))
{
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const std::array widths{170, 100, 170, 150};
    for (int column = 0; column < static_cast<int>(widths.size()); ++column)
        m_table->setColumnWidth(column, ui::Theme::current().scaled(widths[static_cast<size_t>(column)]));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_search);
    column->addWidget(m_pages, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, &m_typing, [this] {
        m_typing.stop();
        m_log.show(m_search->text().trimmed());
    });
    connect(&m_typing, &QTimer::timeout, this, [this] { m_log.show(m_search->text().trimmed()); });
    connect(m_search, &ui::SearchField::resultsWanted, m_table, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_empty, &ui::EmptyState::actionTriggered, this, [this] { m_log.show(m_log.about()); });
    connect(&log, &state::AuditLog::stateChanged, this, &AuditPage::refresh);
    retranslate();
}

void AuditPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_log.show(m_search->text().trimmed());
}

void AuditPage::refresh()
{
    m_pages->setCurrentIndex(m_log.records().isEmpty() || m_log.failure() ? 0 : 1);
    if (m_log.failure()) {
        const ui::ErrorText text = ui::errorText(base::nameOf(m_log.failure()->code), ui::ErrorPlace::Order);
        m_empty->showFailed(text.title, text.advice, words(QT_TRANSLATE_NOOP("Administration", "Try again")));
    } else if (m_log.isLoading()) {
        m_empty->showLoading(words(QT_TRANSLATE_NOOP("Administration", "Asking the relay…")));
    } else {
        m_empty->showEmpty(ui::Icon::History,
            m_log.about().isEmpty() ? words(QT_TRANSLATE_NOOP("Administration", "Nothing was changed yet"))
                                    : words(QT_TRANSLATE_NOOP("Administration", "Nothing in the log holds this")));
    }
}

void AuditPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AuditPage::retranslate()
{
    m_search->setPlaceholderText(tr("Find by person, action or name"));
    m_search->setAccessibleName(tr("Find by person, action or name"));
    m_table->setAccessibleName(tr("Audit log"));
    m_model->retranslate();
    refresh();
}

} // namespace qiao::workstation::administration
