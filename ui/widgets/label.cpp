#include "ui/widgets/label.h"

#include "ui/widgets/tool_tip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QToolTip>

namespace sluis::widgets {

namespace {

    const char* toneName(Label::Color color)
    {
        switch (color) {
        case Label::Color::Secondary:
            return "secondary";
        case Label::Color::Tertiary:
            return "tertiary";
        case Label::Color::Accent:
            return "accent";
        case Label::Color::Success:
            return "success";
        case Label::Color::Warning:
            return "warning";
        case Label::Color::Danger:
            return "danger";
        case Label::Color::Primary:
            break;
        }
        return "primary";
    }

} // namespace

Label::Label(theme::Font font, Color color, QWidget* parent)
    : QLabel(parent)
    , m_font(font)
{
    setTextFormat(Qt::PlainText);
    setFont(theme::font(font));
    setProperty("tone", QLatin1String(toneName(color)));
}

Label::Label(const QString& text, theme::Font font, Color color, QWidget* parent)
    : Label(font, color, parent)
{
    setText(text);
}

void Label::setColor(Color color)
{
    const QLatin1String name(toneName(color));
    if (property("tone").toString() == name)
        return;
    setProperty("tone", name);
    style()->unpolish(this);
    style()->polish(this);
    update();
}

void Label::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
    update();
}

void Label::setRole(theme::Font font)
{
    m_font = font;
    setFont(theme::font(font));
}

int Label::lineHeight() const
{
    return theme::lineHeight(m_font);
}

int Label::layoutWords(int width, QPainter* painter) const
{
    QString words = text();
    words.replace(QLatin1Char('\n'), QChar::LineSeparator);
    QTextLayout layout(words, font());
    int height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(24, width));
        qreal x = 0;
        if (alignment() & Qt::AlignHCenter)
            x = (width - line.naturalTextWidth()) / 2;
        else if (alignment() & Qt::AlignRight)
            x = width - line.naturalTextWidth();
        line.setPosition(QPointF(x, height + (lineHeight() - line.height()) / 2));
        height += lineHeight();
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, QPointF(contentsRect().left(), contentsRect().top()));
    return std::max(height, lineHeight());
}

int Label::heightForWidth(int width) const
{
    if (!wordWrap())
        return QLabel::heightForWidth(width);
    return layoutWords(width, nullptr);
}

QSize Label::sizeHint() const
{
    if (!wordWrap())
        return {QLabel::sizeHint().width(), std::max(lineHeight(), QLabel::sizeHint().height())};
    const int width = minimumWidth() == maximumWidth() ? minimumWidth()
                                                       : std::min(fontMetrics().horizontalAdvance(text()) + 2, 400);
    return {width, layoutWords(width, nullptr)};
}

QSize Label::minimumSizeHint() const
{
    if (wordWrap())
        return {80, minimumWidth() == maximumWidth() ? layoutWords(minimumWidth(), nullptr) : lineHeight()};
    if (m_elide == Qt::ElideNone)
        return sizeHint();
    return {std::min(fontMetrics().horizontalAdvance(QLatin1String("mmm")), sizeHint().width()), sizeHint().height()};
}

bool Label::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_elide != Qt::ElideNone && toolTip().isEmpty()) {
        if (fontMetrics().horizontalAdvance(text()) > contentsRect().width())
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

void Label::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    if (wordWrap()) {
        layoutWords(contentsRect().width(), &painter);
        return;
    }
    // On the same baseline as painted words of that size in a box of that height (theme::baselineIn), so that a label
    // and a badge in one row stand on one line.
    const QRect box = contentsRect();
    const QFontMetrics metrics = fontMetrics();
    QString line = text();
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    if (m_elide != Qt::ElideNone)
        line = metrics.elidedText(line, m_elide, box.width());
    const int width = metrics.horizontalAdvance(line);
    int x = box.left();
    if (alignment() & Qt::AlignRight)
        x = box.right() + 1 - width;
    else if (alignment() & Qt::AlignHCenter)
        x = box.left() + (box.width() - width) / 2;
    painter.setFont(font());
    painter.drawText(QPointF(x, box.top() + (box.height() + metrics.capHeight() + 1) / 2), line);
}

} // namespace sluis::widgets
