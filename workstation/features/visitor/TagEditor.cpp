#include "workstation/features/visitor/TagEditor.h"

#include "common/protocol/Limits.h"
#include "workstation/features/visitor/FlowLayout.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QAbstractButton>
#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace qiao::workstation::visitor {

namespace {

using ui::Role;
using ui::TextStyle;
using ui::Theme;

// One tag; pressing it takes it away. GUI thread.
class TagChip final : public QAbstractButton
{
public:
    TagChip(const QString &tag, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(tag);
        setAccessibleName(TagEditor::tr("Remove the tag %1").arg(tag));
        setToolTip(accessibleName().toHtmlEscaped());
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
    }

    QSize sizeHint() const override
    {
        const Theme &theme = Theme::current();
        const int words = QFontMetrics(theme.font(TextStyle::Secondary)).horizontalAdvance(text());
        return QSize(words + theme.scaled(10 + 20) + 6, theme.scaled(24));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        const int side = theme.scaled(20);
        QPainter painter(this);
        ui::paintShape(
            painter, rect(), height() / 2.0, theme.colour(underMouse() ? Role::Pressed : Role::SurfaceSunken));
        painter.setFont(theme.font(TextStyle::Secondary));
        painter.setPen(theme.colour(Role::Text));
        const QRect words = rect().adjusted(theme.scaled(10), 0, -side - 2, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
        ui::paintIcon(painter, ui::Icon::Close, QRect(width() - side - 2, 0, side, height()), Role::TextSecondary,
            theme.scaled(12));
        if (hasFocus())
            ui::paintFocusRing(painter, rect(), height() / 2.0);
    }
};

} // namespace

TagEditor::TagEditor(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(this, 6))
    , m_field(new QLineEdit(this))
    , m_proposals(new QStringListModel(this))
{
    auto *completer = new QCompleter(m_proposals, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_field->setCompleter(completer);
    // After the completer has put the chosen one into the field.
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &TagEditor::addTyped,
        Qt::QueuedConnection);
    m_field->setMaxLength(protocol::limits::tagLength);
    m_field->installEventFilter(this);
    m_flow->insertWidget(0, m_field);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_field, &QLineEdit::returnPressed, this, &TagEditor::addTyped);
    retranslate();
}

void TagEditor::setTags(const QStringList &tags)
{
    if (tags == m_tags)
        return;
    m_tags = tags;
    rebuild();
}

void TagEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuild();
    }
    QWidget::changeEvent(event);
}

bool TagEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->text() == QStringLiteral(",") || key->text() == QStringLiteral(",")) {
            addTyped();
            return true;
        }
        if (key->key() == Qt::Key_Backspace && m_field->text().isEmpty() && !m_tags.isEmpty()) {
            Q_EMIT changeWanted(m_tags.first(m_tags.size() - 1));
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TagEditor::addTyped()
{
    const QString tag = m_field->text().simplified();
    m_field->clear();
    if (tag.isEmpty() || m_tags.contains(tag, Qt::CaseInsensitive) || m_tags.size() >= protocol::limits::tags)
        return;
    Q_EMIT changeWanted(m_tags + QStringList{tag});
}

void TagEditor::rebuild()
{
    for (QWidget *chip : std::as_const(m_chips)) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    for (const QString &tag : std::as_const(m_tags)) {
        auto *chip = new TagChip(tag, this);
        connect(chip, &QAbstractButton::clicked, this, [this, tag] {
            QStringList rest = m_tags;
            rest.removeOne(tag);
            m_field->setFocus();
            Q_EMIT changeWanted(rest);
        });
        m_flow->insertWidget(int(m_chips.size()), chip);
        chip->show();
        m_chips.append(chip);
    }
    m_field->setVisible(m_tags.size() < protocol::limits::tags);
    updateGeometry();
}

void TagEditor::retranslate()
{
    m_field->setPlaceholderText(tr("Add a tag"));
    m_field->setAccessibleName(tr("Add a tag"));
    setAccessibleName(tr("Tags"));
}

} // namespace qiao::workstation::visitor
