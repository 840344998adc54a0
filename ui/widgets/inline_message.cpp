#include "ui/widgets/inline_message.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QTextLayout>

namespace sluis::widgets {

using theme::Color;
using theme::Font;

namespace {

    constexpr int Left = 11;
    constexpr int IconGap = 8;
    constexpr int Right = 11;
    constexpr int Vertical = 8;
    constexpr int LineHeight = 20;

    QString iconOf(const MessageLook& look)
    {
        if (!look.icon.isEmpty())
            return look.icon;
        switch (look.tone) {
        case Tone::Success:
            return QStringLiteral("ok");
        case Tone::Warning:
            return QStringLiteral("warning");
        case Tone::Danger:
            return QStringLiteral("error");
        case Tone::Accent:
            return QStringLiteral("hold");
        case Tone::Neutral:
            break;
        }
        return QStringLiteral("not-fired");
    }

} // namespace

InlineMessage::InlineMessage(QWidget* parent)
    : QWidget(parent)
    , m_actions(new QWidget(this))
    , m_row(new QHBoxLayout(m_actions))
{
    setObjectName(QStringLiteral("inlineMessage"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(theme::space2);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

InlineMessage::InlineMessage(const MessageLook& look, QWidget* parent)
    : InlineMessage(parent)
{
    setLook(look);
}

void InlineMessage::setLook(const MessageLook& look)
{
    m_look = look;
    setAccessibleName(look.rest.isEmpty() ? look.headline : look.headline + QLatin1Char(' ') + look.rest);
    updateGeometry();
    resizeEvent(nullptr); // other words may need another height
    update();
}

Button* InlineMessage::addAction(const QString& text, const QString& iconName)
{
    auto* button = new Button(text, iconName, Button::Role::Normal, m_actions);
    button->setObjectName(QStringLiteral("inlineMessageAction"));
    m_row->addWidget(button);
    button->show(); // in a message that is shown already it would have no size yet
    updateGeometry();
    resizeEvent(nullptr);
    return button;
}

void InlineMessage::clearActions()
{
    qDeleteAll(m_actions->findChildren<Button*>());
    updateGeometry();
    update();
}

void InlineMessage::setStrip(bool strip)
{
    m_strip = strip;
    update();
}

int InlineMessage::actionsWidth() const
{
    const int width = m_row->count() > 0 ? m_row->sizeHint().width() : 0;
    return width > 0 ? width + theme::space3 : 0;
}

int InlineMessage::layoutWords(int width, QPainter* painter, QPoint origin) const
{
    const QString between = m_look.rest.isEmpty() ? QString()
        : m_look.stacked                          ? QString(QChar::LineSeparator)
                                                  : QStringLiteral(" ");
    QTextLayout words(m_look.headline + between + m_look.rest, theme::font(Font::Base));
    QTextLayout::FormatRange strong{0, int(m_look.headline.size()), {}};
    strong.format.setFontWeight(QFont::DemiBold);
    strong.format.setForeground(
        theme::color(m_look.stacked && m_look.tone == Tone::Accent ? Color::AccentText : Color::TextPrimary));
    QTextLayout::FormatRange calm{int(m_look.headline.size()), int(words.text().size() - m_look.headline.size()), {}};
    calm.format.setForeground(theme::color(Color::TextSecondary));
    words.setFormats({strong, calm});
    int height = 0;
    words.beginLayout();
    for (QTextLine line = words.createLine(); line.isValid(); line = words.createLine()) {
        line.setLineWidth(std::max(40, width));
        line.setPosition(QPointF(0, height + (LineHeight - line.height()) / 2));
        height += LineHeight;
    }
    words.endLayout();
    if (painter)
        words.draw(painter, origin);
    return height;
}

int InlineMessage::heightForWidth(int width) const
{
    const int words = layoutWords(width - Left - theme::iconRow - IconGap - Right - actionsWidth(), nullptr, {});
    return std::max(words + 2 * Vertical, m_row->count() > 0 ? theme::controlHeight + 8 : 36);
}

QSize InlineMessage::sizeHint() const
{
    return {400, heightForWidth(std::max(width(), 200))};
}

QSize InlineMessage::minimumSizeHint() const
{
    return {160 + actionsWidth(), heightForWidth(std::max(width(), 200))};
}

void InlineMessage::resizeEvent(QResizeEvent*)
{
    const QSize size = m_row->sizeHint();
    m_actions->setGeometry(
        width() - size.width() - theme::space2 + 2, (height() - size.height()) / 2, size.width(), size.height());
    if (height() != heightForWidth(width())) // layouts without height for width still give the words their room
        updateGeometry();
}

void InlineMessage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Color ground = m_look.tone == Tone::Neutral ? Color::SurfaceSunken : toneSoft(m_look.tone);
    if (m_strip) {
        painter.fillRect(rect(), theme::color(ground));
        painter.fillRect(0, height() - 1, width(), 1, theme::color(toneBorder(m_look.tone)));
    } else {
        theme::paintBox(
            painter, rect(), theme::color(ground), theme::color(toneBorder(m_look.tone)), theme::radiusControl);
    }
    const int left = m_strip ? theme::space4 : Left;
    const int wordsWidth = width() - left - theme::iconRow - IconGap - Right - actionsWidth();
    const int wordsHeight = layoutWords(wordsWidth, nullptr, {});
    const int top = (height() - wordsHeight) / 2;
    theme::paintIcon(painter,
        QRect(left, top + (m_look.stacked ? (wordsHeight - theme::iconRow) / 2 : 2), theme::iconRow, theme::iconRow),
        iconOf(m_look), toneText(m_look.tone));
    layoutWords(wordsWidth, &painter, QPoint(left + theme::iconRow + IconGap, top));
}

} // namespace sluis::widgets
