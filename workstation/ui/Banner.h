#pragma once

#include "workstation/ui/Role.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace qiao::workstation::ui {

class Paragraph;

enum class BannerKind { Info, Success, Warning, Danger };

struct BannerRoles
{
    Role fill;
    Role sign;
};

BannerRoles rolesOf(BannerKind kind);

// A line across the top of a pane with news that stays until it is no longer true: a sign, a sentence, an optional
// button and an optional cross. Hidden until told something. GUI thread.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    enum class Closing { ByItself, ByAgent };

    explicit Banner(QWidget *parent = nullptr);

    void tell(BannerKind kind, const QString &text, const QString &action = {}, Closing closing = Closing::ByItself);
    QString text() const;

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    BannerKind m_kind = BannerKind::Info;
    Paragraph *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
};

} // namespace qiao::workstation::ui
