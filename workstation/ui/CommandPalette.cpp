#include "workstation/ui/CommandPalette.h"

#include "workstation/ui/CommandDelegate.h"
#include "workstation/ui/CommandModel.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace qiao::workstation::ui {

namespace {

constexpr int cardWidth = 560;
constexpr int shadow = 20;
constexpr int shownRows = 9;
constexpr int fieldHeight = 44;

} // namespace

const QString CommandPalette::actionId = QStringLiteral("application.command-palette");

CommandPalette::CommandPalette(ActionRegistry &actions, settings::Settings &settings, QWidget *window)
    : QWidget(window)
    , m_actions(actions)
    , m_settings(settings)
    , m_model(new CommandModel(actions, settings, this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
{
    m_field->setFrame(false);
    m_field->setMaxLength(100);
    m_field->setFixedHeight(fieldHeight);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setTextFormat(Qt::PlainText);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shadow + 1, shadow + 1, shadow + 1, shadow + 7);
    column->setSpacing(0);
    auto *fieldRow = new QHBoxLayout;
    fieldRow->setContentsMargins(8, 2, 8, 2);
    fieldRow->addWidget(m_field);
    column->addLayout(fieldRow);
    column->addSpacing(7);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);

    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);

    QAction *open = actions.add(
        {actionId, Words{"CommandPalette", QT_TRANSLATE_NOOP("CommandPalette", "Open the command palette")},
            Icon::Command, Qt::CTRL | Qt::Key_K, ActionCategory::Application});
    connect(open, &QAction::triggered, this, [this] {
        if (isOpen()) {
            close();
        } else {
            this->open();
        }
    });
    retranslate();
    restyle();
    hide();
}

void CommandPalette::open()
{
    m_focusBefore = QApplication::focusWidget();
    m_field->clear();
    filter({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::close()
{
    if (!isOpen()) {
        return;
    }
    // Hiding moves the keyboard on as Tab does, which forgets where it came from.
    const QPointer<QWidget> before = m_focusBefore;
    m_field->clearFocus();
    hide();
    if (before && before->isVisible()) {
        before->setFocus(Qt::PopupFocusReason);
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QRectF card = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    paintShadow(painter, card, cardRadius, shadow);
    paintShape(painter, card, cardRadius, theme.colour(Role::Surface), theme.colour(Role::Border));
    painter.fillRect(
        QRectF(card.left() + 1, card.top() + fieldHeight + 5, card.width() - 2, 1), theme.colour(Role::Border));
}

void CommandPalette::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        filter(m_field->text());
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field) {
        if (event->type() == QEvent::KeyPress && fieldKeyPressed(static_cast<QKeyEvent *>(event)->key())) {
            return true;
        }
        // Whatever takes the keyboard away, closes it: a palette that hangs around would hide the work.
        if (event->type() == QEvent::FocusOut) {
            const auto reason = static_cast<QFocusEvent *>(event)->reason();
            if (reason == Qt::MouseFocusReason || reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason) {
                m_focusBefore = nullptr;
                hide();
            }
        }
    } else if (watched == parent() && isOpen()) {
        if (event->type() == QEvent::Resize) {
            place();
        } else if (event->type() == QEvent::MouseButtonPress) {
            close();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::filter(const QString &query)
{
    m_model->setQuery(query);
    const bool hasRows = m_model->rowCount() > 0;
    m_list->setVisible(hasRows);
    m_nothing->setVisible(!hasRows);
    place();
    if (hasRows) {
        m_list->setCurrentIndex(m_model->index(0));
        m_list->scrollToTop();
    }
}

void CommandPalette::run(const QModelIndex &index)
{
    if (!index.isValid() || !index.flags().testFlag(Qt::ItemIsEnabled)) {
        return;
    }
    const QString id = index.data(CommandModel::IdRole).toString();
    close();
    const QPointer<QAction> action = m_actions.action(id);
    if (!action) {
        return;
    }
    if (id != actionId) {
        m_settings.rememberCommand(id);
    }
    // After the focus has gone back, so that the command meets the window as the agent left it.
    QMetaObject::invokeMethod(
        this,
        [action] {
            if (action) {
                action->trigger();
            }
        },
        Qt::QueuedConnection);
}

void CommandPalette::step(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0) {
        return;
    }
    int row = m_list->currentIndex().row() + rows;
    if (rows == 1 || rows == -1) {
        row = (row + count) % count;
    }
    const QModelIndex target = m_model->index(qBound(0, row, count - 1));
    m_list->setCurrentIndex(target);
    m_list->scrollTo(target);
}

void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(cardWidth + 2 * shadow, room.width());
    const int rowHeight = m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : 36;
    const int rows = qBound(2, m_model->rowCount(), shownRows);
    const int wanted = 2 * shadow + fieldHeight + 20 + rows * rowHeight;
    const int top = std::max(0, room.height() / 9 - shadow);
    setGeometry((room.width() - width) / 2, top, width, std::min(wanted, room.height() - top));
}

void CommandPalette::retranslate()
{
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Type a command, in English or Chinese"));
    m_field->setAccessibleName(tr("Command"));
    m_list->setAccessibleName(tr("Commands"));
    m_nothing->setText(tr("No command has this name."));
}

void CommandPalette::restyle()
{
    const Theme &theme = Theme::current();
    m_field->setFont(theme.font(TextStyle::Title));
    QFont plain = m_field->font();
    plain.setWeight(QFont::Normal);
    m_field->setFont(plain);
    setTextLook(m_nothing, TextStyle::Body, Role::TextSecondary);
}

bool CommandPalette::fieldKeyPressed(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(shownRows - 1);
        return true;
    case Qt::Key_PageUp:
        step(1 - shownRows);
        return true;
    default:
        return false;
    }
}

} // namespace qiao::workstation::ui
