#pragma once

#include "workstation/ui/Icon.h"
#include "workstation/ui/Words.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace qiao::workstation::ui {

class Spinner;

// What a list or a panel shows when it has nothing to show: a sign, what is so, what to do, and where it helps a
// button. The same widget says that something is loading or has failed. GUI thread.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void showEmpty(Icon icon, const Words &title, const Words &advice = {}, const Words &action = {});
    void showLoading(const Words &title);
    // `advice` is already in words, from errorText().
    void showFailed(const QString &title, const QString &advice, const Words &action = {});

    QPushButton *actionButton() const { return m_action; }

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Kind { Empty, Loading, Failed };

    void become(Kind kind, Icon icon, const Words &title, const Words &advice, const Words &action);
    void retranslate();
    void restyle();

    Kind m_kind = Kind::Empty;
    Icon m_icon = Icon::Info;
    Words m_titleWords;
    Words m_adviceWords;
    Words m_actionWords;
    QWidget *m_sign;
    Spinner *m_spinner;
    QLabel *m_title;
    QLabel *m_advice;
    QPushButton *m_action;
};

} // namespace qiao::workstation::ui
