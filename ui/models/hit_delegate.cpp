#include "ui/models/hit_delegate.h"

#include "ui/models/hit_table_model.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/badge.h"

#include <QPainter>
#include <QTableView>

namespace sluis::models {

using theme::Color;
using theme::Font;

namespace {

    constexpr int CellPadding = 4;
    constexpr int DotSize = 6;
    constexpr int GlowFrameMs = 40;

    QColor mixed(const QColor& from, const QColor& to, double part)
    {
        const auto channel = [part](int a, int b) { return static_cast<int>(a + (b - a) * part); };
        return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
    }

    void paintState(QPainter& painter, const QRect& rect, const HitRow& hit)
    {
        const QRect icon(rect.center().x() - 8 + 2, rect.center().y() - 7, 16, 16);
        if (hit.pinned) {
            theme::paintIcon(painter, icon, QStringLiteral("pin"), Color::AccentText);
        } else if (hit.client.isEmpty()) {
            theme::paintIcon(painter, icon, QStringLiteral("warning"), Color::WarningText);
        } else if (!hit.seen) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::color(Color::AccentBase));
            painter.drawEllipse(QRectF(
                icon.center().x() - DotSize / 2.0 + 0.5, rect.center().y() - DotSize / 2.0 + 0.5, DotSize, DotSize));
        }
    }

    int paintCount(QPainter& painter, const QRect& rect, const QString& icon, Color ink, Color words, int count)
    {
        theme::paintIcon(painter, QRect(rect.left(), rect.center().y() - 7, 16, 16), icon, ink);
        return 16 + 4
            + theme::paintText(
                painter, rect.adjusted(20, 0, 0, 0), QString::number(count), Font::Base, theme::color(words));
    }

    void paintTags(QPainter& painter, QRect rect, const HitRow& hit)
    {
        if (hit.fired == 0) {
            theme::paintText(painter, rect, QStringLiteral("\u2013"), Font::Base, theme::color(Color::TextTertiary));
            return;
        }
        paintCount(painter, rect, QStringLiteral("fire"), Color::SuccessText, Color::TextPrimary, hit.fired);
        if (hit.failed > 0)
            paintCount(painter, rect.adjusted(34, 0, 0, 0), QStringLiteral("error"), Color::DangerText,
                Color::DangerText, hit.failed);
    }

    void paintEvent(QPainter& painter, const QRect& rect, const HitRow& hit)
    {
        if (hit.event.isEmpty()) {
            theme::paintText(painter, rect, QStringLiteral("\u2013"), Font::Base, theme::color(Color::TextTertiary));
            return;
        }
        widgets::BadgeLook more;
        QRect words = rect;
        if (hit.moreEvents > 0) {
            more.text = QStringLiteral("+%1").arg(hit.moreEvents);
            words.setRight(words.right() - widgets::badgeWidth(more) - 6);
        }
        const int width
            = theme::paintText(painter, words, hit.event, Font::BaseMedium, theme::color(Color::TextPrimary));
        if (hit.moreEvents > 0)
            widgets::paintBadge(painter, rect.adjusted(width + 6, 0, 0, 0), more);
    }

    void paintRequest(QPainter& painter, const QRect& rect, const HitRow& hit)
    {
        const int width = theme::paintText(painter, rect, hit.method, Font::Data, theme::color(Color::TextTertiary));
        theme::paintText(painter, rect.adjusted(width + 7, 0, 0, 0), hit.path, Font::Data,
            theme::color(Color::TextPrimary), Qt::AlignLeft, Qt::ElideMiddle);
    }

} // namespace

HitDelegate::HitDelegate(QTableView* view)
    : QStyledItemDelegate(view)
    , m_view(view)
{
    m_glow.setInterval(GlowFrameMs);
    connect(&m_glow, &QTimer::timeout, this, [this] {
        const auto* model = qobject_cast<const HitTableModel*>(m_view->model());
        const bool glowing = model && model->rowCount() > 0
            && model->now() - model->row(0).arrivedMs < theme::rowArrivalMs + GlowFrameMs;
        if (!glowing)
            m_glow.stop();
        m_view->viewport()->update();
    });
}

void HitDelegate::startGlow()
{
    if (!m_glow.isActive() && m_view->isVisible())
        m_glow.start();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, theme::rowHeight};
}

void HitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const HitTableModel*>(index.model());
    const HitRow& hit = model->row(index.row());
    const QRect rect = option.rect;
    painter->save();
    QColor ground = theme::color(Color::SurfacePage);
    if (option.state.testFlag(QStyle::State_Selected))
        ground = theme::color(
            option.state.testFlag(QStyle::State_Active) ? Color::SurfaceSelected : Color::SurfaceSelectedInactive);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        ground = theme::color(Color::SurfaceHover);
    const qint64 age = model->now() - hit.arrivedMs;
    if (!hit.seen && age < theme::rowArrivalMs && !option.state.testFlag(QStyle::State_Selected))
        ground = mixed(theme::color(Color::AccentSoft), ground, static_cast<double>(age) / theme::rowArrivalMs);
    painter->fillRect(rect, ground);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::color(Color::BorderSubtle));
    const QRect cell = rect.adjusted(CellPadding, 0, -CellPadding, -1);
    switch (index.column()) {
    case HitTableModel::State:
        paintState(*painter, rect, hit);
        break;
    case HitTableModel::Time:
        theme::paintText(*painter, cell, hit.time, Font::Data, theme::color(Color::TextSecondary));
        break;
    case HitTableModel::Event:
        paintEvent(*painter, cell, hit);
        break;
    case HitTableModel::Request:
        paintRequest(*painter, cell, hit);
        break;
    case HitTableModel::Client:
        theme::paintText(*painter, cell, index.data().toString(), Font::Base,
            theme::color(hit.client.isEmpty() ? Color::WarningText : Color::TextSecondary));
        break;
    case HitTableModel::Tags:
        paintTags(*painter, cell, hit);
        break;
    case HitTableModel::Milliseconds:
        theme::paintText(*painter, cell.adjusted(0, 0, -8, 0), hit.milliseconds, Font::Data,
            theme::color(Color::TextSecondary), Qt::AlignRight);
        break;
    default:
        break;
    }
    if (index.row() == m_view->currentIndex().row() && m_view->hasFocus() && theme::keyboardFocusIsVisible()) {
        painter->setClipRect(rect);
        theme::paintRing(*painter, QRect(0, rect.top(), m_view->viewport()->width(), rect.height()), 0);
    }
    painter->restore();
}

} // namespace sluis::models
