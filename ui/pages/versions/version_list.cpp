#include "ui/pages/versions/version_list.h"

#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/badge.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace sluis::pages {

using theme::Color;
using theme::Font;

namespace {

    constexpr int RowHeight = 68;

    class EntryDelegate : public QStyledItemDelegate
    {
    public:
        explicit EntryDelegate(VersionList* list)
            : QStyledItemDelegate(list)
            , m_list(list)
        { }

        QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, RowHeight}; }

        void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
        {
            const VersionEntry& entry = m_list->entry(index.row());
            const QRect rect = option.rect;
            const bool compared = entry.number == m_list->before() || entry.number == m_list->after();
            const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
            painter->fillRect(rect,
                color(compared    ? Color::SurfaceSelected
                        : hovered ? Color::SurfaceHover
                                  : Color::SurfacePage));
            painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Color::BorderSubtle));
            if (compared)
                painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color(Color::AccentBase));

            const QRect inside = rect.adjusted(theme::space4, 7, -theme::space4, -8);
            const QRect first(inside.left(), inside.top(), inside.width(), 18);
            paintHead(*painter, first, entry);
            const QRect second(inside.left(), first.bottom() + 1, inside.width(), 20);
            theme::paintText(*painter, second, entry.title, Font::Base,
                color(entry.title.isEmpty() ? Color::TextTertiary : Color::TextPrimary));
            const QRect third(inside.left(), second.bottom() + 1, inside.width(), 16);
            theme::paintText(*painter, third, entry.author, Font::Caption, color(Color::TextSecondary));
            if (option.state.testFlag(QStyle::State_HasFocus) && m_list->property("keyboardFocus").toBool())
                theme::paintRing(*painter, rect, 0);
        }

    private:
        void paintHead(QPainter& painter, const QRect& where, const VersionEntry& entry) const
        {
            const QString name = entry.number == 0 ? VersionList::tr("Draft") : QString::number(entry.number);
            int x = where.left() + theme::paintText(painter, where, name, Font::DataMedium, color(Color::TextPrimary))
                + theme::space2;
            const auto badge = [&](const QString& text, widgets::Tone tone, const QString& icon = {}) {
                x += widgets::paintBadge(
                         painter, QRect(x, where.top(), where.right() - x, where.height()), {text, icon, tone})
                    + theme::space2;
            };
            if (!entry.liveOn.isEmpty())
                badge(VersionList::tr("live"), widgets::Tone::Success);
            if (entry.contentOf != 0)
                badge(VersionList::tr("roll back to %1").arg(entry.contentOf), widgets::Tone::Warning,
                    QStringLiteral("roll-back"));
            if (entry.leftOut > 0)
                badge(VersionList::tr("%n left out", nullptr, static_cast<int>(entry.leftOut)), widgets::Tone::Warning);
            if (entry.number == m_list->before() && m_list->before() != m_list->after())
                badge(QStringLiteral("A"), widgets::Tone::Accent);
            if (entry.number == m_list->after())
                badge(QStringLiteral("B"), widgets::Tone::Accent);
            theme::paintText(painter, where, entry.when, Font::Caption, color(Color::TextSecondary), Qt::AlignRight);
        }

        VersionList* m_list;
    };

    QString spoken(const VersionEntry& entry)
    {
        const QString name
            = entry.number == 0 ? VersionList::tr("Draft") : VersionList::tr("Version %1").arg(entry.number);
        return QStringLiteral("%1, %2, %3, %4").arg(name, entry.title, entry.author, entry.when);
    }

} // namespace

VersionList::VersionList(QWidget* parent)
    : QListView(parent)
    , m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("versions.list"));
    setAccessibleName(tr("Versions"));
    setModel(m_model);
    setItemDelegate(new EntryDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
}

void VersionList::setEntries(std::vector<VersionEntry> entries)
{
    const int current = currentIndex().row();
    m_entries = std::move(entries);
    m_model->setRowCount(static_cast<int>(m_entries.size()));
    m_model->setColumnCount(1);
    for (size_t i = 0; i < m_entries.size(); ++i)
        m_model->setData(m_model->index(static_cast<int>(i), 0), spoken(m_entries[i]), Qt::AccessibleTextRole);
    if (current >= 0 && current < m_model->rowCount())
        setCurrentIndex(m_model->index(current, 0));
    viewport()->update();
}

int VersionList::rowOf(uint64_t number) const
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].number == number)
            return static_cast<int>(i);
    }
    return -1;
}

void VersionList::setCompared(uint64_t before, uint64_t after)
{
    m_before = before;
    m_after = after;
    viewport()->update();
}

// With Ctrl or Shift a click chooses the newer side.
void VersionList::choose(int row, bool asNewer)
{
    if (row < 0 || row >= static_cast<int>(m_entries.size()))
        return;
    const uint64_t number = entry(row).number;
    if (asNewer)
        Q_EMIT compareRequested(m_before, number);
    else if (number != 0)
        Q_EMIT compareRequested(number, m_after == number ? 0 : m_after);
}

void VersionList::mousePressEvent(QMouseEvent* event)
{
    setProperty("keyboardFocus", false);
    QListView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        choose(indexAt(event->pos()).row(), event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
}

void VersionList::keyPressEvent(QKeyEvent* event)
{
    setProperty("keyboardFocus", true);
    QListView::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        choose(currentIndex().row(), event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
}

} // namespace sluis::pages
