#pragma once

#include "workstation/features/visitor/VisitorFacts.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace qiao::workstation::visitor {

// A headed table of facts: the name of each on the left, its words on the right, and a way to copy or open it. Hidden
// while there is nothing to tell. GUI thread.
class FactList : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    void setHeading(const QString &heading);
    void setFacts(const QList<Fact> &facts);
    const QList<Fact> &facts() const { return m_facts; }

Q_SIGNALS:
    void pageOpened(const QString &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void restyle();

    QList<Fact> m_facts;
    QLabel *m_heading;
    QWidget *m_table = nullptr;
};

} // namespace qiao::workstation::visitor
