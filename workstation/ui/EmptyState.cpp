#include "workstation/ui/EmptyState.h"

#include "workstation/ui/Paragraph.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Spinner.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace qiao::workstation::ui {

namespace {

constexpr int discSide = 56;

// The icon on its disc. GUI thread.
class IconDisc final : public QWidget
{
public:
    explicit IconDisc(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(discSide, discSide);
    }

    void setLook(Icon icon, Role sign, Role fill)
    {
        m_icon = icon;
        m_sign = sign;
        m_fill = fill;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintShape(painter, rect(), discSide / 2.0, Theme::current().colour(m_fill));
        paintIcon(painter, m_icon, rect(), m_sign, 26);
    }

private:
    Icon m_icon = Icon::Info;
    Role m_sign = Role::TextSecondary;
    Role m_fill = Role::SurfaceSunken;
};

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_sign(new IconDisc(this))
    , m_spinner(new Spinner(32, this))
    , m_title(new Paragraph(this))
    , m_advice(new Paragraph(this))
    , m_action(new QPushButton(this))
{
    for (QLabel *label : {m_title, m_advice}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_sign, 0, Qt::AlignHCenter);
    column->addWidget(m_spinner, 0, Qt::AlignHCenter);
    column->addSpacing(4);
    const auto addCentred = [column](QWidget *widget) {
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(widget, 100);
        row->addStretch(1);
        column->addLayout(row);
    };
    addCentred(m_title);
    addCentred(m_advice);
    column->addSpacing(4);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    m_spinner->hide();
    m_action->hide();
    restyle();
}

void EmptyState::showEmpty(Icon icon, const Words &title, const Words &advice, const Words &action)
{
    become(Kind::Empty, icon, title, advice, action);
}

void EmptyState::showLoading(const Words &title)
{
    become(Kind::Loading, Icon::Clock, title, {}, {});
}

void EmptyState::showFailed(const QString &title, const QString &advice, const Words &action)
{
    m_title->setText(title);
    m_advice->setText(advice);
    become(Kind::Failed, Icon::Warning, {}, {}, action);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        restyle();
    }
}

void EmptyState::become(Kind kind, Icon icon, const Words &title, const Words &advice, const Words &action)
{
    m_kind = kind;
    m_icon = icon;
    m_titleWords = title;
    m_adviceWords = advice;
    m_actionWords = action;
    m_sign->setVisible(kind != Kind::Loading);
    m_spinner->setVisible(kind == Kind::Loading);
    m_action->setVisible(!action.isEmpty());
    retranslate();
    restyle();
}

void EmptyState::retranslate()
{
    if (m_kind != Kind::Failed) {
        m_title->setText(m_titleWords.text());
        m_advice->setText(m_adviceWords.text());
    }
    m_advice->setVisible(!m_advice->text().isEmpty());
    m_action->setText(m_actionWords.text());
    m_action->setAccessibleName(m_actionWords.text());
    setAccessibleName(m_title->text());
}

void EmptyState::restyle()
{
    const Theme &theme = Theme::current();
    const bool hasFailed = m_kind == Kind::Failed;
    static_cast<IconDisc *>(m_sign)->setLook(
        m_icon, hasFailed ? Role::Warning : Role::TextSecondary, hasFailed ? Role::WarningSoft : Role::SurfaceSunken);
    for (QLabel *label : {m_title, m_advice}) {
        label->setMaximumWidth(theme.scaled(320));
    }
    setTextLook(m_title, TextStyle::Title, Role::Text);
    setTextLook(m_advice, TextStyle::Body, Role::TextSecondary);
}

} // namespace qiao::workstation::ui
