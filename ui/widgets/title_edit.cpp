#include "ui/widgets/title_edit.h"

#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QKeyEvent>

namespace sluis::widgets {

namespace {

    constexpr int Inset = 6; // text to the edge of the ground; the widget is placed that much further left

} // namespace

TitleEdit::TitleEdit(QWidget* parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("titleEdit"));
    setAccessibleName(tr("Name"));
    setFont(theme::font(theme::Font::Title));
    setFrame(false);
    setAttribute(Qt::WA_Hover);
    setTextMargins(Inset - 2, 0, Inset - 2, 0);
    setFixedHeight(30);
    setAutoFillBackground(false);
    QPalette clear = palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    setPalette(clear);
    connect(this, &QLineEdit::textChanged, this, [this] { updateGeometry(); });
}

void TitleEdit::setTitle(const QString& title)
{
    m_title = title;
    if (!hasFocus() || text() != title) {
        setText(title);
        setCursorPosition(0);
    }
}

QSize TitleEdit::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * Inset + 8, height()};
}

QSize TitleEdit::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 120), height()};
}

void TitleEdit::finish()
{
    const QString wanted = text().trimmed();
    if (wanted.isEmpty() || wanted == m_title) {
        setText(m_title);
        return;
    }
    Q_EMIT renamed(wanted);
}

void TitleEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && text() != m_title) {
        setText(m_title);
        selectAll();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        finish();
        selectAll();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void TitleEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        finish();
    deselect();
    setCursorPosition(0);
}

void TitleEdit::paintEvent(QPaintEvent* event)
{
    if (hasFocus() || underMouse()) {
        QPainter painter(this);
        if (hasFocus())
            theme::paintBox(painter, rect(), theme::color(theme::Color::SurfacePage),
                theme::color(theme::Color::BorderFocus), theme::radiusControl, 2);
        else
            theme::paintBox(painter, rect(), theme::color(theme::Color::SurfaceHover), {}, theme::radiusControl);
    }
    QLineEdit::paintEvent(event);
}

} // namespace sluis::widgets
