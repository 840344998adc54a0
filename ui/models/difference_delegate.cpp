#include "ui/models/difference_delegate.h"

#include "ui/models/kind_look.h"
#include "ui/models/row_button.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/variable_text.h"

#include <QCursor>
#include <QMouseEvent>
#include <QPainter>
#include <QTreeView>

namespace sluis::models {

using theme::Color;
using theme::Font;
using What = container::EntityChange::What;

namespace {

    constexpr int RowPadding = 12;
    constexpr int FieldIndent = 44;
    constexpr int OpenWidth = 24;

    widgets::BadgeLook badgeOf(What what)
    {
        switch (what) {
        case What::Added:
            return {DifferenceDelegate::tr("added"), {}, widgets::Tone::Success};
        case What::Removed:
            return {DifferenceDelegate::tr("removed"), {}, widgets::Tone::Danger};
        case What::Renamed:
            return {DifferenceDelegate::tr("renamed"), {}, widgets::Tone::Accent};
        case What::Changed:
            break;
        }
        return {DifferenceDelegate::tr("changed"), {}, widgets::Tone::Accent};
    }

    void strikeOut(QPainter& painter, const QRect& where, int width, const QColor& ink)
    {
        const int y = where.center().y() + 1;
        painter.fillRect(QRect(where.left(), y, width, 1), ink);
    }

} // namespace

DifferenceDelegate::DifferenceDelegate(QTreeView* view)
    : QStyledItemDelegate(view)
    , m_view(view)
{ }

const DifferenceRow& DifferenceDelegate::rowOf(const QModelIndex& index) const
{
    return static_cast<const DifferenceTree*>(index.model())->at(index);
}

QRect DifferenceDelegate::wholeRow(const QRect& cell) const
{
    return {0, cell.top(), m_view->viewport()->width(), cell.height()};
}

QSize DifferenceDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {0, rowOf(index).kind == DifferenceRow::Kind::Entity ? EntityHeight : theme::rowHeight};
}

QRect DifferenceDelegate::openRect(const QRect& row) const
{
    return {row.right() - RowPadding - OpenWidth, row.top() + (row.height() - OpenWidth) / 2, OpenWidth, OpenWidth};
}

QRect DifferenceDelegate::takeBackRect(const QRect& row) const
{
    if (!m_takesBack)
        return {};
    const int width = rowButtonWidth({tr("Undo this"), QStringLiteral("undo"), true, false});
    return {openRect(row).left() - theme::space2 - width, row.top() + (row.height() - RowButtonHeight) / 2, width,
        RowButtonHeight};
}

void DifferenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const DifferenceRow& row = rowOf(index);
    painter->save();
    if (row.kind == DifferenceRow::Kind::Field)
        paintField(*painter, option.rect, row, index.column());
    else if (index.column() == 0)
        paintEntity(*painter, wholeRow(option.rect), row, index, option);
    if (option.state.testFlag(QStyle::State_HasFocus) && index.column() == 0)
        theme::paintRing(*painter, wholeRow(option.rect), 0);
    painter->restore();
}

void DifferenceDelegate::paintEntity(QPainter& painter, const QRect& rect, const DifferenceRow& row,
    const QModelIndex& index, const QStyleOptionViewItem& option) const
{
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(rect, color(hovered ? Color::SurfaceHover : Color::SurfacePage));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Color::BorderDefault));

    int x = rect.left() + theme::space4;
    const auto square = [&](int size) { return QRect(x, rect.top() + (rect.height() - size) / 2, size, size); };
    theme::paintIcon(painter, square(16),
        m_view->isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
        Color::TextTertiary);
    x += 16 + theme::space2;
    widgets::paintTile(painter, square(theme::tileSize), widgets::kindTile(widgetKind(row.ref.kind)));
    x += theme::tileSize + theme::space2;

    const int end = (m_takesBack ? takeBackRect(rect) : openRect(rect)).left() - theme::space3;
    const auto words = [&](const QString& text, Font font, Color ink) {
        const int width = theme::paintText(
            painter, QRect(x, rect.top(), std::max(0, end - x), rect.height()), text, font, color(ink));
        x += width + theme::space2;
        return width;
    };
    if (!row.oldName.isEmpty()) {
        const QRect where(x, rect.top(), rect.width(), rect.height());
        strikeOut(painter, where, words(row.oldName, Font::Base, Color::TextSecondary), color(Color::TextSecondary));
        theme::paintIcon(painter, square(14), QStringLiteral("arrow-right"), Color::TextTertiary);
        x += 14 + theme::space2;
    }
    const QRect nameAt(x, rect.top(), rect.width(), rect.height());
    const bool gone = row.what == What::Removed;
    const int nameWidth = words(row.name, Font::BaseStrong, gone ? Color::TextSecondary : Color::TextPrimary);
    if (gone)
        strikeOut(painter, nameAt, nameWidth, color(Color::TextSecondary));
    words(row.type, Font::Base, Color::TextSecondary);
    if (x < end)
        x += widgets::paintBadge(painter, QRect(x, rect.top(), end - x, rect.height()), badgeOf(row.what))
            + theme::space2;
    words(row.note, Font::Base, Color::TextSecondary);

    const QPoint pointer = m_view->viewport()->mapFromGlobal(QCursor::pos());
    if (m_takesBack)
        paintRowButton(painter, takeBackRect(rect),
            {tr("Undo this"), QStringLiteral("undo"), true, hovered && takeBackRect(rect).contains(pointer)});
    if (!gone)
        theme::paintIcon(painter, openRect(rect).adjusted(4, 4, -4, -4), QStringLiteral("open"), Color::TextSecondary);
}

void DifferenceDelegate::paintField(QPainter& painter, const QRect& cell, const DifferenceRow& row, int column) const
{
    const bool same = row.before == row.after && row.wasAbsent == row.isAbsent;
    Color ground = Color::SurfacePage;
    if (!same && column == 1 && !row.wasAbsent)
        ground = Color::DangerSoft;
    if (!same && column == 2 && !row.isAbsent)
        ground = Color::SuccessSoft;
    const QRect area = column == 0 ? QRect(0, cell.top(), cell.right() + 1, cell.height()) : cell;
    painter.fillRect(area, color(ground));
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), color(Color::BorderSubtle));
    if (column == 0) {
        theme::paintText(painter,
            QRect(FieldIndent, cell.top(), cell.right() - FieldIndent - theme::space2, cell.height()), row.name,
            Font::Base, color(Color::TextSecondary));
        return;
    }
    const bool absent = column == 1 ? row.wasAbsent : row.isAbsent;
    const QString& text = column == 1 ? row.before : row.after;
    const QRect words = cell.adjusted(theme::space2, 0, -theme::space2, -1);
    if (absent || text.isEmpty()) {
        theme::paintText(
            painter, words, absent ? QStringLiteral("–") : tr("empty"), Font::Data, color(Color::TextTertiary));
        return;
    }
    Color ink = same ? Color::TextTertiary : column == 1 ? Color::DangerText : Color::SuccessText;
    if (text.contains(QStringLiteral("{{"))) {
        widgets::paintTextWithReferences(painter, words, text, Font::Data, color(ink));
        return;
    }
    const int width = theme::paintText(painter, words, text, Font::Data, color(ink));
    if (!same && column == 1)
        strikeOut(painter, words, width, color(ink));
}

bool DifferenceDelegate::editorEvent(
    QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const DifferenceRow& row = rowOf(index);
    if (event->type() != QEvent::MouseButtonRelease || row.kind != DifferenceRow::Kind::Entity)
        return false;
    const QPoint where = static_cast<QMouseEvent*>(event)->position().toPoint();
    const QRect rect = wholeRow(option.rect);
    if (m_takesBack && takeBackRect(rect).contains(where))
        Q_EMIT takeBackRequested(row.ref);
    else if (row.what != What::Removed && openRect(rect).contains(where))
        Q_EMIT openRequested(row.ref);
    else
        m_view->setExpanded(index.siblingAtColumn(0), !m_view->isExpanded(index.siblingAtColumn(0)));
    return true;
}

} // namespace sluis::models
