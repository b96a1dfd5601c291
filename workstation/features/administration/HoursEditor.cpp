#include "workstation/features/administration/HoursEditor.h"

#include "workstation/features/administration/Field.h"
#include "workstation/features/administration/RowList.h"
#include "workstation/features/administration/SpanText.h"
#include "workstation/ui/Paragraph.h"
#include "workstation/ui/TextLook.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScopedValueRollback>
#include <QTimeZone>
#include <QVBoxLayout>

namespace qiao::workstation::administration {

namespace {

constexpr int daysOfWeek = 7;

} // namespace

HoursEditor::HoursEditor(const base::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_always(new QCheckBox(this))
    , m_details(new QWidget(this))
    , m_zone(new QComboBox(m_details))
    , m_exceptions(new RowList(
          words(QT_TRANSLATE_NOOP("Administration", "Add a date")),
          [](const std::function<void()> &edited) {
              auto *row = new QWidget;
              auto *line = new QHBoxLayout(row);
              line->setContentsMargins(0, 0, 0, 0);
              auto *date = new QDateEdit(row);
              date->setObjectName(QStringLiteral("date"));
              date->setCalendarPopup(true);
              date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
              date->setDate(QDate::currentDate());
              date->setAccessibleName(tr("Date"));
              auto *name = new QLineEdit(row);
              name->setObjectName(QStringLiteral("name"));
              name->setPlaceholderText(tr("Name, such as New Year"));
              name->setAccessibleName(tr("Name of the date"));
              auto *spans = new QLineEdit(row);
              spans->setObjectName(QStringLiteral("spans"));
              spans->setPlaceholderText(tr("Closed"));
              spans->setAccessibleName(tr("Hours of the date"));
              line->addWidget(date);
              line->addWidget(name, 1);
              line->addWidget(spans, 1);
              row->setFocusProxy(date);
              QObject::connect(date, &QDateEdit::dateChanged, row, edited);
              QObject::connect(name, &QLineEdit::textEdited, row, edited);
              QObject::connect(spans, &QLineEdit::textEdited, row, edited);
              return row;
          },
          domain::OpeningHours::mostExceptions, RowList::Order::IsFree, m_details))
    , m_hint(new ui::Paragraph(m_details))
    , m_problem(new ui::Paragraph(this))
    , m_preview(new ui::Paragraph(this))
{
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    const QList<QByteArray> zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones)
        m_zone->addItem(QString::fromLatin1(zone));
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->setMaximumWidth(280);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    for (int day = 0; day < daysOfWeek; ++day) {
        const auto place = static_cast<size_t>(day);
        m_dayNames[place] = new QLabel(m_details);
        m_days[place] = new QLineEdit(m_details);
        m_dayNames[place]->setBuddy(m_days[place]);
        grid->addWidget(m_dayNames[place], day, 0);
        grid->addWidget(m_days[place], day, 1);
        connect(m_days[place], &QLineEdit::textEdited, this, &HoursEditor::tellEdited);
    }
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(10);
    details->addWidget(new Field(words(QT_TRANSLATE_NOOP("Administration", "Time zone")), m_zone));
    details->addLayout(grid);
    details->addWidget(m_hint);
    details->addWidget(
        new Field(words(QT_TRANSLATE_NOOP("Administration", "Holidays and other exceptions")), m_exceptions));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_always);
    column->addWidget(m_details);
    column->addWidget(m_problem);
    column->addWidget(m_preview);
    m_problem->hide();
    setFocusProxy(m_always);

    connect(m_always, &QCheckBox::toggled, this, &HoursEditor::tellEdited);
    connect(m_zone, &QComboBox::currentTextChanged, this, &HoursEditor::tellEdited);
    connect(m_exceptions, &RowList::edited, this, &HoursEditor::tellEdited);
    setHours({});
    retranslate();
}

void HoursEditor::setHours(const domain::OpeningHours &hours)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_always->setChecked(hours.isAlways);
    m_zone->setCurrentText(QString::fromUtf8(hours.zone));
    for (size_t day = 0; day < m_days.size(); ++day)
        m_days[day]->setText(textOf(hours.week[day]));
    m_exceptions->clear();
    for (const domain::DayException &exception : hours.exceptions) {
        const QWidget *row = m_exceptions->addRow();
        row->findChild<QDateEdit *>(QStringLiteral("date"))->setDate(exception.date);
        row->findChild<QLineEdit *>(QStringLiteral("name"))->setText(exception.name);
        row->findChild<QLineEdit *>(QStringLiteral("spans"))->setText(textOf(exception.spans));
    }
    m_problem->hide();
    refresh();
}

std::optional<domain::OpeningHours> HoursEditor::hours() const
{
    domain::OpeningHours hours;
    hours.isAlways = m_always->isChecked();
    if (hours.isAlways)
        return hours;
    hours.zone = m_zone->currentText().trimmed().toUtf8();
    for (size_t day = 0; day < m_days.size(); ++day) {
        const auto spans = spansFrom(m_days[day]->text());
        if (!spans)
            return std::nullopt;
        hours.week[day] = *spans;
    }
    const QList<QWidget *> rows = m_exceptions->rows();
    for (const QWidget *row : rows) {
        const auto spans = spansFrom(row->findChild<QLineEdit *>(QStringLiteral("spans"))->text());
        if (!spans)
            return std::nullopt;
        hours.exceptions.append({row->findChild<QDateEdit *>(QStringLiteral("date"))->date(),
            row->findChild<QLineEdit *>(QStringLiteral("name"))->text().simplified(), *spans});
    }
    return hours.check() ? std::optional(hours) : std::nullopt;
}

void HoursEditor::tellProblems()
{
    QString problem;
    if (!hours()) {
        problem = tr("Each date stands there once, and the time zone is one of the list.");
        QLocale locale;
        for (size_t day = 0; day < m_days.size(); ++day) {
            if (!spansFrom(m_days[day]->text()))
                problem = tr("%1 cannot be read. Write it like 09:00–12:00, 13:00–18:00.")
                              .arg(locale.standaloneDayName(static_cast<int>(day) + 1));
        }
        if (!QTimeZone(m_zone->currentText().trimmed().toUtf8()).isValid())
            problem = tr("There is no time zone of that name. Choose one, such as Asia/Shanghai.");
    }
    m_problem->setText(QStringLiteral("⚠ ") + problem);
    m_problem->setVisible(!problem.isEmpty());
    ui::setTextLook(m_problem, ui::TextStyle::Secondary, ui::Role::Danger);
}

QString HoursEditor::preview() const
{
    const auto read = hours();
    if (!read)
        return {};
    if (read->isAlways)
        return tr("Always open.");
    const base::TimePoint now = m_clock.now();
    const bool isOpen = read->isOpenAt(now);
    const auto change = read->nextChangeAfter(now);
    if (!change)
        return isOpen ? tr("Open now, and not closed within a year.") : tr("Closed now, and not open within a year.");
    const QTimeZone zone(read->zone);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(base::toEpochMs(*change), zone);
    const QDate today = QDateTime::fromMSecsSinceEpoch(base::toEpochMs(now), zone).date();
    const QLocale locale;
    const QString clock = local.time().toString(QStringLiteral("HH:mm"));
    const QString when
        = local.date() == today ? clock : locale.toString(local.date(), QLocale::ShortFormat) + u' ' + clock;
    return isOpen ? tr("Open now, closes %1.").arg(when) : tr("Closed now, opens %1.").arg(when);
}

void HoursEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HoursEditor::tellEdited()
{
    refresh();
    if (!m_isFilling)
        Q_EMIT edited();
}

void HoursEditor::refresh()
{
    m_details->setVisible(!m_always->isChecked());
    m_preview->setText(preview());
    m_preview->setVisible(!m_preview->text().isEmpty());
    if (hours())
        m_problem->hide();
}

void HoursEditor::retranslate()
{
    m_always->setText(tr("Open at all hours"));
    m_always->setAccessibleName(tr("Open at all hours"));
    const QLocale locale;
    for (int day = 0; day < daysOfWeek; ++day) {
        const auto place = static_cast<size_t>(day);
        m_dayNames[place]->setText(locale.standaloneDayName(day + 1));
        m_days[place]->setAccessibleName(tr("Hours on %1").arg(locale.standaloneDayName(day + 1)));
        m_days[place]->setPlaceholderText(tr("Closed"));
    }
    m_hint->setText(tr("Several spans are apart by commas: 09:00–12:00, 13:00–18:00. One like 22:00–06:00 goes on past "
                       "midnight."));
    ui::setTextLook(m_hint, ui::TextStyle::Secondary, ui::Role::TextSecondary);
    ui::setTextLook(m_preview, ui::TextStyle::BodyStrong, ui::Role::Success);
    refresh();
}

} // namespace qiao::workstation::administration
