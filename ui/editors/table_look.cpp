#include "ui/editors/table_look.h"

#include "ui/theme/metrics.h"

#include <QHeaderView>
#include <QTreeView>

namespace sluis::editors {

void dressAsTable(QTreeView& view, int sortedBy)
{
    view.setFrameShape(QFrame::NoFrame);
    view.setRootIsDecorated(false);
    view.setIndentation(0);
    view.setUniformRowHeights(true);
    view.setMouseTracking(true);
    view.setAllColumnsShowFocus(true);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setExpandsOnDoubleClick(false);
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView* header = view.header();
    header->setFixedHeight(theme::tableHeaderHeight);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(40);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(sortedBy, Qt::AscendingOrder);
}

} // namespace sluis::editors
