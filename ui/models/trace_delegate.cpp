#include "ui/models/trace_delegate.h"

#include "ui/models/code_paint.h"
#include "ui/models/kind_look.h"
#include "ui/models/row_button.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/variable_text.h"

#include <QMouseEvent>
#include <QPainter>
#include <QTreeView>

namespace sluis::models {

using theme::Color;
using theme::Font;
using widgets::Tone;
using Kind = TraceRow::Kind;
using Mark = TraceRow::Mark;

namespace {

    constexpr int SideMargin = 16;
    constexpr int TagHeight = 36;
    constexpr int ByHeight = 26;
    constexpr int ConditionHeight = 24;
    constexpr int RequestGap = 6;
    constexpr int RequestHeight = 32;
    constexpr int CodePadding = 6;
    constexpr int ParameterHeight = 26;
    constexpr int GroupHeight = 24;
    constexpr int TimeWidth = 44;
    constexpr int LabelWidth = 160;

    QRect square(int x, const QRect& row, int size)
    {
        return {x, row.top() + (row.height() - size) / 2, size, size};
    }

    void lineBelow(QPainter& painter, const QRect& rect, Color color = Color::BorderSubtle)
    {
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::color(color));
    }

    Color iconColor(Tone tone)
    {
        return tone == Tone::Neutral ? Color::TextTertiary : widgets::toneText(tone);
    }

    void paintChevron(QPainter& painter, const QRect& where, bool open)
    {
        theme::paintIcon(painter, where, open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
            Color::TextTertiary);
    }

    widgets::ChipLook chipLook(const RowChip& chip)
    {
        widgets::ChipLook look;
        look.text = chip.text;
        look.tile = widgets::kindTile(widgetKind(chip.entity.kind));
        return look;
    }

    int codeLines(const TraceRow& row)
    {
        return static_cast<int>(row.value.count(u'\n')) + 1;
    }

    QRect fromTo(const QRect& row, int left, int right)
    {
        return {left, row.top(), std::max(0, right - left), row.height()};
    }

    QString displayed(const QString& text)
    {
        return text.isEmpty() ? QStringLiteral("\u2013") : text;
    }

} // namespace

TraceDelegate::TraceDelegate(QTreeView* view)
    : QStyledItemDelegate(view)
    , m_view(view)
{ }

const TraceRow& TraceDelegate::rowOf(const QModelIndex& index) const
{
    return static_cast<const TraceTree*>(index.model())->at(index);
}

QSize TraceDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const TraceRow& row = rowOf(index);
    switch (row.kind) {
    case Kind::Tag:
    case Kind::Trigger:
        return {0, TagHeight};
    case Kind::By:
        return {0, ByHeight};
    case Kind::Condition:
        return {0, ConditionHeight};
    case Kind::Request: {
        const bool boxed = index.model()->rowCount(index) == 0;
        return {0, RequestGap + RequestHeight + (boxed ? CodePadding : 0)};
    }
    case Kind::Code:
        return {0, codeLines(row) * CodeLineHeight + 2 * CodePadding + CodePadding};
    case Kind::Group:
        return {0, GroupHeight};
    case Kind::Parameter:
    case Kind::Pair:
        return {0, ParameterHeight};
    default:
        return {0, theme::rowHeight};
    }
}

bool TraceDelegate::isHovered(const QRect& rect, const QStyleOptionViewItem& option) const
{
    return option.state.testFlag(QStyle::State_MouseOver)
        && rect.contains(m_view->viewport()->mapFromGlobal(QCursor::pos()));
}

void TraceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const TraceRow& row = rowOf(index);
    const QRect rect(0, option.rect.top(), m_view->viewport()->width(), option.rect.height());
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool plain = row.kind != Kind::Section && row.kind != Kind::Group;
    if (selected && plain)
        painter->fillRect(rect,
            theme::color(
                option.state.testFlag(QStyle::State_Active) ? Color::SurfaceSelected : Color::SurfaceSelectedInactive));
    else if (plain && option.state.testFlag(QStyle::State_MouseOver)
        && (row.entity || index.model()->rowCount(index) > 0) && row.kind != Kind::Request)
        painter->fillRect(rect, theme::color(Color::SurfaceHover));
    switch (row.kind) {
    case Kind::Section:
        paintSection(*painter, rect, row);
        break;
    case Kind::Tag:
    case Kind::Trigger:
        paintTag(*painter, rect, row, index);
        break;
    case Kind::By:
        paintBy(*painter, rect, row, option);
        break;
    case Kind::Condition:
        paintCondition(*painter, rect, row);
        break;
    case Kind::Request:
        paintRequest(*painter, rect, row, index, option);
        break;
    case Kind::Code:
        paintCode(*painter, rect, row, index);
        break;
    case Kind::Pair:
    case Kind::Line:
        paintPair(*painter, rect, row);
        break;
    case Kind::Group:
        paintGroup(*painter, rect, row, index);
        break;
    case Kind::Parameter:
        paintParameter(*painter, rect, row);
        break;
    case Kind::Variable:
        paintVariable(*painter, rect, row, index);
        break;
    case Kind::Note:
        paintNote(*painter, rect, row, index);
        break;
    }
    if (m_view->hasFocus() && theme::keyboardFocusIsVisible() && index == m_view->currentIndex())
        theme::paintRing(*painter, rect, 0);
    painter->restore();
}

void TraceDelegate::paintSection(QPainter& painter, const QRect& rect, const TraceRow& row) const
{
    painter.fillRect(rect, theme::color(Color::SurfaceSunken));
    lineBelow(painter, rect);
    int x = rect.left() + SideMargin;
    const int right = rect.right() - SideMargin;
    const int noteWidth = theme::textWidth(row.right, Font::Caption);
    theme::paintText(painter, fromTo(rect, right - noteWidth, right + 1), row.right, Font::Caption,
        theme::color(Color::TextTertiary));
    x += theme::paintText(painter, fromTo(rect, x, right - noteWidth - 8), row.title, Font::BaseStrong,
             theme::color(Color::TextPrimary))
        + 8;
    theme::paintText(
        painter, fromTo(rect, x, right - noteWidth - 8), row.detail, Font::Base, theme::color(Color::TextTertiary));
}

void TraceDelegate::paintTag(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const
{
    const bool open = m_view->isExpanded(index) && index.model()->rowCount(index) > 0;
    if (!open)
        lineBelow(painter, rect);
    int x = rect.left() + 12;
    if (index.model()->rowCount(index) > 0)
        paintChevron(painter, square(x, rect, 16), open);
    x += 16 + 8;
    theme::paintIcon(painter, square(x, rect, theme::iconRow), row.icon, iconColor(row.tone));
    x += theme::iconRow + 8;
    if (!row.monogram.isEmpty()) {
        widgets::paintTile(painter, square(x, rect, theme::tileSize), widgets::monogramTile(row.monogram));
        x += theme::tileSize + 8;
    } else if (row.entity) {
        widgets::paintTile(painter, square(x, rect, theme::tileSize), widgets::kindTile(widgetKind(row.entity->kind)));
        x += theme::tileSize + 8;
    }
    // From the right: time, outcome.
    int right = rect.right() - SideMargin;
    if (!row.rightData.isEmpty()) {
        theme::paintText(painter, fromTo(rect, right - TimeWidth, right + 1), row.rightData, Font::Data,
            theme::color(Color::TextSecondary), Qt::AlignRight);
        right -= TimeWidth + 8;
    }
    if (!row.badge.isEmpty()) {
        right -= widgets::paintBadge(
                     painter, fromTo(rect, x, right), {row.badge, row.badgeIcon, row.badgeTone}, Qt::AlignRight)
            + 8;
    } else if (!row.right.isEmpty()) {
        const Color color = row.rightTone == Tone::Neutral ? Color::TextTertiary : widgets::toneText(row.rightTone);
        const bool data = !row.rightReference.isEmpty();
        const QString was = tr("was", "the value was");
        const int limit = (right - x) * 3 / 5;
        int width = std::min(theme::textWidth(row.right, data ? Font::Data : Font::Base), limit);
        theme::paintText(painter, fromTo(rect, right - width, right + 1), row.right, data ? Font::Data : Font::Base,
            theme::color(color));
        right -= width;
        if (data) {
            const int wasWidth = theme::textWidth(was, Font::Base);
            right -= wasWidth + 4;
            theme::paintText(painter, fromTo(rect, right, right + wasWidth + 2), was, Font::Base,
                theme::color(Color::TextSecondary));
            const int referenceWidth = std::min(widgets::referenceWidth(row.rightReference), limit);
            right -= referenceWidth + 4;
            widgets::paintReference(painter, fromTo(rect, right, right + referenceWidth), row.rightReference);
        } else if (!row.badgeIcon.isEmpty()) {
            right -= theme::iconRow + 4;
            theme::paintIcon(painter, square(right, rect, theme::iconRow), row.badgeIcon, Color::TextTertiary);
        }
        right -= 8;
    }
    const bool quiet = row.icon == QLatin1String("not-fired") || row.icon == QLatin1String("minus");
    x += theme::paintText(painter, fromTo(rect, x, right), row.title, quiet ? Font::Base : Font::BaseMedium,
             theme::color(quiet ? Color::TextSecondary : Color::TextPrimary))
        + 8;
    if (right - x > 24)
        theme::paintText(painter, fromTo(rect, x, right), row.detail, Font::Base, theme::color(Color::TextTertiary));
}

std::vector<TraceDelegate::Target> TraceDelegate::targetsOf(const TraceRow& row, const QRect& rect) const
{
    std::vector<Target> targets;
    if (row.kind == Kind::By) {
        int x = rect.left() + m_indent + theme::textWidth(row.title, Font::Base) + 6;
        for (const RowChip& chip : row.chips) {
            const int width = widgets::chipWidth(chipLook(chip));
            targets.push_back({QRect(x, rect.top() + (rect.height() - theme::chipHeight) / 2, width, theme::chipHeight),
                {}, chip.entity});
            x += width + 4;
        }
    } else if (row.kind == Kind::Request) {
        int right = rect.right() - SideMargin - 6;
        for (auto action = row.actions.rbegin(); action != row.actions.rend(); ++action) {
            const int width = rowButtonWidth({action->text, action->icon, false, false});
            right -= width;
            targets.push_back(
                {QRect(right, rect.top() + RequestGap + (RequestHeight - RowButtonHeight) / 2, width, RowButtonHeight),
                    action->id, {}});
            right -= 4;
        }
    }
    return targets;
}

void TraceDelegate::paintBy(
    QPainter& painter, const QRect& rect, const TraceRow& row, const QStyleOptionViewItem& option) const
{
    theme::paintText(painter, fromTo(rect, rect.left() + m_indent, rect.right() - SideMargin), row.title, Font::Base,
        theme::color(Color::TextSecondary));
    const std::vector<Target> targets = targetsOf(row, rect);
    for (size_t number = 0; number < targets.size(); ++number) {
        widgets::ChipLook look = chipLook(row.chips[number]);
        look.hovered = isHovered(targets[number].rect, option);
        widgets::paintChip(painter, targets[number].rect, look);
    }
}

void TraceDelegate::paintCondition(QPainter& painter, const QRect& rect, const TraceRow& row) const
{
    const int left = rect.left() + m_indent;
    const int right = rect.right() - SideMargin;
    theme::paintIcon(painter, square(left, rect, theme::iconRow), row.icon, iconColor(row.tone));
    const int width = right - left - 20 - 3 * 6;
    const int reference = std::min(222, width * 40 / 100);
    const int comparison = std::min(108, width * 20 / 100);
    const int expected = std::min(110, width * 20 / 100);
    int x = left + 26;
    widgets::paintReference(painter, fromTo(rect, x, x + reference), row.reference);
    x += reference + 6;
    theme::paintText(
        painter, fromTo(rect, x, x + comparison), row.title, Font::Base, theme::color(Color::TextSecondary));
    x += comparison + 6;
    theme::paintText(painter, fromTo(rect, x, x + expected), row.value, Font::Data, theme::color(Color::TextPrimary));
    x += expected + 6;
    x += theme::paintText(painter, fromTo(rect, x, right), tr("was", "the value was"), Font::Caption,
             theme::color(Color::TextTertiary))
        + 4;
    theme::paintText(painter, fromTo(rect, x, right), row.other, Font::Data,
        theme::color(row.tone == Tone::Neutral ? Color::TextSecondary : widgets::toneText(row.tone)));
}

void TraceDelegate::paintRequest(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index,
    const QStyleOptionViewItem& option) const
{
    const QModelIndex first = index.model()->index(0, 0, index);
    const bool continues = m_view->isExpanded(index) && first.isValid() && rowOf(first).kind == Kind::Code;
    QRect box(rect.left() + m_indent, rect.top() + RequestGap, rect.width() - m_indent - SideMargin, RequestHeight);
    const Color ground = widgets::toneSoft(row.badgeTone);
    const Color line = widgets::toneBorder(row.badgeTone);
    painter.save();
    painter.setClipRect(box);
    QRect drawn = box;
    if (continues)
        drawn.setBottom(drawn.bottom() + 2 * theme::radiusCard);
    theme::paintBox(painter, drawn, theme::color(ground), theme::color(line), theme::radiusCard);
    if (continues)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme::color(line));
    painter.restore();
    int x = box.left() + 8;
    x += widgets::paintBadge(painter, fromTo(box, x, box.right()), {row.badge, row.badgeIcon, row.badgeTone}) + 8;
    int right = box.right() - 6;
    const std::vector<Target> targets = targetsOf(row, rect);
    for (const Target& target : targets) {
        const auto action = std::find_if(
            row.actions.begin(), row.actions.end(), [&](const RowAction& each) { return each.id == target.action; });
        paintRowButton(painter, target.rect,
            {action->text, action->icon, action->id != QLatin1String("send"), isHovered(target.rect, option)});
        right = target.rect.left() - 8;
    }
    theme::paintText(painter, fromTo(box, x, right), row.value, Font::Data, theme::color(Color::TextPrimary),
        Qt::AlignLeft, Qt::ElideMiddle);
}

void TraceDelegate::paintCode(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const
{
    const bool underRequest = index.parent().isValid() && rowOf(index.parent()).kind == Kind::Request;
    const bool underCaption = index.parent().isValid() && rowOf(index.parent()).kind == Kind::Section;
    const int left = rect.left() + (underCaption ? SideMargin : m_indent);
    const QRect box(left, rect.top() + (underRequest ? 0 : CodePadding), rect.right() + 1 - left - SideMargin,
        rect.height() - CodePadding);
    const Tone tone = underRequest ? rowOf(index.parent()).badgeTone : Tone::Neutral;
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    QRect drawn = box;
    if (underRequest)
        drawn.setTop(drawn.top() - 2 * theme::radiusCard);
    theme::paintBox(painter, drawn, theme::color(Color::SurfaceSunken),
        theme::color(tone == Tone::Neutral ? Color::BorderSubtle : widgets::toneBorder(tone)), theme::radiusCard);
    const QStringList lines = row.value.split(u'\n');
    const QRect visible = m_view->viewport()->rect();
    for (int number = 0; number < lines.size(); ++number) {
        const QRect line(
            box.left() + 10, box.top() + CodePadding + number * CodeLineHeight, box.width() - 20, CodeLineHeight);
        if (line.intersects(visible))
            paintCodeLine(painter, line, lines[number]);
    }
    painter.restore();
}

void TraceDelegate::paintPair(QPainter& painter, const QRect& rect, const TraceRow& row) const
{
    lineBelow(painter, rect);
    const int left = rect.left() + SideMargin;
    int right = rect.right() - SideMargin;
    if (!row.rightData.isEmpty()) {
        const int width = theme::textWidth(row.rightData, Font::Data);
        theme::paintText(painter, fromTo(rect, right - width, right + 1), row.rightData, Font::Data,
            theme::color(Color::TextTertiary));
        right -= width + 8;
    }
    const int label = std::min(LabelWidth, (right - left) / 2);
    theme::paintText(painter, fromTo(rect, left, left + label - 8), row.title, row.keyIsData ? Font::Data : Font::Base,
        theme::color(Color::TextSecondary));
    theme::paintText(
        painter, fromTo(rect, left + label, right), displayed(row.value), Font::Data, theme::color(Color::TextPrimary));
}

void TraceDelegate::paintGroup(
    QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const
{
    painter.fillRect(rect, theme::color(Color::SurfaceWindow));
    lineBelow(painter, rect);
    int x = rect.left() + 12;
    paintChevron(painter, square(x, rect, 14), m_view->isExpanded(index));
    x += 14 + 6;
    const int right = rect.right() - SideMargin;
    x += theme::paintText(
             painter, fromTo(rect, x, right), row.title, Font::CaptionStrong, theme::color(Color::TextSecondary))
        + 6;
    x += theme::paintText(painter, fromTo(rect, x, right), row.detail, Font::Caption, theme::color(Color::TextTertiary))
        + 8;
    theme::paintText(painter, fromTo(rect, x, right + 1), row.right, Font::Caption, theme::color(Color::TextTertiary),
        Qt::AlignRight);
}

QList<int> TraceDelegate::parameterColumns(int width, bool compared, bool reasons)
{
    // 18 mark, then key, before, after, because of with gaps of 8, inside paddings of 12 and 16.
    const int room = width - 12 - SideMargin - 18 - 8;
    if (!compared)
        return {18, room * 40 / 100, room * 60 / 100 - 8, 0, 0};
    const int because = reasons ? std::min(132, room * 22 / 100) : 0;
    const int key = std::min(200, (room - because) * 34 / 100);
    const int values = room - because - key - 3 * 8;
    return {18, key, values / 2, values - values / 2, because};
}

void TraceDelegate::paintParameter(QPainter& painter, const QRect& rect, const TraceRow& row) const
{
    Color bar = Color::SurfacePage;
    if (row.mark == Mark::Hidden) {
        painter.fillRect(rect, theme::color(Color::SurfaceSunken));
        bar = Color::BorderStrong;
    } else if (row.mark == Mark::Added) {
        painter.fillRect(rect, theme::color(Color::SuccessSoft));
        bar = Color::SuccessSolid;
    } else if (row.mark == Mark::Changed) {
        bar = Color::AccentBase;
    }
    lineBelow(painter, rect);
    const bool marked = row.mark == Mark::Hidden || row.mark == Mark::Added || row.mark == Mark::Changed;
    if (marked)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme::color(bar));
    const QList<int> columns = parameterColumns(rect.width(), m_compared, m_reasons);
    int x = rect.left() + 12;
    if (row.mark == Mark::Hidden)
        theme::paintIcon(painter, square(x, rect, 14), QStringLiteral("lock"), Color::TextSecondary);
    else if (marked)
        theme::paintText(painter, fromTo(rect, x + 3, x + 18),
            row.mark == Mark::Added ? QStringLiteral("+") : QStringLiteral("~"), Font::DataMedium,
            theme::color(row.mark == Mark::Added ? Color::SuccessText : Color::AccentText));
    x += columns[0] + 8;
    const bool hidden = row.mark == Mark::Hidden;
    theme::paintText(painter, fromTo(rect, x, x + columns[1]), row.title, Font::Data,
        theme::color(hidden ? Color::TextSecondary : Color::TextPrimary));
    x += columns[1] + 8;
    const bool struck = hidden || row.mark == Mark::Changed;
    const bool isUrl = row.value.startsWith(QLatin1String("http"));
    const int width = theme::paintText(painter, fromTo(rect, x, x + columns[2]), displayed(row.value), Font::Data,
        theme::color(struck || row.value.isEmpty() ? Color::TextTertiary : Color::TextPrimary), Qt::AlignLeft,
        isUrl ? Qt::ElideLeft : Qt::ElideRight);
    if (struck)
        painter.fillRect(QRect(x, rect.center().y() + 1, width, 1), theme::color(Color::TextTertiary));
    x += columns[2] + 8;
    if (!m_compared)
        return;
    if (hidden)
        theme::paintText(
            painter, fromTo(rect, x, x + columns[3]), tr("hidden"), Font::Caption, theme::color(Color::TextSecondary));
    else
        theme::paintText(painter, fromTo(rect, x, x + columns[3]), row.other, Font::Data,
            theme::color(row.mark == Mark::Added ? Color::SuccessText
                    : row.mark == Mark::Changed  ? Color::AccentText
                                                 : Color::TextPrimary),
            Qt::AlignLeft, row.other.startsWith(QLatin1String("http")) ? Qt::ElideLeft : Qt::ElideRight);
    x += columns[3] + 8;
    theme::paintText(
        painter, fromTo(rect, x, x + columns[4]), row.right, Font::Caption, theme::color(Color::TextSecondary));
}

void TraceDelegate::paintVariable(
    QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const
{
    lineBelow(painter, rect);
    int x = rect.left() + 12;
    if (index.model()->rowCount(index) > 0)
        paintChevron(painter, square(x, rect, 16), m_view->isExpanded(index));
    x += 16 + 8;
    const int right = rect.right() - SideMargin;
    const int name = (right - x) * 45 / 100;
    const int asked = std::min(120, (right - x) / 5);
    widgets::paintReference(painter, fromTo(rect, x, x + name - 8), row.reference);
    x += name;
    theme::paintText(painter, fromTo(rect, x, right - asked - 8), row.value, Font::Data,
        theme::color(row.tone == Tone::Danger             ? Color::DangerText
                : row.value == QLatin1String("undefined") ? Color::TextTertiary
                                                          : Color::TextPrimary));
    theme::paintText(painter, fromTo(rect, right - asked, right + 1), row.detail, Font::Caption,
        theme::color(Color::TextTertiary), Qt::AlignRight);
}

void TraceDelegate::paintNote(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const
{
    const bool inside = index.parent().isValid() && rowOf(index.parent()).kind != Kind::Section;
    int x = rect.left() + (inside ? m_indent : SideMargin);
    theme::paintIcon(painter, square(x, rect, theme::iconRow), row.icon, iconColor(row.tone));
    x += theme::iconRow + 8;
    theme::paintText(painter, fromTo(rect, x, rect.right() - SideMargin), row.title, Font::Base,
        theme::color(row.tone == Tone::Neutral ? Color::TextSecondary : widgets::toneText(row.tone)));
}

bool TraceDelegate::editorEvent(
    QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton)
        return false;
    const TraceRow& row = rowOf(index);
    const QRect rect(0, option.rect.top(), m_view->viewport()->width(), option.rect.height());
    for (const Target& target : targetsOf(row, rect)) {
        if (!target.rect.contains(mouse->pos()))
            continue;
        if (target.action.isEmpty())
            Q_EMIT entityChosen(target.entity);
        else
            Q_EMIT actionChosen(target.action, index);
        return true;
    }
    if (index.model()->rowCount(index) > 0 && row.kind != Kind::Request && row.kind != Kind::Section)
        m_view->setExpanded(index, !m_view->isExpanded(index));
    return true;
}

} // namespace sluis::models
