#include "workstation/ui/ErrorText.h"

#include <QCoreApplication>

#include <algorithm>

namespace qiao::workstation::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

// What stands between two sentences: nothing after a Chinese full stop, which brings its own space.
QString gap()
{
    return Words::tr("Nothing was changed.").endsWith(QChar(0x3002)) ? QString() : QStringLiteral(" ");
}

int wholeSeconds(std::chrono::milliseconds duration)
{
    return static_cast<int>(std::max<qint64>(1, (duration.count() + 999) / 1000));
}

QString retryAdvice(std::chrono::milliseconds retryAfter)
{
    return retryAfter.count() > 0 ? Words::tr("Try again in %n second(s).", nullptr, wholeSeconds(retryAfter))
                                  : Words::tr("Wait a moment, then try again.");
}

// What holds wherever the error is told.
QString safety(ErrorPlace place)
{
    switch (place) {
    case ErrorPlace::SignIn:
    case ErrorPlace::Order:
        return Words::tr("Nothing was changed.");
    case ErrorPlace::Message:
        return Words::tr("What you wrote is kept here.");
    case ErrorPlace::Session:
        break;
    }
    return Words::tr("What you wrote is kept here and leaves when the relay is back.");
}

ErrorText signInError(QStringView code, std::chrono::milliseconds retryAfter)
{
    if (code == QLatin1String("unauthorized") || code == QLatin1String("not_found")) {
        return {Words::tr("The name or the password is not right."),
            Words::tr("Check both, and the Caps Lock key, then try again.")};
    }
    if (code == QLatin1String("forbidden")) {
        return {Words::tr("This account may not sign in."), Words::tr("Ask your supervisor to enable it.")};
    }
    if (code == QLatin1String("rate_limited")) {
        return {Words::tr("Too many attempts to sign in."), retryAdvice(retryAfter)};
    }
    return {};
}

} // namespace

QString ErrorText::sentence() const
{
    return title + gap() + advice;
}

ErrorText errorText(QStringView code, ErrorPlace place, std::chrono::milliseconds retryAfter)
{
    if (place == ErrorPlace::SignIn) {
        if (ErrorText text = signInError(code, retryAfter); !text.title.isEmpty()) {
            return text;
        }
    }
    if (code == QLatin1String("unreachable")) {
        return {Words::tr("The relay cannot be reached."),
            place == ErrorPlace::SignIn      ? Words::tr("Check the address and your network, then try again.")
                : place == ErrorPlace::Order ? Words::tr("Wait a moment, then try again.")
                                             : safety(ErrorPlace::Session)};
    }
    if (code == QLatin1String("timeout")) {
        return {Words::tr("The relay did not answer in time."),
            place == ErrorPlace::SignIn || place == ErrorPlace::Order ? Words::tr("Wait a moment, then try again.")
                                                                      : safety(ErrorPlace::Session)};
    }
    if (code == QLatin1String("tls")) {
        return {Words::tr("The connection to the relay is not secure."),
            Words::tr("Its certificate could not be verified, so nothing was sent. Tell your administrator.")};
    }
    if (code == QLatin1String("bad_request") || code == QLatin1String("unknown_type")) {
        return {Words::tr("The relay did not understand this."),
            safety(place) + gap() + Words::tr("The workstation may need an update.")};
    }
    if (code == QLatin1String("unauthorized")) {
        return {Words::tr("Your sign-in is no longer valid."),
            safety(place) + gap() + Words::tr("Sign in again to go on.")};
    }
    if (code == QLatin1String("forbidden")) {
        return {Words::tr("You may not do this."),
            Words::tr("Nothing was changed.") + gap() + Words::tr("Ask your supervisor for the right.")};
    }
    if (code == QLatin1String("not_found")) {
        return {Words::tr("This is no longer there."),
            Words::tr("Somebody may have closed or moved it. Nothing was changed.")};
    }
    if (code == QLatin1String("conflict")) {
        return {
            Words::tr("Somebody else was first."), Words::tr("The list shows how it stands now. Nothing was changed.")};
    }
    if (code == QLatin1String("too_large")) {
        return {Words::tr("This is too large to send."),
            safety(ErrorPlace::Message) + gap() + Words::tr("Make it shorter or the file smaller.")};
    }
    if (code == QLatin1String("rate_limited")) {
        return {Words::tr("This was too fast for the relay."), safety(place) + gap() + retryAdvice(retryAfter)};
    }
    if (code == QLatin1String("unavailable")) {
        return {Words::tr("The relay cannot do this right now."), safety(place) + gap() + retryAdvice(retryAfter)};
    }
    return {Words::tr("Something went wrong in the relay."),
        safety(place) + gap() + Words::tr("If it happens again, tell your administrator.")};
}

} // namespace qiao::workstation::ui
