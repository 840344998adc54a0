#include "ui/pages/live/timeline.h"

#include "ui/bridge/text.h"
#include "ui/bridge/verdict.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace sluis::pages {

using theme::Color;

namespace {

    constexpr int BarCount = 75;
    constexpr std::chrono::seconds BarTime{4};
    constexpr std::chrono::seconds Shown = BarTime * BarCount;
    constexpr int RefreshMs = 250;
    constexpr int BarsHeight = 24;

    bool hasFailure(const runtime::Trace& trace)
    {
        return std::any_of(trace.events.begin(), trace.events.end(), [](const runtime::EventTrace& event) {
            return std::any_of(event.tags.begin(), event.tags.end(),
                [](const runtime::TagTrace& tag) { return bridge::hasFailed(tag.status); });
        });
    }

} // namespace

Timeline::Timeline(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_bars(BarCount)
{
    setFixedHeight(52);
    setObjectName(QStringLiteral("liveTimeline"));
    setAccessibleName(tr("Hits of the last five minutes"));
    m_timer.setInterval(RefreshMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible())
            count();
    });
    m_timer.start();
    connect(&session.selection(), &bridge::Selection::hitChanged, this, qOverload<>(&QWidget::update));
    count();
}

void Timeline::count()
{
    const auto& hits = m_session.feed().hits();
    const WallTime now = m_session.clock().now();
    // Hits of an earlier day are shown as their own last five minutes.
    m_end = !hits.empty() && now - hits.back()->hit.time > Shown ? hits.back()->hit.time : now;
    m_bars.assign(BarCount, {});
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
        const int bar = barOf((*hit)->hit.time);
        if (bar < 0)
            break;
        Bar& counted = m_bars[static_cast<size_t>(bar)];
        ++counted.hits;
        counted.failed += hasFailure(**hit) ? 1 : 0;
        counted.newest = std::max(counted.newest, (*hit)->hit.id);
    }
    update();
}

int Timeline::barOf(WallTime time) const
{
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(m_end - time);
    const int bar = BarCount - 1 - static_cast<int>(std::max<int64_t>(0, age / BarTime));
    return bar >= 0 ? bar : -1;
}

QRect Timeline::barsRect() const
{
    return {theme::space4, theme::space2, width() - 2 * theme::space4, BarsHeight};
}

int Timeline::barAt(int x) const
{
    const QRect area = barsRect();
    return std::clamp((x - area.left()) * BarCount / std::max(1, area.width()), 0, BarCount - 1);
}

void Timeline::showEvent(QShowEvent*)
{
    count();
}

void Timeline::mousePressEvent(QMouseEvent* event)
{
    const int wanted = barAt(event->pos().x());
    for (int distance = 0; distance < BarCount; ++distance) {
        for (const int bar : {wanted - distance, wanted + distance}) {
            if (bar < 0 || bar >= BarCount || m_bars[static_cast<size_t>(bar)].hits == 0)
                continue;
            Q_EMIT hitChosen(m_bars[static_cast<size_t>(bar)].newest);
            return;
        }
    }
}

void Timeline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::color(Color::BorderSubtle));
    const QRect area = barsRect();
    const int highest = std::max_element(m_bars.begin(), m_bars.end(), [](const Bar& a, const Bar& b) {
        return a.hits < b.hits;
    })->hits;
    const double step = static_cast<double>(area.width()) / BarCount;
    const int barWidth = std::max(2, static_cast<int>(step) - 3);
    const runtime::TracePtr chosen = m_session.feed().hit(m_session.selection().hit());
    const int chosenBar = chosen ? barOf(chosen->hit.time) : -1;
    for (int number = 0; number < BarCount; ++number) {
        const Bar& bar = m_bars[static_cast<size_t>(number)];
        const int left = area.left() + static_cast<int>(number * step);
        if (number == chosenBar) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.fillRect(
                QRect(left + barWidth / 2, area.top() - 2, 2, area.height() + 2), theme::color(Color::AccentBase));
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::color(Color::AccentBase));
            painter.drawEllipse(QRectF(left + barWidth / 2 - 1.5, area.top() - 3, 5, 5));
            continue;
        }
        if (bar.hits == 0)
            continue;
        const int tall = std::max(3, bar.hits * (area.height() - 4) / std::max(1, highest));
        painter.fillRect(QRect(left, area.bottom() - tall + 1, barWidth, tall), theme::color(Color::BorderStrong));
        if (bar.failed > 0) {
            const int red = std::clamp(bar.failed * tall / bar.hits, 3, tall);
            painter.fillRect(QRect(left, area.bottom() - red + 1, barWidth, red), theme::color(Color::DangerSolid));
        }
    }
    const QRect labels(area.left(), area.bottom() + 3, area.width(), 12);
    constexpr int Labels = 5;
    for (int number = 0; number <= Labels; ++number) {
        const QString text
            = bridge::localTime(m_end - Shown + Shown * number / Labels).toString(QStringLiteral("HH:mm"));
        const int width = theme::textWidth(text, theme::Font::Caption);
        const int left = labels.left() + (labels.width() - width) * number / Labels;
        theme::paintText(painter, QRect(left, labels.top(), width + 2, labels.height()), text, theme::Font::Caption,
            theme::color(Color::TextTertiary));
    }
}

} // namespace sluis::pages
