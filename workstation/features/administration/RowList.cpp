#include "workstation/features/administration/RowList.h"

#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/Icon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHash>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace qiao::workstation::administration {

RowList::RowList(const ui::Words &addWords, MakeRow makeRow, int mostRows, Order order, QWidget *parent)
    : QWidget(parent)
    , m_addWords(addWords)
    , m_makeRow(std::move(makeRow))
    , m_mostRows(mostRows)
    , m_order(order)
    , m_column(new QVBoxLayout(this))
    , m_add(new QPushButton(this))
{
    m_add->setIcon(ui::makeIcon(ui::Icon::Plus));
    m_add->setAutoDefault(false);
    ui::setButtonKind(m_add, ui::ButtonKind::Quiet);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        QWidget *row = addRow();
        row->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
    retranslate();
}

QWidget *RowList::addRow()
{
    QWidget *row = m_makeRow([this] { Q_EMIT edited(); });
    auto *frame = new QWidget(this);
    auto *line = new QHBoxLayout(frame);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(row, 1);
    const auto addButton = [&](ui::Icon icon, const QString &name, auto &&then) {
        auto *button = new QToolButton(frame);
        button->setIcon(ui::makeIcon(icon));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setObjectName(name);
        line->addWidget(button, 0, Qt::AlignTop);
        connect(button, &QToolButton::clicked, this, then);
    };
    if (m_order == Order::Matters)
        addButton(ui::Icon::ChevronUp, QStringLiteral("up"), [this, row] { moveUp(row); });
    addButton(ui::Icon::Close, QStringLiteral("remove"), [this, row] { removeRow(row); });
    m_column->insertWidget(static_cast<int>(m_rows.size()), frame);
    m_rows.append(row);
    m_frames.insert(row, frame);
    m_add->setEnabled(m_rows.size() < m_mostRows);
    retranslate();
    return row;
}

void RowList::clear()
{
    for (QWidget *frame : std::as_const(m_frames)) {
        frame->hide();
        frame->deleteLater();
    }
    m_rows.clear();
    m_frames.clear();
    m_add->setEnabled(true);
}

void RowList::removeRow(QWidget *row)
{
    QWidget *frame = m_frames.take(row);
    m_rows.removeOne(row);
    frame->hide();
    frame->deleteLater();
    m_add->setEnabled(true);
    m_add->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void RowList::moveUp(QWidget *row)
{
    const int place = static_cast<int>(m_rows.indexOf(row));
    if (place < 1)
        return;
    m_rows.move(place, place - 1);
    QWidget *frame = m_frames.value(row);
    m_column->removeWidget(frame);
    m_column->insertWidget(place - 1, frame);
    Q_EMIT edited();
}

void RowList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RowList::retranslate()
{
    m_add->setText(m_addWords.text());
    m_add->setAccessibleName(m_addWords.text());
    for (const QWidget *frame : std::as_const(m_frames)) {
        for (QToolButton *button : frame->findChildren<QToolButton *>(QStringLiteral("remove"))) {
            button->setToolTip(tr("Take it out"));
            button->setAccessibleName(tr("Take it out"));
        }
        for (QToolButton *button : frame->findChildren<QToolButton *>(QStringLiteral("up"))) {
            button->setToolTip(tr("Move up"));
            button->setAccessibleName(tr("Move up"));
        }
    }
}

} // namespace qiao::workstation::administration
