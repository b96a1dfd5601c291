#pragma once

#include "common/base/Clock.h"
#include "common/domain/OpeningHours.h"

#include <QWidget>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace qiao::workstation::administration {

class Field;
class RowList;

// When a queue is served: every weekday with its spans, and the dates that are not like their weekday. Below it stands
// what that means now. GUI thread.
class HoursEditor final : public QWidget
{
    Q_OBJECT

public:
    // `clock` must outlive the editor.
    explicit HoursEditor(const base::Clock &clock, QWidget *parent = nullptr);

    void setHours(const domain::OpeningHours &hours);
    // Nothing when something in it cannot be read; it is told beside the line then.
    std::optional<domain::OpeningHours> hours() const;
    void tellProblems();
    // "Open now, closes 18:00": in words, in the window's language.
    QString preview() const;

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void tellEdited();

    const base::Clock &m_clock;
    QCheckBox *m_always;
    QWidget *m_details;
    QComboBox *m_zone;
    std::array<QLabel *, 7> m_dayNames{};
    std::array<QLineEdit *, 7> m_days{};
    RowList *m_exceptions;
    QLabel *m_hint;
    QLabel *m_problem;
    QLabel *m_preview;
    bool m_isFilling = false;
};

} // namespace qiao::workstation::administration
