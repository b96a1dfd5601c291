#pragma once

#include <QStringList>
#include <QStringListModel>
#include <QWidget>

class QLineEdit;

namespace qiao::workstation::visitor {

class FlowLayout;

// The tags of a conversation as chips, and a field that adds one. Each change is the whole new list; what is shown
// changes when the list is set again. GUI thread.
class TagEditor : public QWidget
{
    Q_OBJECT

public:
    explicit TagEditor(QWidget *parent = nullptr);

    void setTags(const QStringList &tags);
    const QStringList &tags() const { return m_tags; }
    // What the company proposes while somebody types.
    void setProposals(const QStringList &proposals) { m_proposals->setStringList(proposals); }
    QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void changeWanted(const QStringList &tags);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addTyped();
    void rebuild();
    void retranslate();

    QStringList m_tags;
    FlowLayout *m_flow;
    QLineEdit *m_field;
    QStringListModel *m_proposals;
    QList<QWidget *> m_chips;
};

} // namespace qiao::workstation::visitor
