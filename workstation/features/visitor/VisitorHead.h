#pragma once

#include "common/domain/Visitor.h"

#include <QWidget>

namespace qiao::workstation::visitor {

// Who the visitor is at one glance: face, name, whether the name is vouched for, how important, and where from. GUI
// thread.
class VisitorHead : public QWidget
{
    Q_OBJECT

public:
    explicit VisitorHead(QWidget *parent = nullptr);

    void showVisitor(const domain::Visitor &visitor, const QString &fallbackName, bool isOnline);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_name;
    QString m_key;
    QString m_language;
    int m_vip = 0;
    int m_visits = 0;
    bool m_isVerified = false;
    bool m_isOnline = false;
    QString m_shownName;
    QString m_line;
};

} // namespace qiao::workstation::visitor
