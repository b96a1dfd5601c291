#include "workstation/features/administration/ListForm.h"

#include "common/protocol/Limits.h"
#include "workstation/features/administration/RowList.h"

#include <QJsonArray>
#include <QLineEdit>

namespace qiao::workstation::administration {

using namespace Qt::StringLiterals;

ListForm::ListForm(QWidget *parent)
    : ItemForm(parent)
    , m_rows(new RowList(
          words(QT_TRANSLATE_NOOP("Administration", "Add an entry")),
          [](const std::function<void()> &edited) {
              auto *row = new QLineEdit;
              row->setMaxLength(protocol::limits::tagLength);
              row->setAccessibleName(words(QT_TRANSLATE_NOOP("Administration", "Entry")).text());
              QObject::connect(row, &QLineEdit::textEdited, row, edited);
              return row;
          },
          protocol::limits::tagSuggestions, RowList::Order::Matters))
{
    m_field
        = addField(words(QT_TRANSLATE_NOOP("Administration", "Entries, in the order in which they are shown")), m_rows);
    connect(m_rows, &RowList::edited, this, &ListForm::tellEdited);
}

QStringList ListForm::values() const
{
    QStringList values;
    const QList<QWidget *> rows = m_rows->rows();
    for (const QWidget *row : rows) {
        const QString text = static_cast<const QLineEdit *>(row)->text().simplified();
        if (!text.isEmpty())
            values.append(text);
    }
    return values;
}

void ListForm::fill(const QJsonObject &item)
{
    m_rows->clear();
    const QJsonArray values = item.value("values"_L1).toArray();
    for (const QJsonValue &value : values)
        static_cast<QLineEdit *>(m_rows->addRow())->setText(value.toString());
}

void ListForm::collect(QJsonObject &item) const
{
    item.insert("values"_L1, QJsonArray::fromStringList(values()));
}

void ListForm::findProblems()
{
    QStringList seen;
    const QStringList all = values();
    for (const QString &value : all) {
        hasProblem(m_field, seen.contains(value, Qt::CaseInsensitive), tr("“%1” is there twice.").arg(value));
        seen.append(value);
    }
    hasProblem(m_field,
        all.size() > protocol::limits::pauseReasons && value().value("id"_L1).toString() == u"pauseReasons"_s,
        tr("At most %1 entries.").arg(protocol::limits::pauseReasons));
}

} // namespace qiao::workstation::administration
