#include "ui/widgets/hit_strip.h"

#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QKeyEvent>

namespace sluis::widgets {

using theme::Color;

namespace {

    constexpr int MarkWidth = 9;

    int stepFor(int width, qsizetype count)
    {
        return count > 0 ? std::max(2, std::min(16, int(width / count))) : 16;
    }

} // namespace

void paintHitMark(QPainter& painter, const QRect& where, HitMark mark)
{
    const int width = std::min(MarkWidth, where.width());
    const int bottom = where.bottom() + 1;
    switch (mark) {
    case HitMark::Matches:
        theme::paintBox(
            painter, QRect(where.left(), where.top(), width, where.height()), theme::color(Color::SuccessSolid), {}, 2);
        return;
    case HitMark::OneShort: {
        const int height = std::min(13, where.height());
        theme::paintBox(painter, QRect(where.left(), bottom - height, width, height), theme::color(Color::WarningSoft),
            theme::color(Color::WarningSolid), 2);
        return;
    }
    case HitMark::DoesNot:
        theme::paintBox(painter, QRect(where.left(), bottom - 4, width, 4), theme::color(Color::BorderStrong), {}, 1);
        return;
    }
}

void paintHitStrip(QPainter& painter, const QRect& where, const QVector<HitMark>& marks, int selected)
{
    const int step = stepFor(where.width(), marks.size());
    const int width = std::min(MarkWidth, step - 1);
    for (int index = 0; index < marks.size(); ++index) {
        const int left = where.left() + index * step + (step - width) / 2;
        if (index == selected) {
            const QRect frame(left - 4, where.top(), width + 8, where.height());
            theme::paintBox(painter, frame, theme::color(Color::AccentSoft), theme::color(Color::AccentBase),
                theme::radiusSmall, 2);
        }
        paintHitMark(painter, QRect(left, where.top() + 6, width, where.height() - 10), marks[index]);
    }
}

HitStrip::HitStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("hitStrip"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HitStrip::setMarks(const QVector<HitMark>& marks)
{
    m_marks = marks;
    if (m_selected >= marks.size())
        m_selected = -1;
    update();
}

void HitStrip::setSelected(int index)
{
    m_selected = index >= 0 && index < m_marks.size() ? index : -1;
    update();
}

void HitStrip::choose(int index)
{
    if (m_marks.isEmpty())
        return;
    setSelected(std::clamp(index, 0, int(m_marks.size()) - 1));
    Q_EMIT chosen(m_selected);
}

void HitStrip::mousePressEvent(QMouseEvent* event)
{
    const int index = event->pos().x() / stepFor(width(), m_marks.size());
    if (index < m_marks.size())
        choose(index);
}

void HitStrip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        choose(m_selected < 0 ? int(m_marks.size()) - 1 : m_selected - 1);
        return;
    case Qt::Key_Right:
        choose(m_selected < 0 ? int(m_marks.size()) - 1 : m_selected + 1);
        return;
    case Qt::Key_Home:
        choose(0);
        return;
    case Qt::Key_End:
        choose(int(m_marks.size()) - 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void HitStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintHitStrip(painter, rect(), m_marks, m_selected);
}

} // namespace sluis::widgets
