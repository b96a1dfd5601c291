#pragma once

#include <QStringList>

namespace qiao::tests::architecture {

/// The places in `text` that name a machine's own folder or a package registry's host, as `line: what`.
[[nodiscard]] QStringList machineNamesIn(const QString &text);

/// The relative link targets of a Markdown page, without their `#fragment`; links to other hosts are left out.
[[nodiscard]] QStringList relativeLinksIn(const QString &markdown);

} // namespace qiao::tests::architecture
