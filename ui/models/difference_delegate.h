#pragma once

#include "ui/models/difference_rows.h"

#include <QStyledItemDelegate>

class QTreeView;

namespace sluis::models {

// Paints a comparison: entities over the whole row, fields in three columns (words, before, after). The buttons of an
// entity are painted and hit-tested here.
class DifferenceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int EntityHeight = 36;

    // `view` shows a DifferenceTree and outlives the delegate.
    explicit DifferenceDelegate(QTreeView* view);

    // Whether a change can be taken back: the newer side is the draft.
    void setTakesBack(bool takesBack) { m_takesBack = takesBack; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
    void takeBackRequested(const sluis::container::EntityRef& ref);
    void openRequested(const sluis::container::EntityRef& ref);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    const DifferenceRow& rowOf(const QModelIndex& index) const;
    QRect wholeRow(const QRect& cell) const;
    QRect takeBackRect(const QRect& row) const;
    QRect openRect(const QRect& row) const;
    void paintEntity(QPainter& painter, const QRect& rect, const DifferenceRow& row, const QModelIndex& index,
        const QStyleOptionViewItem& option) const;
    void paintField(QPainter& painter, const QRect& cell, const DifferenceRow& row, int column) const;

    QTreeView* m_view;
    bool m_takesBack = false;
};

} // namespace sluis::models
