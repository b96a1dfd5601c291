#pragma once

#include "common/base/Result.h"
#include "common/domain/Participant.h"
#include "relay/app/RoutingTrial.h"

#include <QString>
#include <QStringList>

#include <variant>

// What the operator typed after `qiao-relay`. Pure: nothing is read or started here.
namespace qiao::relay::app {

// Options of every command. What was not given is empty.
struct CommonOptions
{
    QString listenAddress;
    QString dataDirectory;
    QString configFile;
    bool isDemo = false;

    bool operator==(const CommonOptions &) const = default;
};

struct Serve
{
    bool operator==(const Serve &) const = default;
};

struct CheckConfig
{
    bool operator==(const CheckConfig &) const = default;
};

struct ShowText
{
    QString text; // help or version
    bool operator==(const ShowText &) const = default;
};

struct AddUser
{
    QString name;
    QString displayName;
    domain::AgentRole role = domain::AgentRole::Agent;
    int capacity = 5;
    bool operator==(const AddUser &) const = default;
};

struct ListUsers
{
    bool operator==(const ListUsers &) const = default;
};

struct ChangePassword
{
    QString name;
    bool operator==(const ChangePassword &) const = default;
};

struct DisableUser
{
    QString name;
    bool operator==(const DisableUser &) const = default;
};

struct AddSite
{
    QString key;
    QString name;
    QStringList origins; // normalized
    bool operator==(const AddSite &) const = default;
};

struct ListSites
{
    bool operator==(const ListSites &) const = default;
};

// Computes every figure's facts again from the events.
struct RebuildMetrics
{
    bool operator==(const RebuildMetrics &) const = default;
};

using AdminCommand = std::variant<AddUser, ListUsers, ChangePassword, DisableUser, AddSite, ListSites, RebuildMetrics>;
using Command = std::variant<Serve, CheckConfig, ShowText, AdminCommand, SimulateRouting>;

struct CommandLine
{
    CommonOptions options;
    Command command;
};

// The error is one sentence. The first of `arguments` is the program's own name.
base::Result<CommandLine> parseCommandLine(const QStringList &arguments);

} // namespace qiao::relay::app
