#pragma once

#include "common/base/Result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace qiao::text {

// A place in a canned reply that is filled in when the reply is used.
struct ReplyVariable
{
    enum class Kind {
        Known, // the program knows it, such as visitor.name
        Text, // the agent is asked: a line
        Number,
        Date,
        Choice, // one of the options
    };

    Kind kind = Kind::Known;
    QString name; // of what is known, or what the agent is asked for
    QStringList options; // of a choice; else what stands there when nothing is known or said, if anything does

    bool operator==(const ReplyVariable &) const = default;
};

// A piece of a canned reply: words, or a variable.
struct ReplyPart
{
    QString words;
    std::optional<ReplyVariable> variable;

    bool operator==(const ReplyPart &) const = default;
};

// A filled reply with the places that the agent has still to say something for.
struct FilledReply
{
    struct Gap
    {
        qsizetype start = 0;
        qsizetype length = 0;
        ReplyVariable variable;

        bool operator==(const Gap &) const = default;
    };

    QString text; // with "[what is asked]" in each gap
    QList<Gap> gaps; // in their order

    bool operator==(const FilledReply &) const = default;
};

// The text of a canned reply, read: docs/administration.md has the grammar. A value.
class ReplyTemplate
{
public:
    // An error says in one sentence what is wrong with the first variable that cannot be read.
    static base::Result<ReplyTemplate> parse(const QString &text);

    // What a program can know, in the order of a menu.
    static const QStringList &knownNames();
    // How a variable is written.
    static QString written(const ReplyVariable &variable);

    const QList<ReplyPart> &parts() const { return m_parts; }
    bool hasVariables() const;

    // What is known is put in; where it is empty, its alternative; what has none becomes a gap like all that is asked.
    FilledReply fill(const QHash<QString, QString> &known) const;
    // The same where nobody can be asked: what is not known is left out.
    QString fillWithoutAsking(const QHash<QString, QString> &known) const;
    // Whether every variable is one that a program can know.
    bool asksNothing() const;

private:
    QList<ReplyPart> m_parts;
};

} // namespace qiao::text
