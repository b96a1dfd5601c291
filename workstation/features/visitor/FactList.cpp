#include "workstation/features/visitor/FactList.h"

#include "workstation/ui/Icon.h"
#include "workstation/ui/TextLook.h"
#include "workstation/ui/Theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace qiao::workstation::visitor {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

// A long word, such as an address of a page, may be broken anywhere.
QString breakable(const QString &text)
{
    QString broken;
    int run = 0;
    for (const QChar character : text) {
        broken += character;
        run = character.isSpace() ? 0 : run + 1;
        const bool isJoint = QStringView(u"/?&=_@.").contains(character) && run > 3;
        if ((isJoint || run >= 10) && !character.isHighSurrogate()) {
            broken += QChar(0x200B);
            run = 0;
        }
    }
    return broken;
}

} // namespace

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
{
    m_heading->setTextFormat(Qt::PlainText);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addWidget(m_heading);
    restyle();
    hide();
}

void FactList::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
}

void FactList::setFacts(const QList<Fact> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    rebuild();
}

void FactList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

void FactList::rebuild()
{
    delete m_table;
    m_table = new QWidget(this);
    auto *grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < m_facts.size(); ++row) {
        const Fact &fact = m_facts.at(row);
        auto *label = new QLabel(breakable(fact.label), m_table);
        auto *value = new QLabel(breakable(fact.value), m_table);
        for (QLabel *words : {label, value}) {
            words->setTextFormat(Qt::PlainText);
            words->setWordWrap(true);
            words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        }
        label->setFixedWidth(Theme::current().scaled(76));
        ui::setTextLook(label, TextStyle::Secondary, Role::TextSecondary);
        ui::setTextLook(value, TextStyle::Body, Role::Text);
        value->setToolTip(fact.detail.toHtmlEscaped());
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1, Qt::AlignTop);
        if (fact.kind == Fact::Kind::Text)
            continue;
        const bool isPage = fact.kind == Fact::Kind::Page;
        auto *button = new QToolButton(m_table);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setIcon(ui::makeIcon(isPage ? ui::Icon::External : ui::Icon::Copy));
        button->setIconSize(QSize(14, 14));
        button->setFixedSize(Theme::current().scaled(22), Theme::current().scaled(22));
        button->setAccessibleName(
            (isPage ? tr("Open %1 in the browser") : tr("Copy %1")).arg(isPage ? fact.value : fact.label));
        button->setToolTip(isPage ? tr("Open in the browser") : tr("Copy"));
        connect(button, &QToolButton::clicked, this, [this, fact, isPage] {
            if (isPage)
                Q_EMIT pageOpened(fact.detail);
            else
                QGuiApplication::clipboard()->setText(fact.value);
        });
        grid->addWidget(button, row, 2, Qt::AlignTop);
    }
    layout()->addWidget(m_table);
    setVisible(!m_facts.isEmpty());
}

void FactList::restyle()
{
    ui::setTextLook(m_heading, TextStyle::LabelStrong, Role::TextSecondary);
    if (m_table)
        rebuild();
}

} // namespace qiao::workstation::visitor
