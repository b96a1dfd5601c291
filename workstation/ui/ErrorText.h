#pragma once

#include <QString>
#include <QStringView>

#include <chrono>

namespace qiao::workstation::ui {

// Where the error is told, since the same code asks for other words at the door than inside. An order is about what is
// so now: it is not kept for later.
enum class ErrorPlace { SignIn, Message, Session, Order };

// An error in words: what happened, and what is safe and what to do. Both are whole sentences.
struct ErrorText
{
    QString title;
    QString advice;

    QString sentence() const;
};

// The words for a code of the protocol (bad_request, unauthorized, forbidden, not_found, conflict, too_large,
// rate_limited, unavailable, internal, unknown_type) or of this machine (unreachable, timeout, tls). Any other code is
// told like internal.
ErrorText errorText(QStringView code, ErrorPlace place, std::chrono::milliseconds retryAfter = {});

} // namespace qiao::workstation::ui
