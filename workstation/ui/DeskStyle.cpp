#include "workstation/ui/DeskStyle.h"

#include "workstation/ui/ButtonKind.h"
#include "workstation/ui/Icon.h"
#include "workstation/ui/Shapes.h"
#include "workstation/ui/Theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>

#include <algorithm>

namespace qiao::workstation::ui {

namespace {

constexpr int controlHeight = 32;
constexpr int scrollBarExtent = 12;
constexpr int shortestSlider = 32;

Role textRoleOf(const QWidget *widget, const QStyleOption &option)
{
    if (!option.state.testFlag(QStyle::State_Enabled)) {
        return Role::TextDisabled;
    }
    switch (buttonKind(widget)) {
    case ButtonKind::Primary:
        return Role::OnAccent;
    case ButtonKind::Danger:
        return Role::OnDanger;
    case ButtonKind::Note:
        return Role::OnNote;
    case ButtonKind::Whisper:
        return Role::OnWhisper;
    default:
        return Role::Text;
    }
}

bool isTextField(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

void drawScrollBar(const QStyle &style, const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget)
{
    if (option.minimum >= option.maximum) {
        return;
    }
    const Theme &theme = Theme::current();
    const QRectF slider = style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool isHeld
        = option.state.testFlag(QStyle::State_Sunken) && option.activeSubControls == QStyle::SC_ScrollBarSlider;
    const qreal inset = isHovered || isHeld ? 2.5 : 4;
    QColor colour = theme.colour(Role::ControlBorder);
    colour.setAlphaF(isHeld ? 0.9F : isHovered ? 0.7F : 0.4F);
    const bool isVertical = option.orientation == Qt::Vertical;
    const QRectF bar = isVertical ? slider.adjusted(inset, 2, -inset, -2) : slider.adjusted(2, inset, -2, -inset);
    paintShape(painter, bar, std::min(bar.width(), bar.height()) / 2, colour);
}

void drawCombo(const QStyle &style, const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget)
{
    QStyleOptionComboBox field(option);
    paintField(painter, field, widget);
    const QRect arrow = style.subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxArrow, widget);
    paintIcon(painter, Icon::ChevronDown, arrow,
        option.state.testFlag(QStyle::State_Enabled) ? Role::TextSecondary : Role::TextDisabled, 16);
}

} // namespace

DeskStyle::DeskStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void DeskStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QScrollBar *>(widget) || qobject_cast<QTabBar *>(widget) || qobject_cast<QLineEdit *>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
    if (auto *view = qobject_cast<QAbstractItemView *>(widget)) {
        view->viewport()->setAttribute(Qt::WA_Hover);
    }
    // Without a compositor, which X11 may lack, the cut corners would be black.
    if (qobject_cast<QMenu *>(widget) && QGuiApplication::platformName() != QLatin1String("xcb")) {
        widget->setAttribute(Qt::WA_TranslucentBackground);
    }
}

void DeskStyle::unpolish(QWidget *widget)
{
    QProxyStyle::unpolish(widget);
}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_MenuHMargin:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_MenuVMargin:
        return 6;
    case PM_MenuPanelWidth:
        return 1;
    case PM_HeaderMargin:
        return 10; // as the cells of a table
    case PM_ButtonMargin:
        return 16;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return std::max(18, Theme::current().scaled(18));
    case PM_ToolBarIconSize:
        return std::max(20, Theme::current().scaled(20));
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return std::max(18, Theme::current().scaled(18));
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 12;
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_ScrollBarSliderMin:
        return shortestSlider;
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SplitterWidth:
        return 1;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 16;
    case PM_DefaultFrameWidth:
        // A view has no frame of its own here: the panes around it draw the lines. A text field has room for its ring.
        return qobject_cast<const QAbstractItemView *>(widget) ? 0 : isTextField(widget) ? 3 : 1;
    case PM_LineEditIconMargin:
        return 2;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 4;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DeskStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_UnderlineShortcut:
    case SH_ItemView_ShowDecorationSelected:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_Widget_Animation_Duration:
        return static_cast<int>(Theme::current().appearDuration().count());
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_ScrollBar_MiddleClickAbsolutePosition:
        return 1;
    case SH_RequestSoftwareInputPanel:
        return RSIP_OnMouseClick;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize DeskStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    const int height = std::max(Theme::current().scaled(controlHeight), controlHeight - 4);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool hasText = button && !button->text.isEmpty();
        const int width = hasText ? std::max(contents.width() + 28, 64) : height;
        return {width, std::max(height, contents.height() + 10)};
    }
    case CT_LineEdit:
        return {contents.width() + 8, std::max(height, contents.height() + 10)};
    case CT_ComboBox:
        return {contents.width() + 44, std::max(height, contents.height() + 10)};
    case CT_SpinBox:
        return {contents.width() + 30, std::max(height, contents.height() + 8)};
    case CT_ToolButton:
        return {contents.width() + 10, contents.height() + 10};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator) {
            return {contents.width(), 9};
        }
        const bool hasShortcut = item && item->text.contains(QLatin1Char('\t'));
        return {contents.width() + 64 + (hasShortcut ? 24 : 0), std::max(height - 2, contents.height() + 8)};
    }
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {base.width(), std::max(base.height(), height - 4)};
    }
    case CT_TabBarTab: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        const int textWidth = tab ? tab->fontMetrics.horizontalAdvance(tab->text) : contents.width();
        return {textWidth + 28, height + 4};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

QRect DeskStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        return option->rect.adjusted(8, 1, -8, -1);
    case SE_PushButtonContents:
        return option->rect.adjusted(12, 0, -12, 0);
    case SE_HeaderArrow: {
        QRect arrow = QProxyStyle::subElementRect(element, option, widget);
        arrow.moveTop(option->rect.top() + (option->rect.height() - arrow.height()) / 2);
        return arrow;
    }
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect DeskStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        const QRect area = option->rect;
        switch (part) {
        case SC_ComboBoxArrow:
            return visualRect(option->direction, area, QRect(area.right() - 29, area.top(), 26, area.height()));
        case SC_ComboBoxEditField:
            return visualRect(option->direction, area, area.adjusted(8, 1, -32, -1));
        default:
            break;
        }
    }
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (slider) {
            const bool isVertical = slider->orientation == Qt::Vertical;
            const int groove = isVertical ? slider->rect.height() : slider->rect.width();
            const qint64 range = qint64(slider->maximum) - slider->minimum;
            int length = groove;
            if (range > 0) {
                length = int(qint64(slider->pageStep) * groove / (range + slider->pageStep));
                length = std::min(std::max(length, shortestSlider), groove);
            }
            const int start = sliderPositionFromValue(
                slider->minimum, slider->maximum, slider->sliderPosition, groove - length, slider->upsideDown);
            const auto along = [&](int from, int size) {
                return isVertical ? QRect(0, from, slider->rect.width(), size)
                                  : QRect(from, 0, size, slider->rect.height());
            };
            switch (part) {
            case SC_ScrollBarGroove:
                return slider->rect;
            case SC_ScrollBarSlider:
                return along(start, length);
            case SC_ScrollBarSubPage:
                return along(0, start);
            case SC_ScrollBarAddPage:
                return along(start + length, groove - start - length);
            default:
                return {};
            }
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void DeskStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::current();
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
        paintButton(*painter, *option, widget);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameFocusRect:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_IndicatorTabTear:
        return;
    case PE_PanelButtonTool:
    case PE_FrameButtonTool:
        paintToolButton(*painter, *option, widget);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            paintField(*painter, *option, widget);
        }
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (qobject_cast<const QAbstractItemView *>(widget)) {
            return;
        }
        if (isTextField(widget)) {
            paintField(*painter, *option, widget);
            return;
        }
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            paintShape(*painter, option->rect, controlRadius, {}, theme.colour(Role::Border));
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintTick(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        paintRadio(*painter, *option);
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        paintItemRow(*painter, *option, widget);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        if (element == PE_PanelMenu) {
            const bool isCut = widget && widget->testAttribute(Qt::WA_TranslucentBackground);
            paintShape(*painter, option->rect, isCut ? controlRadius + 2 : 0, theme.colour(Role::SurfaceRaised),
                theme.colour(Role::Border));
        }
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, theme.colour(Role::Text));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
            header && header->sortIndicator != QStyleOptionHeader::None) {
            const bool isUp = header->sortIndicator == QStyleOptionHeader::SortUp;
            paintIcon(*painter, isUp ? Icon::ChevronUp : Icon::ChevronDown, option->rect, Role::TextSecondary, 14);
        }
        return;
    case PE_IndicatorArrowDown:
        paintIcon(*painter, Icon::ChevronDown, option->rect, Role::TextSecondary, 14);
        return;
    case PE_IndicatorArrowUp:
        paintIcon(*painter, Icon::ChevronUp, option->rect, Role::TextSecondary, 14);
        return;
    case PE_IndicatorArrowLeft:
        paintIcon(*painter, Icon::ChevronLeft, option->rect, Role::TextSecondary, 14);
        return;
    case PE_IndicatorArrowRight:
        paintIcon(*painter, Icon::ChevronRight, option->rect, Role::TextSecondary, 14);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void DeskStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::current();
    switch (element) {
    case CE_PushButtonBevel:
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton label(*button);
            const Role role = textRoleOf(widget, *option);
            label.palette.setColor(QPalette::ButtonText, theme.colour(role));
            label.state.setFlag(State_Sunken, false);
            const bool isLoud = role == Role::OnAccent || role == Role::OnDanger;
            if (isLoud) {
                QFont font = painter->font();
                font.setWeight(QFont::DemiBold);
                painter->setFont(font);
            }
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, theme.colour(Role::Border));
        return;
    case CE_TabBarTabShape:
        paintTab(*painter, *option);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            painter->save();
            const bool isSelected = tab->state.testFlag(State_Selected);
            const bool isEnabled = tab->state.testFlag(State_Enabled);
            QFont font = painter->font();
            font.setWeight(isSelected ? QFont::DemiBold : QFont::Normal);
            painter->setFont(font);
            painter->setPen(theme.colour(!isEnabled ? Role::TextDisabled
                    : isSelected                    ? Role::Text
                                                    : Role::TextSecondary));
            painter->drawText(tab->rect, Qt::AlignCenter | Qt::TextShowMnemonic, tab->text);
            painter->restore();
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        paintHeaderSection(*painter, *option);
        return;
    case CE_MenuItem:
        paintMenuItem(*painter, *option);
        return;
    case CE_MenuEmptyArea:
        return;
    case CE_ProgressBarGroove:
        paintShape(*painter, option->rect, 3, theme.colour(Role::SurfaceSunken));
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void DeskStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            drawScrollBar(*this, *slider, *painter, widget);
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            drawCombo(*this, *combo, *painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon DeskStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    switch (icon) {
    case SP_LineEditClearButton:
        return makeIcon(Icon::Close);
    case SP_MessageBoxInformation:
        return makeIcon(Icon::Info, Role::Accent);
    case SP_MessageBoxWarning:
        return makeIcon(Icon::Warning, Role::Warning);
    case SP_MessageBoxCritical:
        return makeIcon(Icon::Error, Role::Danger);
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

} // namespace qiao::workstation::ui
