#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace qiao::workstation::conversation {

// A place in a text that leads somewhere.
struct Link
{
    int start = 0;
    int length = 0;
    QUrl url;

    bool operator==(const Link &) const = default;
};

// The links of a plain text: http, https and mailto with an address of their own, and nothing else. A pure function.
QList<Link> linksIn(const QString &text);

// Whether a link may be handed to the desktop: a web page with a host and without a password in it, or a mail address.
bool isSafeToOpen(const QUrl &url);

} // namespace qiao::workstation::conversation
