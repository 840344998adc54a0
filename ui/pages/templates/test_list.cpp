#include "ui/pages/templates/test_list.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace sluis::pages {

using theme::Color;
using theme::Font;
using Outcome = TestList::Row::State;

class TestList::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(const std::vector<Row>& rows)
    {
        if (rows == m_rows)
            return;
        if (rows.size() == m_rows.size()) {
            m_rows = rows;
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
            return;
        }
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    const Row& at(const QModelIndex& index) const { return m_rows[static_cast<size_t>(index.row())]; }
    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        const Row& row = at(index);
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return row.name;
        if (role != Qt::AccessibleTextRole)
            return {};
        const QString state = row.state == Outcome::Passed ? TestList::tr("passed")
            : row.state == Outcome::Failed                 ? TestList::tr("failed")
                                                           : QString();
        return state.isEmpty() ? row.name : QStringLiteral("%1, %2").arg(row.name, state);
    }

private:
    std::vector<Row> m_rows;
};

class TestList::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(TestList* list)
        : QStyledItemDelegate(list)
        , m_list(list)
    { }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, theme::rowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Row& row = m_list->m_model->at(index);
        const QRect rect = option.rect;
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(rect,
            theme::color(isChosen                                    ? Color::SurfaceSelected
                    : option.state.testFlag(QStyle::State_MouseOver) ? Color::SurfaceHover
                                                                     : Color::SurfacePage));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::color(Color::BorderSubtle));
        const QRect icon(rect.left() + theme::space3, rect.center().y() - 8, 16, 16);
        if (row.isSetup)
            theme::paintIcon(*painter, icon, QStringLiteral("settings"), Color::TextTertiary);
        else if (row.state == Outcome::Passed)
            theme::paintIcon(*painter, icon, QStringLiteral("ok"), Color::SuccessText);
        else if (row.state == Outcome::Failed)
            theme::paintIcon(*painter, icon, QStringLiteral("error"), Color::DangerText);
        else
            theme::paintIcon(*painter, icon,
                row.state == Outcome::Running ? QStringLiteral("clock") : QStringLiteral("minus"), Color::TextTertiary);
        QRect rest = rect.adjusted(theme::space3 + 24, 0, -theme::space3, -1);
        if (row.state == Outcome::Passed || row.state == Outcome::Failed) {
            const QString took
                = TestList::tr("%1 ms").arg(row.milliseconds < 10 ? QString::number(row.milliseconds, 'f', 1)
                                                                  : QString::number(row.milliseconds, 'f', 0));
            theme::paintText(
                *painter, rest, took, Font::DataCaption, theme::color(Color::TextTertiary), Qt::AlignRight);
            rest.setRight(rest.right() - theme::textWidth(took, Font::DataCaption) - theme::space2);
        }
        theme::paintText(*painter, rest, row.name, Font::Base,
            theme::color(row.isSetup ? Color::TextSecondary : Color::TextPrimary));
    }

private:
    TestList* m_list;
};

TestList::TestList(QWidget* parent)
    : QListView(parent)
    , m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new Delegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!m_setting && index.isValid())
            Q_EMIT chosen(index.row() - 1);
    });
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.row() > 0)
            Q_EMIT runRequested(index.row() - 1);
    });
}

void TestList::setRows(const std::vector<Row>& rows)
{
    const int row = currentIndex().row();
    m_setting = true;
    m_model->setRows(rows);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1)));
    m_setting = false;
}

int TestList::current() const
{
    return currentIndex().isValid() ? currentIndex().row() - 1 : Setup;
}

void TestList::setCurrent(int test)
{
    setCurrentIndex(m_model->index(std::clamp(test + 1, 0, std::max(0, m_model->rowCount() - 1))));
    scrollTo(currentIndex());
}

void TestList::keyPressEvent(QKeyEvent* event)
{
    const bool isTest = current() != Setup;
    if (isTest && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT runRequested(current());
    else if (isTest && event->key() == Qt::Key_Delete)
        Q_EMIT removeRequested(current());
    else
        QListView::keyPressEvent(event);
}

} // namespace sluis::pages
