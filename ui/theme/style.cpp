#include "ui/theme/style.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/theme/popup_shape.h"
#include "ui/theme/style_paint.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyleFactory>
#include <QStyleOption>
#include <QSvgRenderer>
#include <QTabBar>

namespace sluis::theme {

namespace {

    constexpr int ScrollBarExtent = 12;

    template <class Option> const Option* as(const QStyleOption* option)
    {
        return qstyleoption_cast<const Option*>(option);
    }

    bool isInsideComplexControl(const QWidget* widget)
    {
        const QWidget* parent = widget ? widget->parentWidget() : nullptr;
        return qobject_cast<const QComboBox*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent);
    }

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{ }

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    const bool isTip = widget->inherits("QTipLabel");
    const bool isPopup = qobject_cast<QMenu*>(widget) || widget->inherits("QComboBoxPrivateContainer") || isTip;
    if (isPopup && !widget->testAttribute(Qt::WA_TranslucentBackground)) {
        widget->setAttribute(Qt::WA_TranslucentBackground); // round corners
        keepRoundShape(widget, isTip ? radiusControl : radiusCard);
    }
    if (qobject_cast<QLineEdit*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    // What came from a hit is never taken for markup: tooltips, message boxes and every other label show their
    // characters.
    if (auto* label = qobject_cast<QLabel*>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
    if (widget->inherits("QComboBoxListView"))
        widget->setContentsMargins(3, 3, 3, 3);
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        // Buttons have the FocusRing, inputs their border; only rows of plain views ask here.
        if (qobject_cast<const QAbstractItemView*>(widget) && keyboardFocusIsVisible())
            paintRing(*painter, option->rect, 0);
        return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        style::paintButtonFrame(*painter, *option, style::roleOf(widget));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        style::paintCheckBox(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        style::paintRadioButton(*painter, *option);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto* line = qobject_cast<const QLineEdit*>(widget);
        if (isInsideComplexControl(widget) || (line && !line->hasFrame()))
            return;
        style::paintInputFrame(*painter, *option, widget);
        return;
    }
    case PE_PanelMenu:
        style::paintPopup(*painter, option->rect);
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelTipLabel:
        paintBox(*painter, option->rect, color(Color::SurfaceTooltip), {}, radiusControl);
        return;
    case PE_Frame:
        if (widget && widget->inherits("QComboBoxPrivateContainer"))
            style::paintPopup(*painter, option->rect);
        else if (widget && widget->property("inputFrame").toBool()) // a text field of several lines or with variables
            style::paintInputFrame(*painter, *option, widget);
        else
            paintBox(*painter, option->rect, {}, color(Color::BorderDefault), 0);
        return;
    case PE_PanelItemViewItem:
        if (const auto* item = as<QStyleOptionViewItem>(option))
            style::paintItemGround(*painter, *item);
        return;
    case PE_PanelItemViewRow:
    case PE_IndicatorHeaderArrow: // drawn with its word
        return;
    case PE_IndicatorBranch:
        style::paintBranch(*painter, *option);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), color(Color::BorderDefault));
        return;
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelScrollAreaCorner:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        style::paintButtonFrame(*painter, *option, style::roleOf(widget));
        return;
    case CE_PushButtonLabel:
        if (const auto* button = as<QStyleOptionButton>(option))
            style::paintPushButtonLabel(*painter, *button, widget);
        return;
    case CE_ComboBoxLabel:
        if (const auto* combo = as<QStyleOptionComboBox>(option); combo && !combo->editable)
            style::paintComboBoxLabel(*painter, *combo);
        return;
    case CE_MenuItem:
        if (const auto* item = as<QStyleOptionMenuItem>(option))
            style::paintMenuItem(*painter, *item);
        return;
    case CE_MenuEmptyArea:
    case CE_ShapedFrame:
        if (element == CE_ShapedFrame)
            break;
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        if (const auto* header = as<QStyleOptionHeader>(option)) {
            style::paintHeaderSection(*painter, *header);
            return;
        }
        painter->fillRect(option->rect, color(Color::SurfaceSunken));
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), color(Color::BorderDefault));
        return;
    case CE_HeaderLabel:
        if (const auto* header = as<QStyleOptionHeader>(option))
            style::paintHeaderLabel(*painter, *header);
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = as<QStyleOptionTab>(option))
            style::paintTab(*painter, *tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = as<QStyleOptionTab>(option))
            style::paintTabLabel(*painter, *tab);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, color(Color::BorderDefault));
        return;
    case CE_ProgressBar:
    case CE_ProgressBarContents:
        if (const auto* bar = as<QStyleOptionProgressBar>(option))
            style::paintProgress(*painter, *bar);
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ToolButton:
        if (const auto* button = as<QStyleOptionToolButton>(option))
            style::paintToolButton(*painter, *button, widget);
        return;
    case CC_ComboBox:
        if (const auto* combo = as<QStyleOptionComboBox>(option))
            style::paintComboBox(*painter, *combo, widget);
        return;
    case CC_SpinBox:
        if (const auto* spin = as<QStyleOptionSpinBox>(option))
            style::paintSpinBox(*painter, *spin, widget);
        return;
    case CC_ScrollBar:
        if (const auto* slider = as<QStyleOptionSlider>(option))
            style::paintScrollBar(*painter, *slider, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    const QRect whole = option->rect;
    if (control == CC_ComboBox) {
        if (part == SC_ComboBoxEditField)
            return whole.adjusted(5, 1, -26, -1);
        if (part == SC_ComboBoxArrow)
            return QRect(whole.right() - 25, whole.top(), 26, whole.height());
        if (part == SC_ComboBoxListBoxPopup)
            return whole.translated(0, whole.height() + 4);
        return whole;
    }
    if (control == CC_SpinBox) {
        const auto* spin = as<QStyleOptionSpinBox>(option);
        const bool buttons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const QRect column(whole.right() - 20, whole.top() + 3, 16, whole.height() - 6);
        if (part == SC_SpinBoxEditField)
            return whole.adjusted(5, 1, buttons ? -22 : -5, -1);
        if (part == SC_SpinBoxUp)
            return buttons ? QRect(column.left(), column.top(), column.width(), column.height() / 2) : QRect();
        if (part == SC_SpinBoxDown)
            return buttons
                ? QRect(column.left(), column.top() + column.height() / 2, column.width(), column.height() / 2)
                : QRect();
        return whole;
    }
    if (control == CC_ScrollBar) {
        const auto* slider = as<QStyleOptionSlider>(option);
        const bool horizontal = slider->orientation == Qt::Horizontal;
        const int length = horizontal ? whole.width() : whole.height();
        const int range = slider->maximum - slider->minimum;
        const int handle = range <= 0 ? length
                                      : std::clamp(int(qint64(length) * slider->pageStep / (range + slider->pageStep)),
                                            std::min(24, length), length);
        const int start = sliderPositionFromValue(
            slider->minimum, slider->maximum, slider->sliderPosition, length - handle, slider->upsideDown);
        const auto along = [&](int from, int size) {
            return horizontal ? QRect(whole.left() + from, whole.top(), size, whole.height())
                              : QRect(whole.left(), whole.top() + from, whole.width(), size);
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return along(start, handle);
        case SC_ScrollBarGroove:
            return whole;
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + handle, length - start - handle);
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents:
        return isInsideComplexControl(widget) ? option->rect.adjusted(2, 0, -2, 0)
                                              : option->rect.adjusted(7, 1, -7, -1);
    case SE_PushButtonContents:
    case SE_PushButtonFocusRect:
        return option->rect;
    case SE_HeaderLabel:
        return option->rect.adjusted(space2, 0, -space2, 0);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    case SE_TabBarTabText:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto* button = as<QStyleOptionButton>(option))
            return style::pushButtonSize(*button, widget);
        break;
    case CT_ToolButton:
        if (const auto* button = as<QStyleOptionToolButton>(option))
            return style::toolButtonSize(*button, widget);
        break;
    case CT_LineEdit:
    case CT_SpinBox:
        return {size.width() + 16, isInsideComplexControl(widget) ? size.height() : controlHeight};
    case CT_ComboBox:
        return {size.width() + 9 + 27, controlHeight};
    case CT_MenuItem:
        if (const auto* item = as<QStyleOptionMenuItem>(option))
            return style::menuItemSize(*item, size);
        break;
    case CT_HeaderSection: {
        const auto* header = as<QStyleOptionHeader>(option);
        const int text = header ? textWidth(header->text, Font::CaptionMedium) : size.width();
        return {text + 2 * space2 + 16, tableHeaderHeight};
    }
    case CT_TabBarTab:
        if (const auto* tab = as<QStyleOptionTab>(option))
            return {textWidth(tab->text, Font::BaseMedium) + 2 * space2, tabBarHeight};
        break;
    case CT_ItemViewItem: {
        QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        wanted.setHeight(std::max(wanted.height(), rowHeight));
        return wanted;
    }
    case CT_ProgressBar:
        return {std::max(size.width(), 120), 4};
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_LineEditIconSize:
        return iconRow;
    case PM_ToolBarIconSize:
        return iconRow;
    case PM_LineEditIconMargin:
        return 6;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 6;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_FocusFrameVMargin:
    case PM_HeaderGripMargin:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_DockWidgetSeparatorExtent:
        return metric == PM_HeaderGripMargin ? 4 : 0;
    case PM_FocusFrameHMargin:
        return space2 - 1; // what item views leave beside their text, but one
    case PM_HeaderMargin:
        return space2;
    case PM_SplitterWidth:
        return splitterWidth;
    case PM_ScrollBarExtent:
        return ScrollBarExtent;
    case PM_ScrollBarSliderMin:
        return 24;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 3;
    case PM_SubMenuOverlap:
        return -4;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_TreeViewIndentation:
        return 20;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space2;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_UnderlineShortcut:
    case SH_TabBar_Alignment:
        if (hint == SH_ItemView_ShowDecorationSelected || hint == SH_Menu_MouseTracking
            || hint == SH_ScrollBar_LeftClickAbsolutePosition)
            return 1;
        return hint == SH_TabBar_Alignment ? int(Qt::AlignLeft) : 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Menu_FlashTriggeredItem:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

} // namespace sluis::theme
