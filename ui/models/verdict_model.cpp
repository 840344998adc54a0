#include "ui/models/verdict_model.h"

#include "ui/bridge/text.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace sluis::models {

using theme::Color;
using theme::Font;

void VerdictModel::setVerdicts(const std::vector<bridge::Verdict>& oldestFirst)
{
    const std::vector<bridge::Verdict> next(oldestFirst.rbegin(), oldestFirst.rend());
    const bool sameHits = next.size() == m_verdicts.size()
        && std::equal(next.begin(), next.end(), m_verdicts.begin(),
            [](const bridge::Verdict& left, const bridge::Verdict& right) { return left.hit == right.hit; });
    if (sameHits) {
        m_verdicts = next;
        if (!m_verdicts.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_verdicts = next;
    endResetModel();
}

QModelIndex VerdictModel::indexOf(HitId hit) const
{
    const auto found = std::find_if(
        m_verdicts.begin(), m_verdicts.end(), [hit](const bridge::Verdict& verdict) { return verdict.hit == hit; });
    return found == m_verdicts.end() ? QModelIndex() : index(static_cast<int>(found - m_verdicts.begin()));
}

int VerdictModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_verdicts.size());
}

QVariant VerdictModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const bridge::Verdict& verdict = at(index);
    const QString truth = verdict.kind == bridge::Verdict::Kind::Yes ? tr("matches")
        : verdict.kind == bridge::Verdict::Kind::Almost              ? tr("one condition short")
                                                                     : tr("does not match");
    return QStringLiteral("%1 %2, %3 %4").arg(bridge::shortClockText(verdict.time), verdict.event, truth, verdict.note);
}

QSize VerdictDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, theme::rowHeight};
}

void VerdictDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    using Kind = bridge::Verdict::Kind;
    const bridge::Verdict& verdict = static_cast<const VerdictModel*>(index.model())->at(index);
    const QRect rect = option.rect;
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect,
            theme::color(
                option.state.testFlag(QStyle::State_Active) ? Color::SurfaceSelected : Color::SurfaceSelectedInactive));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, theme::color(Color::SurfaceHover));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::color(Color::BorderSubtle));
    int x = rect.left() + theme::space3;
    const QRect icon(x, rect.top() + 6, 16, 16);
    if (verdict.kind == Kind::Yes)
        theme::paintIcon(*painter, icon, QStringLiteral("ok"), Color::SuccessText);
    else if (verdict.kind == Kind::Almost)
        theme::paintIcon(*painter, icon, QStringLiteral("close"), Color::WarningText);
    else
        theme::paintIcon(*painter, icon, QStringLiteral("minus"), Color::TextTertiary);
    x += 26;
    const int right = rect.right() - theme::space3;
    theme::paintText(*painter, QRect(x, rect.top(), 64, rect.height()), bridge::shortClockText(verdict.time),
        Font::Data, theme::color(Color::TextSecondary));
    x += 66;
    const QString note
        = verdict.note.isEmpty() && verdict.kind == Kind::Yes && !m_notesAreData ? tr("matches") : verdict.note;
    const Font noteFont = m_notesAreData ? Font::Data : Font::Caption;
    const int noteWidth = std::min(theme::textWidth(note, noteFont), (right - x) * 6 / 10);
    theme::paintText(*painter, QRect(right - noteWidth, rect.top(), noteWidth + 1, rect.height()), note, noteFont,
        theme::color(verdict.kind == Kind::Almost && !m_notesAreData ? Color::WarningText : Color::TextSecondary));
    const bool strong = verdict.kind != Kind::No && !m_notesAreData;
    theme::paintText(*painter, QRect(x, rect.top(), right - noteWidth - 8 - x, rect.height()),
        verdict.event.isEmpty() ? QStringLiteral("\u2013") : verdict.event, strong ? Font::BaseMedium : Font::Base,
        theme::color(strong ? Color::TextPrimary : Color::TextSecondary));
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (view && view->hasFocus() && theme::keyboardFocusIsVisible() && view->currentIndex() == index)
        theme::paintRing(*painter, rect, 0);
    painter->restore();
}

} // namespace sluis::models
