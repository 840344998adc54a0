#include "ui/editors/type_chooser.h"

#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/editors/new_entity.h"
#include "ui/models/kind_look.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/tile.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace sluis::editors {

using theme::Color;
using theme::Font;

namespace {

    constexpr int ChooserWidth = 440;
    constexpr int MostRows = 9;

    class TypeDelegate : public QStyledItemDelegate
    {
    public:
        TypeDelegate(container::EntityKind kind, QObject* parent)
            : QStyledItemDelegate(parent)
            , m_kind(kind)
        { }

        QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
        {
            return {0, theme::rowTwoLinesHeight};
        }

        void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
        {
            const TypeListModel::Row& row = static_cast<const TypeListModel*>(index.model())->at(index);
            const QRect rect = option.rect;
            painter->save();
            if (option.state.testFlag(QStyle::State_Selected))
                painter->fillRect(rect, theme::color(Color::SurfaceSelected));
            else if (option.state.testFlag(QStyle::State_MouseOver))
                painter->fillRect(rect, theme::color(Color::SurfaceHover));
            const QRect tile(rect.left() + theme::space3, rect.top() + 8, theme::tileLargeSize, theme::tileLargeSize);
            widgets::paintTile(*painter, tile,
                row.monogram.isEmpty() ? widgets::kindTile(models::widgetKind(m_kind))
                                       : widgets::monogramTile(row.monogram));
            const int x = tile.right() + theme::space3;
            const int width = rect.right() - theme::space3 - x;
            const bool twoLines = !row.description.isEmpty();
            theme::paintText(*painter, QRect(x, rect.top() + (twoLines ? 4 : 0), width, twoLines ? 20 : rect.height()),
                row.name, Font::BaseMedium, theme::color(Color::TextPrimary));
            theme::paintText(*painter, QRect(x, rect.top() + 23, width, 16), row.description, Font::Caption,
                theme::color(Color::TextSecondary));
            painter->restore();
        }

    private:
        container::EntityKind m_kind;
    };

} // namespace

void TypeListModel::setRows(std::vector<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int TypeListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TypeListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return at(index).name;
    if (role == Qt::AccessibleTextRole)
        return QStringLiteral("%1. %2").arg(at(index).name, at(index).description);
    return {};
}

TypeChooser::TypeChooser(const bridge::WorkspaceModel& workspace, container::EntityKind kind, QWidget* parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_workspace(workspace)
    , m_kind(kind)
    , m_filter(new widgets::FilterField(widgets::FilterField::Kind::Search, this))
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("typeChooser"));
    setFrameShape(QFrame::NoFrame);
    setFixedWidth(ChooserWidth);
    m_filter->setObjectName(QStringLiteral("typeFilter"));
    m_filter->setHint(tr("Find a type"));
    m_filter->setAccessibleName(tr("Find a type"));
    m_filter->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("typeList"));
    m_list->setAccessibleName(tr("Types"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new TypeDelegate(kind, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, theme::space2, 1, theme::space2);
    column->setSpacing(theme::space2);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(theme::space2, 0, theme::space2, 0);
    top->addWidget(m_filter);
    column->addLayout(top);
    column->addWidget(m_list);
    connect(m_filter, &QLineEdit::textChanged, this, &TypeChooser::narrow);
    connect(m_list, &QAbstractItemView::clicked, this, &TypeChooser::take);
    connect(m_list, &QAbstractItemView::activated, this, &TypeChooser::take);
}

void TypeChooser::openBelow(QWidget* button)
{
    m_filter->clear();
    narrow({});
    const int rows = std::min(MostRows, m_model.rowCount());
    m_list->setFixedHeight(rows * theme::rowTwoLinesHeight);
    adjustSize();
    move(button->mapToGlobal(QPoint(button->width() - width(), button->height() + 4)));
    show();
    m_filter->setFocus();
}

void TypeChooser::narrow(const QString& text)
{
    std::vector<TypeListModel::Row> rows;
    for (const templates::TypeDescription* type : creatableTypes(m_workspace.types(), m_kind)) {
        TypeListModel::Row row{type->code, bridge::text(type->name), bridge::text(type->description),
            bridge::text(type->icon), bridge::text(type->monogram)};
        if (row.monogram.isEmpty() && m_kind == container::EntityKind::Tag && !type->vendor.empty())
            row.monogram = widgets::monogramOf(bridge::text(type->vendor));
        if (text.isEmpty() || row.name.contains(text, Qt::CaseInsensitive)
            || row.description.contains(text, Qt::CaseInsensitive))
            rows.push_back(std::move(row));
    }
    m_model.setRows(std::move(rows));
    m_list->setCurrentIndex(m_model.index(0));
}

void TypeChooser::take(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const QString code = bridge::text(m_model.at(index).code);
    close();
    Q_EMIT chosen(code);
}

bool TypeChooser::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int row = m_list->currentIndex().row();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int next = std::clamp(row + (key == Qt::Key_Down ? 1 : -1), 0, std::max(0, m_model.rowCount() - 1));
        m_list->setCurrentIndex(m_model.index(next));
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        take(m_list->currentIndex());
        return true;
    }
    if (key == Qt::Key_Escape) {
        close();
        return true;
    }
    return false;
}

void TypeChooser::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    theme::paintBox(painter, rect(), theme::color(Color::SurfaceRaised), theme::color(Color::BorderDefault), 0);
}

} // namespace sluis::editors
