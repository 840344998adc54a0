#include "ui/widgets/key_cap.h"

#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

namespace sluis::widgets {

namespace {

    constexpr int Padding = 6;
    constexpr int Height = 18;

} // namespace

int keyCapWidth(const QString& keys)
{
    return theme::textWidth(keys, theme::Font::CaptionMedium) + 2 * Padding;
}

int paintKeyCap(QPainter& painter, const QRect& where, const QString& keys, Qt::Alignment alignment)
{
    const int width = keyCapWidth(keys);
    const int left = alignment.testFlag(Qt::AlignRight) ? where.right() + 1 - width : where.left();
    const QRect box(left, where.top() + (where.height() - Height) / 2, width, Height);
    theme::paintBox(painter, box, theme::color(theme::Color::SurfaceSunken), theme::color(theme::Color::BorderDefault),
        theme::radiusSmall);
    theme::paintText(painter, box.adjusted(Padding, 0, 0, 0), keys, theme::Font::CaptionMedium,
        theme::color(theme::Color::TextSecondary));
    return width;
}

KeyCap::KeyCap(const QString& keys, QWidget* parent)
    : QWidget(parent)
    , m_keys(keys)
{
    setObjectName(QStringLiteral("keyCap"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KeyCap::setKeys(const QString& keys)
{
    m_keys = keys;
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    return {keyCapWidth(m_keys), Height};
}

void KeyCap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintKeyCap(painter, rect(), m_keys);
}

} // namespace sluis::widgets
