#include "ui/models/entity_delegate.h"

#include "ui/bridge/text.h"
#include "ui/models/kind_look.h"
#include "ui/models/row_button.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/variable_text.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QTreeView>

namespace sluis::models {

using theme::Color;
using theme::Font;

namespace {

    constexpr int RowPadding = 12;
    constexpr int CellPadding = 8;
    constexpr int BarHeight = 14;
    constexpr int BarCount = 12;
    constexpr int BarsWidth = BarCount * 4;

    QRect square(int x, const QRect& row, int size)
    {
        return {x, row.top() + (row.height() - size) / 2, size, size};
    }

    widgets::ChipLook chipLook(const RowChip& chip)
    {
        widgets::ChipLook look;
        look.text = chip.text;
        look.tile = widgets::kindTile(widgetKind(chip.entity.kind));
        return look;
    }

    void lineBelow(QPainter& painter, const QRect& rect, Color color)
    {
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::color(color));
    }

    QString stateIcon(EntityRow::State state)
    {
        switch (state) {
        case EntityRow::State::Paused:
            return QStringLiteral("pause");
        case EntityRow::State::NotRunnable:
            return QStringLiteral("not-fired");
        case EntityRow::State::Unused:
            return QStringLiteral("minus");
        case EntityRow::State::Active:
            break;
        }
        return QStringLiteral("fire");
    }

} // namespace

EntityDelegate::EntityDelegate(std::vector<EntityColumnSpec> columns, QTreeView* view)
    : QStyledItemDelegate(view)
    , m_columns(std::move(columns))
    , m_view(view)
{ }

const EntityRow& EntityDelegate::rowOf(const QModelIndex& index) const
{
    return static_cast<const EntityTree*>(index.model())->at(index);
}

QSize EntityDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, theme::rowHeight};
}

QRect EntityDelegate::wholeRow(const QRect& cell) const
{
    return {0, cell.top(), m_view->viewport()->width(), cell.height()};
}

bool EntityDelegate::isHovered(const QRect& rect, const QStyleOptionViewItem& option) const
{
    return option.state.testFlag(QStyle::State_MouseOver)
        && rect.contains(m_view->viewport()->mapFromGlobal(QCursor::pos()));
}

void EntityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const EntityRow& row = rowOf(index);
    painter->save();
    // A row that spans its columns is painted whole by each of them: the view asks only the columns of what it
    // repaints.
    if (row.kind == EntityRow::Kind::Folder) {
        paintFolder(*painter, wholeRow(option.rect), row, index.siblingAtColumn(0));
    } else if (row.kind == EntityRow::Kind::Problem) {
        paintProblem(*painter, wholeRow(option.rect), row, option);
    } else {
        const QRect rect = index.column() == 0
            ? QRect(0, option.rect.top(), option.rect.right() + 1, option.rect.height())
            : option.rect;
        QColor ground = theme::color(Color::SurfacePage);
        if (option.state.testFlag(QStyle::State_Selected))
            ground = theme::color(
                option.state.testFlag(QStyle::State_Active) ? Color::SurfaceSelected : Color::SurfaceSelectedInactive);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            ground = theme::color(Color::SurfaceHover);
        painter->fillRect(rect, ground);
        lineBelow(*painter, rect, Color::BorderSubtle);
        painter->setClipRect(rect);
        paintCell(*painter, rect.adjusted(CellPadding, 0, -CellPadding, -1), row,
            m_columns[static_cast<size_t>(index.column())].column, option);
        if (option.state.testFlag(QStyle::State_HasFocus)
            && m_view->currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0))
            theme::paintRing(*painter, wholeRow(option.rect), 0);
    }
    painter->restore();
}

void EntityDelegate::paintFolder(
    QPainter& painter, const QRect& rect, const EntityRow& row, const QModelIndex& index) const
{
    painter.fillRect(rect, theme::color(Color::SurfaceWindow));
    lineBelow(painter, rect, Color::BorderSubtle);
    int x = rect.left() + RowPadding;
    theme::paintIcon(painter, square(x, rect, 16),
        m_view->isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
        Color::TextTertiary);
    x += 16 + 6;
    theme::paintIcon(painter, square(x, rect, 16), row.icon, Color::TextSecondary);
    x += 16 + 6;
    const int right = rect.right() - RowPadding;
    x += theme::paintText(painter, QRect(x, rect.top(), right - x, rect.height()), row.name, Font::BaseStrong,
             theme::color(Color::TextPrimary))
        + 6;
    theme::paintText(painter, QRect(x, rect.top(), right - x, rect.height()), QString::number(row.count), Font::Base,
        theme::color(Color::TextTertiary));
    if (row.done == 0)
        return;
    const QString sum = row.failed > 0
        ? tr("%1, %2 failed").arg(QLocale().toString(row.done), QLocale().toString(row.failed))
        : QLocale().toString(row.done);
    theme::paintText(painter, QRect(x, rect.top(), right - x + 1, rect.height()), sum, Font::Caption,
        theme::color(Color::TextTertiary), Qt::AlignRight);
}

std::vector<EntityDelegate::Target> EntityDelegate::problemTargets(const EntityRow& row, const QRect& rect) const
{
    std::vector<Target> targets;
    int right = rect.right() - RowPadding;
    const int top = rect.top() + (rect.height() - RowButtonHeight) / 2;
    const int open = rowButtonWidth({tr("Open field"), QStringLiteral("open"), true, false});
    right -= open;
    targets.push_back({QRect(right, top, open, RowButtonHeight), {}, -1, true});
    for (int repair = static_cast<int>(row.repairs.size()) - 1; repair >= 0; --repair) {
        const int width = rowButtonWidth({row.repairs[repair], {}, false, false});
        right -= width + 8;
        targets.push_back({QRect(right, top, width, RowButtonHeight), {}, repair, false});
    }
    return targets;
}

void EntityDelegate::paintProblem(
    QPainter& painter, const QRect& rect, const EntityRow& row, const QStyleOptionViewItem& option) const
{
    const bool error = row.severity == bridge::Severity::Error;
    painter.fillRect(rect, theme::color(error ? Color::DangerSoft : Color::WarningSoft));
    lineBelow(painter, rect, error ? Color::DangerBorder : Color::WarningBorder);
    int x = rect.left() + RowPadding;
    theme::paintIcon(painter, square(x, rect, 16), error ? QStringLiteral("error") : QStringLiteral("warning"),
        error ? Color::DangerText : Color::WarningText);
    x += 16 + 8;
    int right = rect.right() - RowPadding;
    for (const Target& target : problemTargets(row, rect)) {
        const bool hovered = isHovered(target.rect, option);
        if (target.opensField)
            paintRowButton(painter, target.rect, {tr("Open field"), QStringLiteral("open"), true, hovered});
        else
            paintRowButton(painter, target.rect, {row.repairs[target.repair], {}, false, hovered});
        right = target.rect.left() - 8;
    }
    painter.setClipRect(QRect(x, rect.top(), right - x, rect.height()));
    widgets::paintTextWithReferences(painter, QRect(x, rect.top(), right - x, rect.height()), row.name, Font::Base,
        theme::color(Color::TextPrimary));
}

std::vector<EntityDelegate::Target> EntityDelegate::chipTargets(const EntityRow& row, const QRect& cell) const
{
    std::vector<Target> targets;
    int x = cell.left();
    for (const RowChip& chip : row.chips) {
        const int width = widgets::chipWidth(chipLook(chip));
        const int left = cell.right() - x;
        const bool first = targets.empty();
        if (!first && width > left)
            break;
        targets.push_back(
            {QRect(x, cell.top() + (cell.height() - theme::chipHeight) / 2, std::min(width, left), theme::chipHeight),
                chip.entity, -1, false});
        x += width + 4;
    }
    return targets;
}

void EntityDelegate::paintActivity(QPainter& painter, const QRect& cell, const EntityRow& row) const
{
    if (row.done == 0 && row.failed == 0) {
        theme::paintText(painter, cell, QStringLiteral("\u2013"), Font::Base, theme::color(Color::TextTertiary));
        return;
    }
    QVector<int> done;
    QVector<int> failed;
    for (const auto& [all, bad] : row.bars) {
        done << all;
        failed << bad;
    }
    widgets::paintBars(painter, QRect(cell.left(), cell.top() + (cell.height() - BarHeight) / 2, BarsWidth, BarHeight),
        done, failed, Color::BorderStrong);
    const int x = cell.left() + BarsWidth + 8;
    const int numberWidth = 44;
    theme::paintText(painter, QRect(x, cell.top(), numberWidth, cell.height()), QLocale().toString(row.done),
        Font::Data, theme::color(Color::TextPrimary), Qt::AlignRight);
    if (row.failed == 0)
        return;
    const int failedX = x + numberWidth + 8;
    theme::paintIcon(painter, square(failedX, cell, 14), QStringLiteral("error"), Color::DangerText);
    theme::paintText(painter, QRect(failedX + 18, cell.top(), cell.right() - failedX - 18, cell.height()),
        QLocale().toString(row.failed), Font::CaptionMedium, theme::color(Color::DangerText));
}

void EntityDelegate::paintCell(QPainter& painter, const QRect& cell, const EntityRow& row, EntityColumn column,
    const QStyleOptionViewItem& option) const
{
    const bool dim = row.state == EntityRow::State::Paused || row.state == EntityRow::State::NotRunnable;
    switch (column) {
    case EntityColumn::State:
        if (row.ref.kind == container::EntityKind::Tag || row.state == EntityRow::State::Unused) {
            const bool active = row.state == EntityRow::State::Active;
            theme::paintIcon(painter, square(RowPadding, cell, 16), stateIcon(row.state),
                active ? Color::SuccessText : Color::TextTertiary);
        } else {
            theme::paintIcon(
                painter, square(RowPadding, cell, 16), row.icon, widgets::kindColor(widgetKind(row.ref.kind)));
        }
        break;
    case EntityColumn::Name:
        theme::paintText(
            painter, cell, row.name, Font::BaseMedium, theme::color(dim ? Color::TextSecondary : Color::TextPrimary));
        break;
    case EntityColumn::Type: {
        int x = cell.left();
        if (!row.monogram.isEmpty()) {
            widgets::paintTile(painter, square(x, cell, theme::tileSize), widgets::monogramTile(row.monogram));
            x += theme::tileSize + 8;
        }
        theme::paintText(painter, QRect(x, cell.top(), cell.right() - x, cell.height()), row.type, Font::Base,
            theme::color(Color::TextSecondary));
        break;
    }
    case EntityColumn::Chips: {
        const std::vector<Target> targets = chipTargets(row, cell);
        for (size_t number = 0; number < targets.size(); ++number) {
            widgets::ChipLook look = chipLook(row.chips[number]);
            look.hovered = isHovered(targets[number].rect, option);
            widgets::paintChip(painter, targets[number].rect, look);
        }
        if (row.chips.empty())
            theme::paintText(painter, cell, row.chipsNote, Font::Base, theme::color(Color::TextTertiary));
        else if (targets.size() < row.chips.size())
            theme::paintText(painter,
                QRect(targets.back().rect.right() + 6, cell.top(), cell.right() - targets.back().rect.right(),
                    cell.height()),
                QStringLiteral("+%1").arg(row.chips.size() - targets.size()), Font::Caption,
                theme::color(Color::TextTertiary));
        break;
    }
    case EntityColumn::Data:
        theme::paintText(painter, cell, row.data,
            row.ref.kind == container::EntityKind::Trigger ? Font::Base : Font::Data,
            theme::color(Color::TextSecondary));
        break;
    case EntityColumn::Number: {
        int x = cell.left();
        if (row.ref.kind == container::EntityKind::Tag) {
            widgets::paintTile(
                painter, square(x, cell, theme::tileChipSize), widgets::kindTile(widgets::Kind::Transformation));
            x += theme::tileChipSize + 4;
        }
        x += theme::paintText(painter, QRect(x, cell.top(), cell.right() - x, cell.height()),
                 QString::number(row.number), Font::Base, theme::color(Color::TextPrimary))
            + 6;
        theme::paintText(painter, QRect(x, cell.top(), cell.right() - x, cell.height()), row.numberNote, Font::Caption,
            theme::color(Color::TextTertiary));
        break;
    }
    case EntityColumn::Last:
        theme::paintText(painter, cell, row.last.isEmpty() ? QStringLiteral("\u2013") : row.last, Font::Data,
            theme::color(row.last.isEmpty() ? Color::TextTertiary : Color::TextSecondary));
        break;
    case EntityColumn::Activity:
        paintActivity(painter, cell, row);
        break;
    case EntityColumn::Problems: {
        const QString words = plainText(row, EntityColumn::Problems);
        if (words.isEmpty())
            break;
        const bool error = row.errors > 0;
        theme::paintIcon(painter, square(cell.left(), cell, 14),
            error ? QStringLiteral("error") : QStringLiteral("warning"),
            error ? Color::DangerText : Color::WarningText);
        theme::paintText(painter, cell.adjusted(18, 0, 0, 0), words, Font::CaptionMedium,
            theme::color(error ? Color::DangerText : Color::WarningText));
        break;
    }
    }
}

bool EntityDelegate::editorEvent(
    QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton)
        return false;
    const EntityRow& row = rowOf(index);
    if (row.kind == EntityRow::Kind::Folder) {
        m_view->setExpanded(index.siblingAtColumn(0), !m_view->isExpanded(index.siblingAtColumn(0)));
        return true;
    }
    if (row.kind == EntityRow::Kind::Problem) {
        for (const Target& target : problemTargets(row, wholeRow(option.rect))) {
            if (!target.rect.contains(mouse->pos()))
                continue;
            if (target.opensField)
                Q_EMIT fieldChosen(index.siblingAtColumn(0));
            else
                Q_EMIT repairChosen(index.siblingAtColumn(0), target.repair);
            return true;
        }
        return true;
    }
    if (m_columns[static_cast<size_t>(index.column())].column != EntityColumn::Chips)
        return false;
    for (const Target& target : chipTargets(row, option.rect.adjusted(CellPadding, 0, -CellPadding, -1))) {
        if (target.rect.contains(mouse->pos())) {
            Q_EMIT entityChosen(target.entity);
            return true;
        }
    }
    return false;
}

} // namespace sluis::models
