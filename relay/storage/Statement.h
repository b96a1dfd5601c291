#pragma once

#include "common/base/Clock.h"
#include "common/base/StrongId.h"
#include "relay/storage/Database.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace qiao::relay::storage {

// One run of one prepared statement: values are bound in their order, columns are read in theirs. Storage thread.
class Statement
{
public:
    Statement(Database &database, const QString &sql);
    Statement(Database &database, Database::Prepared &prepared);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(const QString &text);
    Statement &bind(const QByteArray &bytes);
    Statement &bind(qint64 number);
    Statement &bind(quint64 number) { return bind(static_cast<qint64>(number)); }
    Statement &bind(int number) { return bind(static_cast<qint64>(number)); }
    Statement &bind(base::TimePoint time) { return bind(base::toEpochMs(time)); }
    Statement &bind(const QJsonObject &object);
    Statement &bind(const QJsonArray &list);
    template <typename Tag> Statement &bind(const base::StrongId<Tag> &id) { return bind(id.toString()); }

    base::Result<void> run();
    int changedRows() const;

    // To the next row, if there is one. Ask `result` afterwards whether the rows ended or the reading failed.
    bool next();
    base::Result<void> result() const;

    QString text();
    QByteArray bytes();
    qint64 integer();
    int smallInteger() { return static_cast<int>(integer()); }
    quint64 number() { return static_cast<quint64>(integer()); }
    base::TimePoint time() { return base::fromEpochMs(integer()); }
    QJsonObject object();
    QJsonArray list();
    template <typename Id> Id id() { return Id(text()); }

    // Runs and reads every row with `read`.
    template <typename Read> auto all(Read read) -> base::Result<std::vector<decltype(read(*this))>>
    {
        if (auto ran = run(); !ran)
            return ran.error();
        std::vector<decltype(read(*this))> rows;
        while (next())
            rows.push_back(read(*this));
        if (auto ended = result(); !ended)
            return ended.error();
        return rows;
    }

    // Runs and reads the first row with `read`, if there is one.
    template <typename Read> auto first(Read read) -> base::Result<std::optional<decltype(read(*this))>>
    {
        if (auto ran = run(); !ran)
            return ran.error();
        std::optional<decltype(read(*this))> row;
        if (next())
            row = read(*this);
        else if (auto ended = result(); !ended)
            return ended.error();
        return row;
    }

private:
    QVariant nextColumn() { return m_query->value(m_column++); }

    Database::Prepared &m_prepared;
    std::unique_ptr<QSqlQuery> m_query;
    int m_bound = 0;
    int m_column = 0;
};

} // namespace qiao::relay::storage
