#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace qiao::base {

// A text identifier that cannot be mistaken for one of another kind.
template <typename Tag> class StrongId
{
public:
    StrongId() = default;
    explicit StrongId(QString text)
        : m_text(std::move(text))
    {
    }

    const QString &toString() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend bool operator<(const StrongId &a, const StrongId &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const StrongId &id, size_t seed = 0) noexcept { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

} // namespace qiao::base

template <typename Tag> struct std::hash<qiao::base::StrongId<Tag>>
{
    size_t operator()(const qiao::base::StrongId<Tag> &id) const noexcept { return qHash(id); }
};
