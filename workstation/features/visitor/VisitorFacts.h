#pragma once

#include "common/domain/Visitor.h"

#include <QCoreApplication>
#include <QList>

namespace qiao::workstation::visitor {

// One line of what is known.
struct Fact
{
    enum class Kind { Text, Copied, Page };

    QString label;
    QString value;
    Kind kind = Kind::Text;
    QString detail = {}; // for the tool tip

    bool operator==(const Fact &) const = default;
};

// What is known of a visitor, in words and in the order in which it is read; what is not known is left out. No state of
// its own; GUI thread.
class VisitorFacts
{
    Q_DECLARE_TR_FUNCTIONS(qiao::workstation::visitor::VisitorFacts)

public:
    static constexpr int mostAttributes = 50;
    static constexpr int longestValue = 400;

    static QList<Fact> pageOf(const domain::Visitor &visitor);
    static QList<Fact> contactOf(const domain::Visitor &visitor);
    static QList<Fact> visitsOf(const domain::Visitor &visitor, base::TimePoint now);
    // An object's fields by name: the site's own attributes, the answers of a form.
    static QList<Fact> fieldsOf(const QJsonObject &object);

    static QString valueInWords(const QJsonValue &value);
};

// Whether it may be handed to the desktop's browser.
bool isWebPage(const QString &url);

} // namespace qiao::workstation::visitor
