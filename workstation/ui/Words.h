#pragma once

#include <QCoreApplication>
#include <QString>

namespace qiao::workstation::ui {

// A text for people that is looked up again whenever the language changes; written as
//     Words{"Actions", QT_TRANSLATE_NOOP("Actions", "Accept the offer")}
// Both parts must live for ever, as literals do.
struct Words
{
    const char *context = nullptr;
    const char *source = nullptr;

    bool isEmpty() const { return !source; }
    QString english() const { return QString::fromUtf8(source); }
    QString text() const { return source ? QCoreApplication::translate(context, source) : QString(); }
};

} // namespace qiao::workstation::ui
