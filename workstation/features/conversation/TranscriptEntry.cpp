#include "workstation/features/conversation/TranscriptEntry.h"

#include <array>

namespace qiao::workstation::conversation {

bool TranscriptEntry::hasPicture() const
{
    static constexpr std::array kinds{QLatin1StringView("image/png"), QLatin1StringView("image/jpeg"),
        QLatin1StringView("image/gif"), QLatin1StringView("image/webp")};
    return hasFile() && std::find(kinds.begin(), kinds.end(), file.mime) != kinds.end();
}

} // namespace qiao::workstation::conversation
