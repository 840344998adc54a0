#include "ui/widgets/filter_field.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QKeyEvent>

namespace sluis::widgets {

namespace {

    constexpr int IconLeft = 8;
    constexpr int CrossWidth = 24;
    constexpr int IconRight = IconLeft + theme::iconRow + 6;

} // namespace

FilterField::FilterField(Kind kind, QWidget* parent)
    : QLineEdit(parent)
    , m_kind(kind)
{
    setObjectName(QStringLiteral("filterField"));
    setMouseTracking(true);
    setFont(theme::font(kind == Kind::Filter ? theme::Font::Data : theme::Font::Base));
    setTextMargins(IconRight - 9, 0, 0, 0);
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &FilterField::send);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        setTextMargins(IconRight - 9, 0, text.isEmpty() ? 0 : CrossWidth, 0);
        m_timer.start(DelayMs);
    });
}

void FilterField::setHint(const QString& hint)
{
    m_hint = hint;
    if (accessibleName().isEmpty())
        setAccessibleName(hint);
    update();
}

void FilterField::send()
{
    m_timer.stop();
    if (m_sent == text())
        return;
    m_sent = text();
    Q_EMIT narrowed(m_sent);
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        send();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        send();
    QLineEdit::keyPressEvent(event);
}

QRect FilterField::crossRect() const
{
    return text().isEmpty() ? QRect() : QRect(width() - CrossWidth - 2, 0, CrossWidth, height());
}

void FilterField::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && crossRect().contains(event->pos())) {
        clear();
        send();
        return;
    }
    QLineEdit::mousePressEvent(event);
}

void FilterField::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(crossRect().contains(event->pos()) ? Qt::ArrowCursor : Qt::IBeamCursor);
    QLineEdit::mouseMoveEvent(event);
}

void FilterField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const QRect icon(IconLeft, (height() - theme::iconRow) / 2, theme::iconRow, theme::iconRow);
    theme::paintIcon(painter, icon, m_kind == Kind::Filter ? QStringLiteral("filter") : QStringLiteral("search"),
        isEnabled() ? theme::Color::TextSecondary : theme::Color::TextDisabled);
    if (!text().isEmpty())
        theme::paintIcon(painter, QRect(crossRect().center().x() - 6, height() / 2 - 6, 12, 12),
            QStringLiteral("close"), theme::Color::TextTertiary);
    // The hint stands behind what is written, as long as there is room for it.
    const int start = IconRight + (text().isEmpty() ? 0 : fontMetrics().horizontalAdvance(text()) + 8);
    const int end = width() - (text().isEmpty() ? 8 : 32);
    if (m_kind == Kind::Search && !text().isEmpty())
        return;
    if (end - start > 60)
        theme::paintText(painter, QRect(start, 0, end - start, height()), m_hint, theme::Font::Base,
            theme::color(theme::Color::TextTertiary));
}

} // namespace sluis::widgets
