#include "ui/pages/templates/field_list.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace sluis::pages {

using theme::Color;
using theme::Font;

namespace {

    constexpr int Indent = 18;
    constexpr int IconSize = 14;

} // namespace

class FieldList::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(std::vector<FieldRow> rows)
    {
        if (rows == m_rows)
            return;
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const FieldRow& at(int row) const { return m_rows[static_cast<size_t>(row)]; }
    int rowOf(const FieldPath& path) const
    {
        const auto found
            = std::find_if(m_rows.begin(), m_rows.end(), [&](const FieldRow& row) { return row.path == path; });
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }
    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        const FieldRow& row = at(index.row());
        if (role == Qt::DisplayRole)
            return row.name;
        if (role == Qt::AccessibleTextRole)
            return QStringLiteral("%1, %2").arg(row.name, row.type);
        return {};
    }

private:
    std::vector<FieldRow> m_rows;
};

class FieldList::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(FieldList* list)
        : QStyledItemDelegate(list)
        , m_list(list)
    { }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, theme::rowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const FieldRow& row = m_list->m_model->at(index.row());
        const QRect rect = option.rect;
        painter->fillRect(rect,
            theme::color(option.state.testFlag(QStyle::State_Selected) ? Color::SurfaceSelected
                    : option.state.testFlag(QStyle::State_MouseOver)   ? Color::SurfaceHover
                                                                       : Color::SurfacePage));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::color(Color::BorderSubtle));
        const int depth = static_cast<int>(row.path.size()) - 1;
        QRect rest = rect.adjusted(10 + depth * Indent, 0, -10, -1);
        const QRect icon(rest.left(), rest.center().y() - IconSize / 2 + 1, IconSize, IconSize);
        theme::paintIcon(
            *painter, icon, row.isGroup ? QStringLiteral("chevron-down") : QStringLiteral("grip"), Color::TextTertiary);
        rest.setLeft(icon.right() + 7);
        theme::paintText(
            *painter, rest, row.type, Font::DataCaption, theme::color(Color::TextTertiary), Qt::AlignRight);
        rest.setRight(rest.right() - theme::textWidth(row.type, Font::DataCaption) - 6);
        if (row.hasCondition) {
            theme::paintIcon(*painter, QRect(rest.right() - 12, rest.center().y() - 5, 12, 12), QStringLiteral("eye"),
                Color::TextTertiary);
            rest.setRight(rest.right() - 18);
        }
        theme::paintText(
            *painter, rest, row.name, row.isGroup ? Font::BaseMedium : Font::Base, theme::color(Color::TextPrimary));
    }

private:
    FieldList* m_list;
};

FieldList::FieldList(QWidget* parent)
    : QListView(parent)
    , m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new Delegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!m_setting && index.isValid())
            Q_EMIT chosen();
    });
}

void FieldList::setFields(const Fields& fields)
{
    const int row = currentIndex().row();
    const FieldPath before = current();
    m_fields = fields;
    m_setting = true;
    m_model->setRows(fieldRows(fields));
    if (!currentIndex().isValid() && m_model->rowCount() > 0) {
        const int same = m_model->rowOf(before);
        setCurrentIndex(m_model->index(std::clamp(same >= 0 ? same : row, 0, m_model->rowCount() - 1)));
    }
    m_setting = false;
}

FieldPath FieldList::current() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? m_model->at(row).path : FieldPath();
}

void FieldList::setCurrent(const FieldPath& path)
{
    const int row = m_model->rowOf(path);
    if (row < 0)
        return;
    setCurrentIndex(m_model->index(row));
    scrollTo(currentIndex());
    Q_EMIT chosen();
}

// The upper part of a row is the place in front of it, the lower part of one that takes fields is inside of it, and
// below the last row is the end of the form.
FieldList::Drop FieldList::dropAt(QPoint where) const
{
    const QModelIndex index = indexAt(where);
    if (!index.isValid()) {
        const QRect last = m_model->rowCount() > 0 ? visualRect(m_model->index(m_model->rowCount() - 1)) : QRect();
        return {{{FieldStep::Children, static_cast<int>(m_fields.size())}},
            QRect(10, last.bottom(), viewport()->width() - 20, 2), false};
    }
    const FieldRow& row = m_model->at(index.row());
    const QRect rect = visualRect(index);
    const bool isUpper = where.y() < rect.top() + rect.height() / 3;
    if (!isUpper && row.takesFields) {
        if (const auto inside = insideOf(m_fields, row.path))
            return {*inside, rect, true};
    }
    FieldPath to = row.path;
    const bool isBefore = where.y() < rect.center().y();
    if (!isBefore)
        ++to.back().index;
    const int left = 10 + (static_cast<int>(to.size()) - 1) * Indent;
    return {to, QRect(left, isBefore ? rect.top() - 1 : rect.bottom() - 1, viewport()->width() - left - 10, 2), false};
}

void FieldList::mousePressEvent(QMouseEvent* event)
{
    QListView::mousePressEvent(event);
    m_pressed = event->position().toPoint();
    const QModelIndex index = indexAt(m_pressed);
    m_dragged = event->button() == Qt::LeftButton && index.isValid() ? m_model->at(index.row()).path : FieldPath();
}

void FieldList::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged.empty() || !(event->buttons() & Qt::LeftButton)) {
        QListView::mouseMoveEvent(event);
        return;
    }
    const QPoint where = event->position().toPoint();
    m_isDragging = m_isDragging || (where - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_isDragging)
        return;
    setCursor(Qt::ClosedHandCursor);
    m_drop = dropAt(where);
    viewport()->update();
}

void FieldList::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasDragging = m_isDragging;
    const FieldPath dragged = m_dragged;
    m_isDragging = false;
    m_dragged.clear();
    unsetCursor();
    viewport()->update();
    if (!wasDragging) {
        QListView::mouseReleaseEvent(event);
        return;
    }
    const FieldPath to = dropAt(event->position().toPoint()).to;
    if (to != dragged)
        Q_EMIT moveRequested(dragged, to);
}

// Alt and an arrow moves the field among its neighbours; with Shift also to the right and to the left, below the one in
// front of it and out again.
void FieldList::step(int by)
{
    const FieldPath path = current();
    if (path.empty())
        return;
    FieldPath to = path;
    to.back().index += by > 0 ? 2 : -1;
    if (to.back().index >= 0)
        Q_EMIT moveRequested(path, to);
}

// Alt with an arrow is a shortcut of the window, too; here it moves the field.
bool FieldList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

void FieldList::keyPressEvent(QKeyEvent* event)
{
    const bool withAlt = event->modifiers() == Qt::AltModifier;
    if (m_isDragging && event->key() == Qt::Key_Escape) {
        m_isDragging = false;
        m_dragged.clear();
        unsetCursor();
        viewport()->update();
    } else if (withAlt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        step(event->key() == Qt::Key_Down ? 1 : -1);
    } else if (event->modifiers() == (Qt::AltModifier | Qt::ShiftModifier)
        && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        Q_EMIT nestRequested(event->key() == Qt::Key_Right);
    } else if (event->key() == Qt::Key_Delete) {
        Q_EMIT removeRequested();
    } else {
        QListView::keyPressEvent(event);
    }
}

void FieldList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (!m_isDragging)
        return;
    QPainter painter(viewport());
    if (m_drop.isInside)
        theme::paintRing(painter, m_drop.mark, theme::radiusSmall);
    else
        painter.fillRect(m_drop.mark, theme::color(Color::AccentBase));
}

} // namespace sluis::pages
