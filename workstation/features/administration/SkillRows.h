#pragma once

#include <QJsonArray>
#include <QList>
#include <QString>

namespace qiao::workstation::administration {

class RowList;

// Lists of skills with their levels, and of queues with the conversations at once. Each is a RowList with its reader
// and writer.
RowList *makeSkillRows();
void showSkills(RowList &rows, const QJsonArray &skills);
QJsonArray skillsIn(const RowList &rows);

// A queue to choose from.
struct QueueChoice
{
    QString id;
    QString name;
};

RowList *makeMembershipRows(QList<QueueChoice> *choices);
void showMemberships(RowList &rows, const QJsonArray &memberships);
QJsonArray membershipsIn(const RowList &rows);

} // namespace qiao::workstation::administration
