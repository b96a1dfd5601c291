#pragma once

#include <QAccessible>
#include <QStringList>
#include <QWidget>

namespace qiao::tests {

// The widgets under this one (itself too) that take the keyboard but have no name for a screen reader, each described
// by class and place. A test asks for an empty list:
//     expectNamedFocusables(panel);
inline QStringList unnamedFocusables(QWidget *root)
{
    QStringList unnamed;
    QList<QWidget *> widgets = root->findChildren<QWidget *>();
    widgets.prepend(root);
    for (QWidget *widget : std::as_const(widgets)) {
        // A viewport and the editor inside a box belong to the widget around them.
        const bool isPart = widget->objectName().startsWith(QLatin1String("qt_")) || widget->focusProxy();
        // Put away on purpose: it gets its name with its text, when it is shown.
        const bool isAway = widget->isHidden() && widget->testAttribute(Qt::WA_WState_ExplicitShowHide);
        if (!(widget->focusPolicy() & Qt::TabFocus) || isPart || (isAway && widget != root)) {
            continue;
        }
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty()) {
            QString path;
            for (const QWidget *at = widget; at && at != root->parentWidget(); at = at->parentWidget()) {
                path.prepend(QLatin1Char('/') + QString::fromLatin1(at->metaObject()->className()));
            }
            unnamed << path;
        }
    }
    return unnamed;
}

} // namespace qiao::tests

// Fails the test function that calls it with the list of those without a name.
#define expectNamedFocusables(widget) QCOMPARE(qiao::tests::unnamedFocusables(widget).join(QLatin1Char(' ')), QString())
