#include "ui/theme/style_paint.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QStyleOption>
#include <QVariant>
#include <QWidget>

namespace sluis::theme::style {

void paintInputFrame(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    const bool invalid = widget && widget->property("invalid").toBool();
    const Color ground = Theme::instance().mode() == Mode::Dark ? Color::SurfaceSunken : Color::SurfacePage;
    Color line = Color::BorderStrong;
    if (!enabled)
        line = Color::BorderDefault;
    else if (invalid)
        line = Color::DangerSolid;
    else if (hover)
        line = Color::TextSecondary;
    paintBox(painter, option.rect, color(ground), color(line), radiusControl);
    if (enabled && focus)
        paintBox(painter, option.rect, {}, color(invalid ? Color::DangerSolid : Color::BorderFocus), radiusControl, 2);
}

void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option, const QWidget* widget)
{
    if (option.frame)
        paintInputFrame(painter, option, widget);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        paintBox(painter, option.rect, color(Color::SurfaceHover), {}, radiusControl);
    const QRect chevron(option.rect.right() - 22, option.rect.top() + (option.rect.height() - 14) / 2, 14, 14);
    paintIcon(painter, chevron, QStringLiteral("chevron-down"),
        option.state.testFlag(QStyle::State_Enabled) ? Color::TextSecondary : Color::TextDisabled);
}

void paintComboBoxLabel(QPainter& painter, const QStyleOptionComboBox& option)
{
    QRect box = option.rect.adjusted(9, 0, -26, 0);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (!option.currentIcon.isNull()) {
        const int size = iconRow;
        option.currentIcon.paint(&painter, QRect(box.left(), box.top() + (box.height() - size) / 2, size, size),
            Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        box.setLeft(box.left() + size + 6);
    }
    // A combo box that shows values is given the data face; its line keeps the baseline of the words around it.
    const bool data = QFontInfo(painter.font()).fixedPitch();
    paintText(painter, box, option.currentText, data ? Font::Data : Font::Base,
        color(enabled ? Color::TextPrimary : Color::TextDisabled));
}

void paintSpinBox(QPainter& painter, const QStyleOptionSpinBox& option, const QWidget* widget)
{
    if (option.frame)
        paintInputFrame(painter, option, widget);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const QRect column(option.rect.right() - 20, option.rect.top() + 3, 16, option.rect.height() - 6);
    const auto arrow = [&](QRect where, QStyle::SubControl part, bool up) {
        const bool active = option.activeSubControls.testFlag(part) && option.state.testFlag(QStyle::State_Enabled);
        if (active)
            paintBox(painter, where,
                color(option.state.testFlag(QStyle::State_Sunken) ? Color::SurfacePressed : Color::SurfaceHover), {},
                3);
        painter.save();
        painter.translate(QRectF(where).center());
        if (up)
            painter.rotate(180);
        paintIcon(painter, QRect(-5, -5, 10, 10), QStringLiteral("chevron-down"),
            option.state.testFlag(QStyle::State_Enabled) ? Color::TextSecondary : Color::TextDisabled);
        painter.restore();
    };
    const int half = column.height() / 2;
    arrow(QRect(column.left(), column.top(), column.width(), half), QStyle::SC_SpinBoxUp, true);
    arrow(QRect(column.left(), column.bottom() + 1 - half, column.width(), half), QStyle::SC_SpinBoxDown, false);
}

} // namespace sluis::theme::style
