#include "ui/widgets/badge.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

namespace sluis::widgets {

namespace {

    constexpr int Padding = 7; // line included
    constexpr int IconSize = 12;
    constexpr int Gap = 4;

} // namespace

int badgeWidth(const BadgeLook& look)
{
    const int text = look.text.isEmpty() ? 0 : theme::textWidth(look.text, theme::Font::CaptionMedium);
    const int icon = look.icon.isEmpty() ? 0 : IconSize + (text > 0 ? Gap : 0);
    return 2 * Padding + text + icon;
}

int paintBadge(QPainter& painter, const QRect& where, const BadgeLook& look, Qt::Alignment alignment)
{
    const int width = std::min(badgeWidth(look), where.width());
    const int left = alignment.testFlag(Qt::AlignRight) ? where.right() + 1 - width : where.left();
    const QRect box(left, where.top() + (where.height() - theme::badgeHeight) / 2, width, theme::badgeHeight);
    theme::paintBox(
        painter, box, theme::color(toneSoft(look.tone)), theme::color(toneBorder(look.tone)), theme::radiusSmall);
    int x = box.left() + Padding;
    if (!look.icon.isEmpty()) {
        theme::paintIcon(painter, QRect(x, box.top() + (box.height() - IconSize) / 2, IconSize, IconSize), look.icon,
            toneText(look.tone));
        x += IconSize + Gap;
    }
    theme::paintText(painter, QRect(x, box.top(), box.right() + 1 - Padding - x + 1, box.height()), look.text,
        theme::Font::CaptionMedium, theme::color(toneText(look.tone)));
    return width;
}

Badge::Badge(const BadgeLook& look, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("badge"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLook(look);
}

void Badge::setLook(const BadgeLook& look)
{
    m_look = look;
    setAccessibleName(look.text);
    setVisible(!look.text.isEmpty() || !look.icon.isEmpty());
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return {badgeWidth(m_look), theme::badgeHeight};
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBadge(painter, rect(), m_look);
}

} // namespace sluis::widgets
