#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace qiao::workstation::history {

// The steps that lead from an empty file to the present tables, in order: step n makes version n.
struct Migration
{
    int version = 0;
    QStringList statements;
};

// The numbered files that are built into the program.
std::vector<Migration> migrations();

// One file's statements: each ends with a semicolon at the end of a line, a line that begins with -- is a comment.
QStringList statementsOf(const QString &sql);

} // namespace qiao::workstation::history
