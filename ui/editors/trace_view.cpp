#include "ui/editors/trace_view.h"

#include "ui/theme/paint.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace sluis::editors {

using Kind = models::TraceRow::Kind;

TraceView::TraceView(QWidget* parent)
    : QTreeView(parent)
    , m_model(1, [](const models::TraceRow& row, int) { return models::plainText(row); })
    , m_delegate(new models::TraceDelegate(this))
{
    m_model.setSelectable([](const models::TraceRow& row) { return row.kind != Kind::Section; });
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setExpandsOnDoubleClick(false);
    header()->setSectionResizeMode(QHeaderView::Stretch);
    connect(m_delegate, &models::TraceDelegate::entityChosen, this, &TraceView::entityChosen);
    connect(m_delegate, &models::TraceDelegate::actionChosen, this, &TraceView::actionChosen);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (rowAt(index).open)
            m_closed.insert(m_model.pathOf(index));
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        m_closed.remove(m_model.pathOf(index));
        openCaptions(index);
    });
}

void TraceView::setRows(const models::TraceRows& rows)
{
    m_model.setRows(rows);
    openCaptions({});
    viewport()->update();
}

void TraceView::setIndent(int pixels)
{
    m_delegate->setIndent(pixels);
}

void TraceView::setCompared(bool compared)
{
    m_delegate->setCompared(compared);
    viewport()->update();
}

void TraceView::setReasons(bool reasons)
{
    m_delegate->setReasons(reasons);
}

void TraceView::setWords(const QString& whenEmpty)
{
    m_whenEmpty = whenEmpty;
    viewport()->update();
}

void TraceView::openCaptions(const QModelIndex& below)
{
    for (int row = 0; row < m_model.rowCount(below); ++row) {
        const QModelIndex index = m_model.index(row, 0, below);
        if (rowAt(index).open && !m_closed.contains(m_model.pathOf(index)))
            setExpanded(index, true);
        if (isExpanded(index))
            openCaptions(index);
    }
}

void TraceView::openIf(const std::function<bool(const models::TraceRow&)>& wanted)
{
    const QModelIndex index = m_model.findIf(wanted);
    if (!index.isValid())
        return;
    for (QModelIndex above = index; above.isValid(); above = above.parent())
        setExpanded(above, true);
}

void TraceView::copyRow()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(rowAt(currentIndex()).kind == Kind::Code
                ? rowAt(currentIndex()).value
                : models::plainText(rowAt(currentIndex())));
}

void TraceView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRow();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        const models::TraceRow& row = rowAt(currentIndex());
        if (row.entity)
            Q_EMIT entityChosen(*row.entity);
        else if (!row.chips.empty())
            Q_EMIT entityChosen(row.chips.front().entity);
        else if (!row.actions.empty())
            Q_EMIT actionChosen(row.actions.front().id, currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TraceView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && rowAt(index).entity)
        Q_EMIT entityChosen(*rowAt(index).entity);
    else
        QTreeView::mouseDoubleClickEvent(event);
}

void TraceView::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    const models::TraceRow row = rowAt(index);
    QMenu menu(this);
    if (row.entity)
        menu.addAction(tr("Open"), this, [this, row] { Q_EMIT entityChosen(*row.entity); });
    for (const models::RowChip& chip : row.chips)
        menu.addAction(tr("Open %1").arg(chip.text), this, [this, chip] { Q_EMIT entityChosen(chip.entity); });
    const QPersistentModelIndex kept(index);
    for (const models::RowAction& action : row.actions)
        menu.addAction(action.text, this, [this, action, kept] { Q_EMIT actionChosen(action.id, kept); });
    menu.addAction(tr("Copy"), this, &TraceView::copyRow);
    menu.exec(event->globalPos());
}

void TraceView::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    if (m_model.rowCount() > 0 || m_whenEmpty.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setFont(theme::font(theme::Font::Base));
    painter.setPen(theme::color(theme::Color::TextTertiary));
    const QRect where = viewport()->rect().adjusted(32, 24, -32, 0);
    painter.drawText(where, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_whenEmpty);
}

void TraceView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    viewport()->update();
}

} // namespace sluis::editors
