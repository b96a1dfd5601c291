#include "workstation/features/composer/CannedReplyPopup.h"

#include "workstation/features/composer/CannedReplyModel.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace qiao::workstation::composer {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

constexpr int mostRows = 6;
constexpr int inset = 6;

// Paints one canned reply: its shortcut, its title, and how it begins. GUI thread.
class CannedReplyDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return QSize(option.rect.width(), Theme::current().scaled(44));
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        const auto px = [&](int pixels) { return theme.scaled(pixels); };
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            ui::paintShape(*painter, option.rect, ui::controlRadius, theme.colour(Role::Selection));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            ui::paintShape(*painter, option.rect, ui::controlRadius, theme.colour(Role::Hover));
        const QString shortcut = u'/' + index.data(CannedReplyModel::ShortcutRole).toString();
        const QRect area = option.rect.adjusted(px(10), px(3), -px(10), -px(3));
        const QFont strong = theme.font(TextStyle::BodyStrong);
        const int shortcutWidth = QFontMetrics(strong).horizontalAdvance(shortcut) + px(10);
        const QRect first(area.left(), area.top(), area.width(), area.height() / 2);
        const auto draw = [&](const QRect &rect, const QFont &font, Role role, const QString &words) {
            painter->setFont(font);
            painter->setPen(theme.colour(role));
            painter->drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
                painter->fontMetrics().elidedText(words, Qt::ElideRight, rect.width()));
        };
        draw(first, strong, Role::Accent, shortcut);
        draw(first.adjusted(shortcutWidth, 0, 0, 0), theme.font(TextStyle::Body), Role::Text,
            index.data(Qt::DisplayRole).toString());
        draw(first.translated(0, first.height()), theme.font(TextStyle::Secondary), Role::TextSecondary,
            index.data(CannedReplyModel::TextRole).toString().simplified());
        painter->restore();
    }
};

} // namespace

CannedReplyPopup::CannedReplyPopup(CannedReplyModel &model, QWidget *parent)
    : QFrame(parent)
    , m_model(model)
    , m_list(new QListView(this))
{
    m_list->setModel(&model);
    m_list->setItemDelegate(new CannedReplyDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(NoFrame);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Canned replies"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(inset, inset, inset, inset);
    all->addWidget(m_list);
    connect(&model, &QAbstractItemModel::modelReset, this, &CannedReplyPopup::chooseFirst);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { Q_EMIT chosen(index.row()); });
    chooseFirst();
    hide();
}

void CannedReplyPopup::showAbove(const QRect &place)
{
    const int rows = std::clamp(m_model.rowCount(), 1, mostRows);
    const int height = rows * Theme::current().scaled(44) + 2 * inset;
    const int fitting = std::min(height, std::max(0, place.top() - 8));
    setGeometry(place.left(), place.top() - 4 - fitting, place.width(), fitting);
    raise();
    show();
}

void CannedReplyPopup::step(Step step)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int row = (currentRow() + (step == Step::Next ? 1 : count - 1)) % count;
    m_list->setCurrentIndex(m_model.index(row));
}

int CannedReplyPopup::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void CannedReplyPopup::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    ui::paintShape(painter, rect(), ui::cardRadius, theme.colour(Role::Surface), theme.colour(Role::ControlBorder));
}

void CannedReplyPopup::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_list->setAccessibleName(tr("Canned replies"));
    QFrame::changeEvent(event);
}

void CannedReplyPopup::chooseFirst()
{
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0));
}

} // namespace qiao::workstation::composer
