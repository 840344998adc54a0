#include "ui/shell/top_bar_parts.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_cap.h"

namespace sluis::shell {

using theme::Color;
using theme::Font;

namespace {

    constexpr int Padding = 10;
    constexpr int Gap = 8;
    constexpr int Chevron = 14;

} // namespace

WorkspaceCrumb::WorkspaceCrumb(QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("workspaceCrumb"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFixedHeight(32);
}

void WorkspaceCrumb::setLook(const WorkspaceLook& look)
{
    m_look = look;
    setAccessibleName(look.open ? QStringLiteral("%1, %2").arg(look.file, look.container) : tr("No workspace open"));
    updateGeometry();
    update();
}

QSize WorkspaceCrumb::sizeHint() const
{
    if (!m_look.open)
        return {2 * Padding + theme::textWidth(tr("no workspace open"), Font::Base) + 2, 32};
    int width = 2 * Padding + theme::iconRow + Gap + theme::textWidth(m_look.file, Font::Base) + Gap
        + theme::textWidth(QStringLiteral("/"), Font::Base) + Gap + theme::textWidth(m_look.container, Font::BaseStrong)
        + Gap + Chevron;
    if (!m_look.publicId.isEmpty())
        width += Gap + theme::textWidth(m_look.publicId, Font::Data);
    return {width + 2, 32};
}

void WorkspaceCrumb::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (underMouse() || isDown())
        theme::paintBox(painter, rect(), theme::color(isDown() ? Color::SurfacePressed : Color::SurfaceHover), {},
            theme::radiusControl);
    int x = Padding;
    const auto rest = [&](int end) { return QRect(x, 0, std::max(0, end - x), height()); };
    if (!m_look.open) {
        theme::paintText(
            painter, rest(width() - Padding), tr("no workspace open"), Font::Base, theme::color(Color::TextSecondary));
        return;
    }
    theme::paintIcon(painter, QRect(x, (height() - theme::iconRow) / 2, theme::iconRow, theme::iconRow),
        QStringLiteral("folder"), Color::TextSecondary);
    x += theme::iconRow + Gap;
    const int end = width() - Padding - Chevron - Gap;
    // The file gives way first, then the public id; the container's name stays.
    const int needed = sizeHint().width() - width();
    const int fileWidth = std::max(24, theme::textWidth(m_look.file, Font::Base) - std::max(0, needed));
    x += theme::paintText(
             painter, QRect(x, 0, fileWidth, height()), m_look.file, Font::Base, theme::color(Color::TextSecondary))
        + Gap;
    x += theme::paintText(painter, rest(end), QStringLiteral("/"), Font::Base, theme::color(Color::TextTertiary)) + Gap;
    x += theme::paintText(painter, rest(end), m_look.container, Font::BaseStrong, theme::color(Color::TextPrimary));
    if (!m_look.publicId.isEmpty() && end - x > 2 * Gap) {
        x += Gap;
        x += theme::paintText(painter, rest(end), m_look.publicId, Font::Data, theme::color(Color::TextTertiary));
    }
    theme::paintIcon(painter, QRect(x + Gap, (height() - Chevron) / 2, Chevron, Chevron),
        QStringLiteral("chevron-down"), Color::TextTertiary);
}

CommandButton::CommandButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("commandButton"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setFixedSize(232, 28);
}

void CommandButton::setWords(const QString& words, const QString& keys)
{
    setText(words);
    setAccessibleName(words);
    m_keys = keys;
    update();
}

void CommandButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    theme::paintBox(painter, rect(), theme::color(Color::SurfacePage),
        theme::color(underMouse() ? Color::BorderStrong : Color::BorderDefault), theme::radiusControl);
    theme::paintIcon(painter, QRect(9, (height() - theme::iconRow) / 2, theme::iconRow, theme::iconRow),
        QStringLiteral("search"), Color::TextTertiary);
    const int keys
        = m_keys.isEmpty() ? 0 : widgets::paintKeyCap(painter, rect().adjusted(0, 0, -6, 0), m_keys, Qt::AlignRight);
    theme::paintText(painter, rect().adjusted(9 + theme::iconRow + Gap, 0, -keys - 12, 0), text(), Font::Base,
        theme::color(Color::TextTertiary));
}

} // namespace sluis::shell
