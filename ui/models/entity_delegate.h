#pragma once

#include "ui/models/entity_row.h"

#include <QStyledItemDelegate>

class QTreeView;

namespace sluis::models {

// Paints the tables of tags, triggers, variables, clients and transformations: entities cell by cell, folders and
// problems over the whole row. Chips and repair buttons are painted and hit-tested here.
class EntityDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `view` shows an EntityTree and outlives the delegate.
    EntityDelegate(std::vector<EntityColumnSpec> columns, QTreeView* view);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
    void entityChosen(const sluis::container::EntityRef& entity); // a chip
    void repairChosen(const QModelIndex& problem, int repair);
    void fieldChosen(const QModelIndex& problem); // "Open field"

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    struct Target {
        QRect rect;
        container::EntityRef entity;
        int repair = -1; // of a problem; its last button opens the field
        bool opensField = false;
    };

    const EntityRow& rowOf(const QModelIndex& index) const;
    QRect wholeRow(const QRect& cell) const;
    std::vector<Target> problemTargets(const EntityRow& row, const QRect& rect) const;
    std::vector<Target> chipTargets(const EntityRow& row, const QRect& cell) const;
    bool isHovered(const QRect& rect, const QStyleOptionViewItem& option) const;

    void paintFolder(QPainter& painter, const QRect& rect, const EntityRow& row, const QModelIndex& index) const;
    void paintProblem(
        QPainter& painter, const QRect& rect, const EntityRow& row, const QStyleOptionViewItem& option) const;
    void paintCell(QPainter& painter, const QRect& cell, const EntityRow& row, EntityColumn column,
        const QStyleOptionViewItem& option) const;
    void paintActivity(QPainter& painter, const QRect& cell, const EntityRow& row) const;

    std::vector<EntityColumnSpec> m_columns;
    QTreeView* m_view;
};

} // namespace sluis::models
