#pragma once

#include <QStyledItemDelegate>
#include <QTimer>

class QTableView;

namespace sluis::models {

// Paints the cells of the list of hits. A row that has just arrived glows and fades, and keeps a dot until it was seen.
class HitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // `view` shows a HitTableModel and outlives the delegate.
    explicit HitDelegate(QTableView* view);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    // Repaints until the last glow has faded; called when rows have arrived.
    void startGlow();

private:
    QTableView* m_view;
    QTimer m_glow;
};

} // namespace sluis::models
