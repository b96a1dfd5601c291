#pragma once

#include "workstation/ui/Icon.h"
#include "workstation/ui/Sign.h"
#include "workstation/ui/Words.h"

#include <QAbstractButton>

namespace qiao::workstation::ui {

// A place or a command in the NavigationRail. GUI thread.
class RailButton final : public QAbstractButton
{
    Q_OBJECT

public:
    RailButton(Icon icon, const Words &words, QWidget *parent = nullptr);

    void setCount(int count);
    void retranslate();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    Words m_words;
    int m_count = 0;
};

// The agent at the foot of the NavigationRail: the avatar with the presence sign. GUI thread.
class AgentButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AgentButton(QWidget *parent = nullptr);

    void setAgent(const QString &name, const QString &key, Sign presence);
    void retranslate();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_key;
    Sign m_presence = Sign::Offline;
};

} // namespace qiao::workstation::ui
