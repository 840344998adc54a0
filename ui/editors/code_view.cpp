#include "ui/editors/code_view.h"

#include "ui/models/code_paint.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace sluis::editors {

using theme::Color;
using theme::Font;
using Mark = models::TraceRow::Mark;

namespace {

    constexpr int LineHeight = 20;
    constexpr int NumberWidth = 40;
    constexpr int Padding = 6;

} // namespace

CodeView::CodeView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    verticalScrollBar()->setSingleStep(LineHeight);
    horizontalScrollBar()->setSingleStep(LineHeight);
}

void CodeView::setLines(std::vector<Line> lines)
{
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    setAccessibleDescription(text().left(2000));
    updateBars();
    viewport()->update();
}

void CodeView::setText(const QString& text)
{
    std::vector<Line> lines;
    for (const QString& line : text.split(u'\n'))
        lines.push_back({line, Mark::None, {}});
    setLines(std::move(lines));
}

QString CodeView::text() const
{
    QStringList lines;
    for (const Line& line : m_lines)
        lines << line.text;
    return lines.join(u'\n');
}

int CodeView::contentWidth() const
{
    const QFontMetrics metrics(theme::font(Font::Data));
    int widest = 0;
    for (const Line& line : m_lines)
        widest = std::max(widest, static_cast<int>(line.text.size()));
    return NumberWidth + Padding + widest * metrics.horizontalAdvance(u'0') + 16;
}

void CodeView::updateBars()
{
    const int tall = static_cast<int>(m_lines.size()) * LineHeight + 2 * Padding;
    verticalScrollBar()->setRange(0, std::max(0, tall - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    horizontalScrollBar()->setRange(0, std::max(0, contentWidth() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

void CodeView::resizeEvent(QResizeEvent*)
{
    updateBars();
}

void CodeView::copy()
{
    QGuiApplication::clipboard()->setText(text());
}

void CodeView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void CodeView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy"), this, &CodeView::copy);
    menu.exec(event->globalPos());
}

void CodeView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme::color(Color::SurfaceSunken));
    const int left = -horizontalScrollBar()->value();
    const int top = Padding - verticalScrollBar()->value();
    const int first = std::max(0, -top / LineHeight);
    for (size_t number = static_cast<size_t>(first); number < m_lines.size(); ++number) {
        const Line& line = m_lines[number];
        const QRect row(0, top + static_cast<int>(number) * LineHeight, viewport()->width(), LineHeight);
        if (row.top() > viewport()->height())
            break;
        const bool hidden = line.mark == Mark::Hidden;
        const bool isAdded = line.mark == Mark::Added;
        const bool isRemoved = line.mark == Mark::Removed;
        if (isAdded || isRemoved)
            painter.fillRect(row, theme::color(isAdded ? Color::SuccessSoft : Color::DangerSoft));
        if (isAdded || isRemoved || line.mark == Mark::Changed || hidden)
            painter.fillRect(QRect(0, row.top(), 3, row.height()),
                theme::color(hidden ? Color::BorderStrong
                        : isAdded   ? Color::SuccessSolid
                        : isRemoved ? Color::DangerSolid
                                    : Color::AccentBase));
        int right = row.right() - Padding;
        if (!line.note.isEmpty()) {
            const int width = theme::textWidth(line.note, Font::Caption);
            theme::paintText(painter, QRect(right - width, row.top(), width + 1, row.height()), line.note,
                Font::Caption, theme::color(Color::TextSecondary));
            right -= width + 10;
        }
        painter.save();
        painter.setClipRect(QRect(0, row.top(), right, row.height()));
        if (line.number != 0)
            theme::paintText(painter, QRect(left, row.top(), NumberWidth - 16, row.height()),
                QString::number(line.number < 0 ? static_cast<int>(number) + 1 : line.number), Font::Data,
                theme::color(Color::TextTertiary), Qt::AlignRight);
        if (line.number >= 0 && (isAdded || isRemoved))
            theme::paintText(painter, QRect(left + NumberWidth - 13, row.top(), 10, row.height()),
                isAdded ? QStringLiteral("+") : QStringLiteral("−"), Font::Data,
                theme::color(isAdded ? Color::SuccessText : Color::DangerText));
        const QRect code(left + NumberWidth, row.top(), std::max(right - left, contentWidth()), row.height());
        if (hidden) {
            const int width = theme::paintText(painter, code, line.text, Font::Data, theme::color(Color::TextTertiary));
            painter.fillRect(QRect(code.left(), row.center().y() + 1, width, 1), theme::color(Color::TextTertiary));
        } else {
            models::paintCodeLine(painter, code, line.text);
        }
        painter.restore();
    }
}

} // namespace sluis::editors
