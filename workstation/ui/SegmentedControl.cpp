#include "workstation/ui/SegmentedControl.h"

#include "workstation/ui/Badge.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>

namespace qiao::workstation::ui {

namespace {

constexpr int trackInset = 2;
constexpr int badgeGap = 6;

struct SegmentRoles
{
    Role fill;
    Role edge;
    Role text;
};

// Of the chosen segment.
SegmentRoles rolesOf(SegmentKind kind)
{
    switch (kind) {
    case SegmentKind::Note:
        return {Role::Note, Role::NoteBorder, Role::OnNote};
    case SegmentKind::Whisper:
        return {Role::Whisper, Role::WhisperBorder, Role::OnWhisper};
    case SegmentKind::Plain:
        break;
    }
    return {Role::Surface, Role::Border, Role::Text};
}

// One choice of a SegmentedControl. GUI thread.
class Segment final : public QAbstractButton
{
public:
    Segment(const Words &words, SegmentKind kind, QWidget *parent)
        : QAbstractButton(parent)
        , m_words(words)
        , m_kind(kind)
    {
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        retranslate();
    }

    void setCount(int count)
    {
        if (count != m_count) {
            m_count = count;
            retranslate();
            updateGeometry();
            update();
        }
    }

    void retranslate()
    {
        setText(m_words.text());
        setAccessibleName(m_count > 0 ? QStringLiteral("%1 %2").arg(text()).arg(m_count) : text());
    }

    QSize sizeHint() const override
    {
        const Theme &theme = Theme::current();
        const QFontMetrics metrics(theme.font(TextStyle::BodyStrong));
        const qreal badge = badgeSize(badgeText(m_count)).width();
        return {metrics.horizontalAdvance(text()) + 20 + (badge > 0 ? qRound(badge) + badgeGap : 0), theme.scaled(26)};
    }

    QSize minimumSizeHint() const override { return {theme().scaled(28), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRectF area(rect());
        const SegmentRoles chosen = rolesOf(m_kind);
        if (isChecked()) {
            paintShape(painter, area, controlRadius - 1, theme().colour(chosen.fill), theme().colour(chosen.edge));
        } else if (underMouse() && isEnabled()) {
            paintShape(painter, area, controlRadius - 1, theme().colour(Role::Pressed));
        }
        const QString badge = badgeText(m_count);
        const QSizeF pill = badgeSize(badge);
        painter.setFont(theme().font(isChecked() ? TextStyle::BodyStrong : TextStyle::Body));
        const int room = width() - 12 - (badge.isEmpty() ? 0 : qRound(pill.width()) + badgeGap);
        const QString shown = painter.fontMetrics().elidedText(text(), Qt::ElideRight, room);
        const qreal textWidth = painter.fontMetrics().horizontalAdvance(shown);
        const qreal whole = textWidth + (badge.isEmpty() ? 0 : badgeGap + pill.width());
        const qreal left = (width() - whole) / 2;
        const Role role = !isEnabled() ? Role::TextDisabled : isChecked() ? chosen.text : Role::TextSecondary;
        painter.setPen(theme().colour(role));
        painter.drawText(QRectF(left, 0, textWidth + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
        if (!badge.isEmpty()) {
            paintBadge(painter, {QPointF(left + textWidth + badgeGap, (height() - pill.height()) / 2), pill}, badge,
                isChecked() ? BadgeKind::Accent : BadgeKind::Quiet);
        }
        if (hasFocus()) {
            paintFocusRing(painter, area, controlRadius - 1);
        }
    }

private:
    static const Theme &theme() { return Theme::current(); }

    Words m_words;
    SegmentKind m_kind;
    int m_count = 0;
};

Segment *segmentAt(const QButtonGroup &group, int index)
{
    return static_cast<Segment *>(group.button(index));
}

} // namespace

SegmentedControl::SegmentedControl(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(trackInset, trackInset, trackInset, trackInset);
    row->setSpacing(2);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (isOn) {
            Q_EMIT currentChanged(id);
        }
    });
}

int SegmentedControl::addSegment(const Words &words, SegmentKind kind)
{
    const int index = count();
    auto *segment = new Segment(words, kind, this);
    m_group->addButton(segment, index);
    layout()->addWidget(segment);
    // Tab meets the segments where the control stands, whenever they are added.
    // The control itself takes no focus, and a chain is only linked between widgets that do: lend it some.
    setFocusPolicy(Qt::TabFocus);
    setTabOrder(index > 0 ? static_cast<QWidget *>(segmentAt(*m_group, index - 1)) : this, segment);
    setFocusPolicy(Qt::NoFocus);
    if (index == 0) {
        const QSignalBlocker blocker(m_group);
        segment->setChecked(true);
    }
    return index;
}

int SegmentedControl::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (auto *segment = m_group->button(index)) {
        segment->setChecked(true);
    }
}

void SegmentedControl::setSegmentEnabled(int index, bool isEnabled)
{
    if (QAbstractButton *segment = m_group->button(index)) {
        segment->setEnabled(isEnabled);
    }
}

void SegmentedControl::setSegmentShown(int index, bool isShown)
{
    if (QAbstractButton *segment = m_group->button(index)) {
        segment->setVisible(isShown);
    }
}

void SegmentedControl::setSegmentCount(int index, int count)
{
    if (auto *segment = segmentAt(*m_group, index)) {
        segment->setCount(count);
    }
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintShape(painter, rect(), controlRadius + 1, Theme::current().colour(Role::SurfaceSunken));
}

void SegmentedControl::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        for (int index = 0; index < count(); ++index) {
            segmentAt(*m_group, index)->retranslate();
            segmentAt(*m_group, index)->updateGeometry();
        }
    }
}

} // namespace qiao::workstation::ui
