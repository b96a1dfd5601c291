#include "workstation/features/conversation/LinkFinder.h"

#include <QRegularExpression>

namespace qiao::workstation::conversation {

namespace {

// A sentence's own punctuation ends a link, in Chinese as in English; a bracket stays when its partner is inside.
int lengthWithoutPunctuation(QStringView link)
{
    static const QString ends = QStringLiteral(".,;:!?'\"*_~>。,、;:!?”’》」』】…");
    qsizetype length = link.size();
    while (length > 0) {
        const QChar last = link.at(length - 1);
        const auto isUnpaired = [&](QChar open, QChar close) {
            return last == close && link.first(length).count(close) > link.first(length).count(open);
        };
        const bool closesNothing = isUnpaired(u'(', u')') || isUnpaired(u'[', u']');
        if (!ends.contains(last) && !closesNothing)
            break;
        --length;
    }
    return int(length);
}

} // namespace

QList<Link> linksIn(const QString &text)
{
    // Han text has no spaces: a link ends where the first character beyond ASCII begins. Only the scheme ignores case,
    // for with the rest k and s would fall out together with the Kelvin sign and the long s.
    static const QRegularExpression pattern(QStringLiteral(
        R"re((?<![\w@])(?:(?i:https?)://[^\s<>"\x{0080}-\x{10FFFF}]+|(?i:mailto):[\w.+-]+@[\w-]+(?:\.[\w-]+)+))re"));
    QList<Link> links;
    if (!text.contains(u':'))
        return links;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const int length = lengthWithoutPunctuation(match.capturedView());
        const QUrl url(match.captured().left(length), QUrl::StrictMode);
        if (isSafeToOpen(url))
            links.append({int(match.capturedStart()), length, url});
    }
    return links;
}

bool isSafeToOpen(const QUrl &url)
{
    if (!url.isValid())
        return false;
    const QString scheme = url.scheme().toLower();
    if (scheme == QStringLiteral("mailto"))
        return url.path().contains(u'@') && !url.hasQuery();
    if (scheme != QStringLiteral("http") && scheme != QStringLiteral("https"))
        return false;
    return !url.host().isEmpty() && url.userInfo().isEmpty();
}

} // namespace qiao::workstation::conversation
