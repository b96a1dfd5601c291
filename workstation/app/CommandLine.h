#pragma once

#include "common/base/Result.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace qiao::workstation::app {

// What the program was started with.
struct CommandLine
{
    QString profile; // a folder of its own for settings and history; empty: the person's usual places
    QString relay; // the address to offer at the sign-in
    QString demoAgent; // sign in as this agent of a demo relay, whose password everybody knows

    // The error is a sentence for the terminal. `arguments` begins with the program.
    static base::Result<CommandLine> parse(const QStringList &arguments);
};

} // namespace qiao::workstation::app
