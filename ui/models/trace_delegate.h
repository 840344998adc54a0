#pragma once

#include "ui/models/trace_row.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

class QTreeView;

namespace sluis::models {

// Paints every kind of row of a trace over the whole width of a tree view, and does the hit test of what it painted:
// chips open what they name, buttons ask for their action, a click elsewhere opens and closes a row that has more below
// it.
class TraceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `view` shows a TraceTree and outlives the delegate.
    explicit TraceDelegate(QTreeView* view);

    // Where rows below a tag begin: 66 in a wide view, less in a sample panel.
    void setIndent(int pixels) { m_indent = pixels; }
    // Titles of the columns that parameter rows have: key, before, after, because of. Without the last two it is one
    // column.
    void setCompared(bool compared) { m_compared = compared; }
    void setReasons(bool reasons) { m_reasons = reasons; } // without the column "because of"

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    // The widths of a parameter row's columns, for the header above the view: mark, key, before, after, because of.
    static QList<int> parameterColumns(int width, bool compared, bool reasons = true);

Q_SIGNALS:
    void entityChosen(const sluis::container::EntityRef& entity);
    void actionChosen(const QString& action, const QModelIndex& index);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    struct Target {
        QRect rect;
        QString action; // "" for a chip
        container::EntityRef entity;
    };

    const TraceRow& rowOf(const QModelIndex& index) const;
    std::vector<Target> targetsOf(const TraceRow& row, const QRect& rect) const;
    bool isHovered(const QRect& rect, const QStyleOptionViewItem& option) const;

    void paintSection(QPainter& painter, const QRect& rect, const TraceRow& row) const;
    void paintTag(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const;
    void paintBy(QPainter& painter, const QRect& rect, const TraceRow& row, const QStyleOptionViewItem& option) const;
    void paintCondition(QPainter& painter, const QRect& rect, const TraceRow& row) const;
    void paintRequest(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index,
        const QStyleOptionViewItem& option) const;
    void paintCode(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const;
    void paintPair(QPainter& painter, const QRect& rect, const TraceRow& row) const;
    void paintGroup(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const;
    void paintParameter(QPainter& painter, const QRect& rect, const TraceRow& row) const;
    void paintVariable(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const;
    void paintNote(QPainter& painter, const QRect& rect, const TraceRow& row, const QModelIndex& index) const;

    QTreeView* m_view;
    int m_indent = 66;
    bool m_compared = true;
    bool m_reasons = true;
};

} // namespace sluis::models
