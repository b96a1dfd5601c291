#include "common/domain/Agent.h"

#include "common/domain/EnumNames.h"

namespace qiao::domain {

namespace {

constexpr std::array stepKinds{
    Named{MacroStep::Kind::Reply, QLatin1StringView("reply")},
    Named{MacroStep::Kind::Note, QLatin1StringView("note")},
    Named{MacroStep::Kind::Tag, QLatin1StringView("tag")},
    Named{MacroStep::Kind::Transfer, QLatin1StringView("transfer")},
    Named{MacroStep::Kind::Close, QLatin1StringView("close")},
};

} // namespace

QString nameOf(MacroStep::Kind kind)
{
    return nameIn(stepKinds, kind);
}

std::optional<MacroStep::Kind> macroStepKindFromName(QStringView name)
{
    return valueIn(stepKinds, name);
}

} // namespace qiao::domain
