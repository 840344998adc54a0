#include "ui/pages/templates/template_table.h"

#include "core/templates/own_templates.h"
#include "ui/bridge/text.h"
#include "ui/editors/remember.h"
#include "ui/editors/table_look.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/headers.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace sluis::pages {

using theme::Color;
using theme::Font;
using widgets::Button;

namespace {

    constexpr int CellPadding = theme::space2;
    constexpr int Widths[TemplateColumns] = {0, 84, 148, 148, 76, 100, 140};

    class TemplateDelegate : public QStyledItemDelegate
    {
    public:
        TemplateDelegate(const TemplateTree& model, QTreeView* view)
            : QStyledItemDelegate(view)
            , m_model(model)
            , m_view(view)
        { }

        QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
        {
            return {0, theme::rowHeight + 4};
        }

        void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
        {
            const TemplateRow& row = m_model.at(index);
            const QRect rect = option.rect;
            painter->save();
            QColor ground = theme::color(Color::SurfacePage);
            if (option.state.testFlag(QStyle::State_Selected))
                ground = theme::color(option.state.testFlag(QStyle::State_Active) ? Color::SurfaceSelected
                                                                                  : Color::SurfaceSelectedInactive);
            else if (option.state.testFlag(QStyle::State_MouseOver))
                ground = theme::color(Color::SurfaceHover);
            painter->fillRect(rect, ground);
            painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::color(Color::BorderSubtle));
            painter->setClipRect(rect);
            paintCell(*painter, rect.adjusted(CellPadding, 0, -CellPadding, -1), row,
                static_cast<TemplateColumn>(index.column()));
            if (option.state.testFlag(QStyle::State_HasFocus) && m_view->currentIndex().row() == index.row()) {
                painter->setClipping(false);
                theme::paintRing(*painter, QRect(0, rect.top(), m_view->viewport()->width(), rect.height()), 0);
            }
            painter->restore();
        }

    private:
        static void paintCell(QPainter& painter, const QRect& cell, const TemplateRow& row, TemplateColumn column)
        {
            switch (column) {
            case TemplateColumn::Name:
                paintName(painter, cell, row);
                return;
            case TemplateColumn::Users:
            case TemplateColumn::Permissions:
                theme::paintText(painter, cell, templateCell(row, static_cast<int>(column)), Font::Data,
                    theme::color(Color::TextSecondary));
                return;
            case TemplateColumn::Tests:
                paintTests(painter, cell, row);
                return;
            default:
                theme::paintText(painter, cell, templateCell(row, static_cast<int>(column)), Font::Base,
                    theme::color(Color::TextSecondary));
            }
        }

        static void paintName(QPainter& painter, const QRect& cell, const TemplateRow& row)
        {
            const QRect tile(cell.left(), cell.center().y() - 9, theme::tileSize, theme::tileSize);
            widgets::paintTile(painter, tile, widgets::kindTile(widgets::Kind::Template));
            QRect rest = cell;
            rest.setLeft(tile.right() + 1 + theme::space2);
            widgets::BadgeLook badge;
            if (!row.broken.isEmpty())
                badge = {QCoreApplication::translate("TemplateTable", "cannot be read"), QStringLiteral("error"),
                    widgets::Tone::Danger};
            else if (!row.stoppedUntil.isEmpty())
                badge = {QCoreApplication::translate("TemplateTable", "stopped until %1").arg(row.stoppedUntil),
                    QStringLiteral("hold"), widgets::Tone::Danger};
            else if (!row.isTrusted)
                badge = {QCoreApplication::translate("TemplateTable", "not trusted"), QStringLiteral("lock"),
                    widgets::Tone::Warning};
            if (!badge.text.isEmpty()) {
                widgets::paintBadge(painter, rest, badge, Qt::AlignRight);
                rest.setRight(rest.right() - widgets::badgeWidth(badge) - theme::space2);
            }
            theme::paintText(painter, rest, row.name, Font::BaseMedium, theme::color(Color::TextPrimary));
        }

        static void paintTests(QPainter& painter, const QRect& cell, const TemplateRow& row)
        {
            const bool ran = row.failed >= 0;
            const QRect icon(cell.left(), cell.center().y() - 7, 16, 16);
            QRect words = cell;
            words.setLeft(icon.right() + 7);
            if (ran)
                theme::paintIcon(painter, icon, row.failed == 0 ? QStringLiteral("ok") : QStringLiteral("error"),
                    row.failed == 0 ? Color::SuccessText : Color::DangerText);
            else
                theme::paintIcon(painter, icon, QStringLiteral("minus"), Color::TextTertiary);
            theme::paintText(painter, words, templateTestsWord(row), Font::Base,
                theme::color(!ran         ? Color::TextSecondary
                        : row.failed == 0 ? Color::SuccessText
                                          : Color::DangerText));
        }

        const TemplateTree& m_model;
        QTreeView* m_view;
    };

} // namespace

TemplateTable::TemplateTable(
    bridge::Session& session, bridge::TemplateDesk& desk, bridge::TemplateTrust& trust, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_desk(desk)
    , m_trust(trust)
    , m_model(TemplateColumns, templateCell)
    , m_bar(new widgets::PageBar(this))
    , m_filter(new widgets::FilterField(widgets::FilterField::Kind::Search, this))
    , m_import(new Button(Button::Role::Normal, this))
    , m_new(new Button(Button::Role::Primary, this))
    , m_newMenu(new QMenu(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new QTreeView(this))
    , m_empty(new widgets::EmptyState(widgets::kindTile(widgets::Kind::Template), this))
{
    m_filter->setObjectName(QStringLiteral("templatesFilter"));
    m_filter->setFixedWidth(248);
    m_import->setObjectName(QStringLiteral("templatesImport"));
    m_new->setObjectName(QStringLiteral("templatesNew"));
    m_newMenu->setObjectName(QStringLiteral("templatesNewMenu"));
    m_bar->addLeft(m_filter);
    m_bar->addRight(m_import);
    m_bar->addRight(m_new);
    m_view->setObjectName(QStringLiteral("templatesTable"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new TemplateDelegate(m_model, m_view));
    editors::dressAsTable(*m_view, 0);
    m_view->installEventFilter(this);
    QHeaderView* header = m_view->header();
    for (int column = 0; column < TemplateColumns; ++column) {
        if (Widths[column] == 0)
            header->setSectionResizeMode(column, QHeaderView::Stretch);
        else
            header->resizeSection(column, Widths[column]);
    }
    editors::rememberColumns(header, QStringLiteral("templates"));
    m_empty->primary()->setObjectName(QStringLiteral("templatesEmptyNew"));
    m_empty->secondary()->setObjectName(QStringLiteral("templatesEmptyImport"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_view);

    connect(m_filter, &widgets::FilterField::narrowed, this, [this](const QString& text) {
        m_narrow = text;
        rebuild();
    });
    connect(m_new, &QAbstractButton::clicked, this, &TemplateTable::openNewMenu);
    connect(m_empty->primary(), &QAbstractButton::clicked, this, &TemplateTable::openNewMenu);
    connect(m_import, &QAbstractButton::clicked, this, &TemplateTable::importRequested);
    connect(m_empty->secondary(), &QAbstractButton::clicked, this, &TemplateTable::importRequested);
    connect(header, &QHeaderView::sectionClicked, this, [this](int section) {
        m_descending = m_sortBy == section && !m_descending;
        m_sortBy = section;
        m_view->header()->setSortIndicator(section, m_descending ? Qt::DescendingOrder : Qt::AscendingOrder);
        rebuild();
    });
    connect(m_view, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex& index) { Q_EMIT openRequested(m_model.at(index).id); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &TemplateTable::openMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TemplateTable::selectionChanged);
    connect(&session.workspace(), &bridge::WorkspaceModel::draftChanged, this, &TemplateTable::rebuildSoon);
    connect(&desk, &bridge::TemplateDesk::testsChanged, this, &TemplateTable::rebuildSoon);
    connect(&trust, &bridge::TemplateTrust::changed, this, &TemplateTable::rebuildSoon);
    retranslate();
}

void TemplateTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TemplateTable::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        rebuild();
}

void TemplateTable::rebuildSoon()
{
    m_dirty = true;
    if (isVisible())
        rebuild();
}

void TemplateTable::retranslate()
{
    m_model.setHeaders(
        {tr("Name"), tr("For"), tr("Brand"), tr("Source"), tr("Used by"), tr("Permissions"), tr("Tests")});
    m_bar->setTitle(tr("Templates"));
    m_filter->setPlaceholderText(tr("Filter by name, kind or brand"));
    m_filter->setAccessibleName(tr("Filter the table"));
    m_view->setAccessibleName(tr("Templates"));
    m_import->setText(tr("Import template…"));
    m_import->setIconName(QStringLiteral("import"));
    m_new->setText(tr("New"));
    m_new->setIconName(QStringLiteral("add"));
    m_newMenu->clear();
    fillNewMenu(*m_newMenu);
    m_empty->setWords(tr("No templates yet"),
        tr("A template makes a type of tag, variable or client: its form, its JavaScript, what it may do, and tests. "
           "Bring in one of the community as a .tpl file, or make your own."));
    m_empty->setPrimary(tr("New template"), QStringLiteral("add"));
    m_empty->setSecondary(tr("Import a .tpl file…"), QStringLiteral("import"));
    rebuildSoon();
}

void TemplateTable::fillNewMenu(QMenu& menu)
{
    using Kind = container::EntityKind;
    const auto add = [&](const QString& text, const QString& icon, Kind kind) {
        QAction* action = menu.addAction(theme::icon(icon), text, this, [this, kind] { Q_EMIT newRequested(kind); });
        action->setObjectName(QStringLiteral("new_") + icon);
    };
    add(tr("Tag template"), QStringLiteral("tag"), Kind::Tag);
    add(tr("Variable template"), QStringLiteral("variable"), Kind::Variable);
    add(tr("Client template"), QStringLiteral("client"), Kind::Client);
    QMenu* own = menu.addMenu(theme::icon(QStringLiteral("vendor")), tr("Ready-made"));
    own->setObjectName(QStringLiteral("templatesOwnMenu"));
    for (const templates::OwnTemplate& one : templates::ownTemplates()) {
        const QString id = bridge::text(one.id);
        QAction* action = own->addAction(bridge::text(one.name), this, [this, id] { Q_EMIT ownRequested(id); });
        action->setObjectName(QStringLiteral("own_") + id);
    }
}

void TemplateTable::openNewMenu()
{
    const bool isEmpty = m_stack->currentWidget() == m_empty;
    QWidget* below = isEmpty ? static_cast<QWidget*>(m_empty->primary()) : m_new;
    const int left = isEmpty ? 0 : below->width() - m_newMenu->sizeHint().width();
    m_newMenu->popup(below->mapToGlobal(QPoint(left, below->height() + 4)));
}

void TemplateTable::rebuild()
{
    m_dirty = false;
    auto rows = m_rows.make(m_session.workspace(), m_trust, m_desk);
    for (auto& row : rows) {
        const container::CustomTemplate* one = m_session.workspace().draft().customTemplate(row.data.id);
        if (const auto stopped = m_stopped.find(one->templateData); stopped != m_stopped.end())
            row.data.stoppedUntil = QLocale().toString(stopped->second.time(), QLocale::ShortFormat);
    }
    const bool isEmpty = rows.empty();
    m_bar->setCount(QString::number(rows.size()));
    if (!m_narrow.isEmpty())
        rows.erase(std::remove_if(rows.begin(), rows.end(),
                       [&](const auto& row) {
                           const QString all = row.data.name + u' ' + row.data.kind + u' ' + row.data.brand;
                           const QStringList words = m_narrow.split(u' ', Qt::SkipEmptyParts);
                           return !std::all_of(words.begin(), words.end(),
                               [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
                       }),
            rows.end());
    std::stable_sort(rows.begin(), rows.end(), [this](const auto& a, const auto& b) {
        const auto& left = m_descending ? b.data : a.data;
        const auto& right = m_descending ? a.data : b.data;
        switch (static_cast<TemplateColumn>(m_sortBy)) {
        case TemplateColumn::Users:
            return left.users < right.users;
        case TemplateColumn::Permissions:
            return left.permissions < right.permissions;
        case TemplateColumn::Tests:
            return std::pair(left.failed, left.tests) < std::pair(right.failed, right.tests);
        default:
            return templateCell(left, m_sortBy).localeAwareCompare(templateCell(right, m_sortBy)) < 0;
        }
    });
    m_model.setRows(rows);
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_view);
}

std::vector<container::TemplateId> TemplateTable::selection() const
{
    std::vector<container::TemplateId> ids;
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    for (const QModelIndex& index : rows)
        ids.push_back(m_model.at(index).id);
    return ids;
}

void TemplateTable::select(const container::TemplateId& id)
{
    if (m_dirty)
        rebuild();
    const QModelIndex index = m_model.findIf([&](const TemplateRow& row) { return row.id == id; });
    if (!index.isValid())
        return;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
}

void TemplateTable::setStopped(std::map<std::string, QDateTime> until)
{
    if (m_stopped == until)
        return;
    m_stopped = std::move(until);
    rebuildSoon();
}

void TemplateTable::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TemplateTable::openMenu(const QPoint& where)
{
    if (!m_view->indexAt(where).isValid())
        return;
    const auto ids = selection();
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("templateMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (ids.size() == 1) {
        menu->addAction(tr("Open"), this, [this, id = ids.front()] { Q_EMIT openRequested(id); });
        menu->addAction(tr("Duplicate"), this, [this, id = ids.front()] { Q_EMIT duplicateRequested(id); });
        menu->addAction(tr("Export .tpl…"), this, [this, id = ids.front()] { Q_EMIT exportRequested(id); });
        menu->addSeparator();
    }
    menu->addAction(tr("Delete…"), this, [this, ids] { Q_EMIT deleteRequested(ids); });
    menu->popup(m_view->viewport()->mapToGlobal(where));
}

bool TemplateTable::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && selection().size() == 1) {
            Q_EMIT openRequested(selection().front());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sluis::pages
