#pragma once

#include <QFrame>

class QToolButton;

namespace qiao::workstation::composer {

// A file that goes with the next message: its name, its size, and a cross that takes it out again. GUI thread.
class FileChip : public QFrame
{
    Q_OBJECT

public:
    FileChip(const QString &path, const QString &name, qint64 size, QWidget *parent = nullptr);

    const QString &path() const { return m_path; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();

    QString m_path;
    QString m_name;
    QString m_size;
    QToolButton *m_remove;
};

} // namespace qiao::workstation::composer
