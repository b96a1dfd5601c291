#pragma once

#include <QFrame>

class QListView;

namespace qiao::workstation::composer {

class CannedReplyModel;

// The canned replies over the composer. It never takes the focus: the keys come from the text. GUI thread.
class CannedReplyPopup : public QFrame
{
    Q_OBJECT

public:
    // `model` must outlive the popup.
    CannedReplyPopup(CannedReplyModel &model, QWidget *parent);

    // Lies above `place` (in the parent), as wide as it and as high as the replies need.
    void showAbove(const QRect &place);

    enum class Step { Next, Previous };
    void step(Step step);
    // -1: none.
    int currentRow() const;
    QListView *list() const { return m_list; }

Q_SIGNALS:
    void chosen(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void chooseFirst();

    CannedReplyModel &m_model;
    QListView *m_list;
};

} // namespace qiao::workstation::composer
