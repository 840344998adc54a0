#include "ui/pages/live/newer_pill.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QEvent>
#include <QPainter>

namespace sluis::pages {

using theme::Color;

namespace {

    constexpr int PillHeight = 26;
    constexpr int Padding = 12;
    constexpr int Arrow = 14;

} // namespace

NewerPill::NewerPill(QWidget* over, int top)
    : QAbstractButton(over)
    , m_top(top)
{
    setObjectName(QStringLiteral("newerHits"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    over->installEventFilter(this);
    hide();
}

void NewerPill::setWords(const QString& words)
{
    setText(words);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
    place();
    update();
}

QSize NewerPill::sizeHint() const
{
    return {2 * Padding + Arrow + 6 + theme::textWidth(text(), theme::Font::BaseMedium), PillHeight};
}

bool NewerPill::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return false;
}

void NewerPill::place()
{
    resize(sizeHint());
    move((parentWidget()->width() - width()) / 2, m_top);
    raise();
}

void NewerPill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Color ground = isDown() ? Color::AccentPressed : underMouse() ? Color::AccentHover : Color::AccentBase;
    theme::paintBox(painter, rect(), theme::color(ground), theme::color(ground), PillHeight / 2.0);
    const QRect arrow(Padding, (height() - Arrow) / 2, Arrow, Arrow);
    painter.save();
    painter.translate(arrow.center());
    painter.rotate(-90);
    theme::paintIcon(
        painter, QRect(-Arrow / 2, -Arrow / 2, Arrow, Arrow), QStringLiteral("arrow-right"), Color::TextOnAccent);
    painter.restore();
    theme::paintText(painter, rect().adjusted(Padding + Arrow + 6, 0, -Padding + 2, 0), text(), theme::Font::BaseMedium,
        theme::color(Color::TextOnAccent));
}

} // namespace sluis::pages
