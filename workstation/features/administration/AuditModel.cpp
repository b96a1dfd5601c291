#include "workstation/features/administration/AuditModel.h"

#include "workstation/ui/RelativeTime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace qiao::workstation::administration {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 60;

QString valueText(const QJsonValue &value)
{
    QString text;
    if (value.isString())
        text = value.toString();
    else if (value.isBool())
        text = value.toBool() ? QStringLiteral("✓") : QStringLiteral("✗");
    else if (value.isDouble())
        text = QString::number(value.toDouble());
    else if (value.isArray() || value.isObject())
        text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).mid(1).chopped(1));
    text = text.simplified();
    return text.size() > longestValue ? text.left(longestValue) + u'…' : text;
}

} // namespace

QString actionText(const QString &action)
{
    static const QHash<QString, const char *> texts{
        {u"queue.add"_s, QT_TRANSLATE_NOOP("AuditAction", "added a queue")},
        {u"queue.change"_s, QT_TRANSLATE_NOOP("AuditAction", "changed a queue")},
        {u"queue.remove"_s, QT_TRANSLATE_NOOP("AuditAction", "removed a queue")},
        {u"user.add"_s, QT_TRANSLATE_NOOP("AuditAction", "added a person")},
        {u"user.change"_s, QT_TRANSLATE_NOOP("AuditAction", "changed a person")},
        {u"reply.add"_s, QT_TRANSLATE_NOOP("AuditAction", "added a canned reply")},
        {u"reply.change"_s, QT_TRANSLATE_NOOP("AuditAction", "changed a canned reply")},
        {u"reply.remove"_s, QT_TRANSLATE_NOOP("AuditAction", "removed a canned reply")},
        {u"macro.add"_s, QT_TRANSLATE_NOOP("AuditAction", "added a macro")},
        {u"macro.change"_s, QT_TRANSLATE_NOOP("AuditAction", "changed a macro")},
        {u"macro.remove"_s, QT_TRANSLATE_NOOP("AuditAction", "removed a macro")},
        {u"setting.change"_s, QT_TRANSLATE_NOOP("AuditAction", "changed a list")},
        {u"experiment.add"_s, QT_TRANSLATE_NOOP("AuditAction", "added an experiment")},
        {u"experiment.change"_s, QT_TRANSLATE_NOOP("AuditAction", "changed an experiment")},
        {u"experiment.remove"_s, QT_TRANSLATE_NOOP("AuditAction", "removed an experiment")},
        {u"conversation.watch"_s, QT_TRANSLATE_NOOP("AuditAction", "listened in")},
        {u"conversation.join"_s, QT_TRANSLATE_NOOP("AuditAction", "came into a conversation")},
        {u"conversation.takeover"_s, QT_TRANSLATE_NOOP("AuditAction", "took over a conversation")},
        {u"conversation.transfer"_s, QT_TRANSLATE_NOOP("AuditAction", "reassigned a conversation")},
        {u"whisper.post"_s, QT_TRANSLATE_NOOP("AuditAction", "whispered")},
        {u"presence.set"_s, QT_TRANSLATE_NOOP("AuditAction", "set somebody's presence")},
    };
    const char *text = texts.value(action);
    return text != nullptr ? QCoreApplication::translate("AuditAction", text) : action;
}

QString changeText(const QJsonObject &detail)
{
    const QJsonObject before = detail.value("before"_L1).toObject();
    const QJsonObject after = detail.value("after"_L1).toObject();
    if (before.isEmpty() && after.isEmpty())
        return valueText(detail.isEmpty() ? QJsonValue() : QJsonValue(detail));
    QStringList names = before.keys() + after.keys();
    names.removeDuplicates();
    names.sort();
    QStringList changes;
    for (const QString &name : std::as_const(names)) {
        if (!before.contains(name))
            changes.append(u"%1: %2"_s.arg(name, valueText(after.value(name))));
        else
            changes.append(u"%1: %2 → %3"_s.arg(name, valueText(before.value(name)), valueText(after.value(name))));
    }
    return changes.join(QStringLiteral("; "));
}

AuditModel::AuditModel(state::AuditLog &log, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
{
    connect(&log, &state::AuditLog::wasReset, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&log, &state::AuditLog::aboutToAppend, this, [this](int count) {
        const int first = static_cast<int>(m_log.records().size());
        beginInsertRows({}, first, first + count - 1);
    });
    connect(&log, &state::AuditLog::appended, this, [this] { endInsertRows(); });
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_log.records().size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns);
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const QJsonObject &record = m_log.records().at(index.row());
    switch (index.column()) {
    case When:
        return ui::fullTime(QDateTime::fromMSecsSinceEpoch(record.value("at"_L1).toInteger()));
    case Who:
        return record.value("actor"_L1).toObject().value("name"_L1).toString();
    case What:
        return actionText(record.value("action"_L1).toString());
    case About: {
        const QString target = record.value("target"_L1).toString();
        return target.isEmpty() ? record.value("conversation"_L1).toString() : target;
    }
    case Change:
        return changeText(record.value("detail"_L1).toObject());
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columns)
        return {};
    const QStringList names{tr("When"), tr("Who"), tr("What"), tr("About"), tr("Change")};
    return names.at(section);
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_log.hasMore() && !m_log.isLoading();
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (!parent.isValid())
        m_log.readOn();
}

void AuditModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

} // namespace qiao::workstation::administration
