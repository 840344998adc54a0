#include "ui/editors/entity_browser.h"

#include "ui/bridge/entity_edits.h"
#include "ui/bridge/entity_text.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/editors/delete_dialog.h"
#include "ui/editors/entity_inspector.h"
#include "ui/editors/new_entity.h"
#include "ui/editors/settle.h"
#include "ui/editors/table_look.h"
#include "ui/editors/type_chooser.h"
#include "ui/models/entity_delegate.h"
#include "ui/models/kind_look.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QTreeView>

namespace sluis::editors {

using container::EntityKind;
using models::EntityRow;
using widgets::Button;
using widgets::Label;

namespace {

    constexpr int StripHeight = 44;
    constexpr int StretchedLeast = 150;

    Button* bulkButton(const char* name, Button::Role role, QWidget* parent)
    {
        auto* button = new Button(role, parent);
        button->setObjectName(QLatin1String(name));
        return button;
    }

    models::Segment segmentOf(const QString& id)
    {
        if (id == QLatin1String("active"))
            return models::Segment::Active;
        if (id == QLatin1String("paused"))
            return models::Segment::Paused;
        return id == QLatin1String("problems") ? models::Segment::WithProblems : models::Segment::All;
    }

} // namespace

EntityBrowser::EntityBrowser(bridge::Session& session, EntityKind kind, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(kind)
    , m_model(static_cast<int>(models::entityColumns(kind).size()),
          [columns = models::entityColumns(kind)](const EntityRow& row, int column) {
              return models::plainText(row, columns[static_cast<size_t>(column)].column);
          })
    , m_bar(new widgets::PageBar(this))
    , m_filter(new widgets::FilterField(widgets::FilterField::Kind::Filter, this))
    , m_segments(new widgets::SegmentedControl(this))
    , m_groupLabel(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_group(new QComboBox(this))
    , m_new(new Button(Button::Role::Normal, this))
    , m_strip(new widgets::Panel(theme::Color::SurfacePage, this))
    , m_listed(new Label(theme::Font::Base, Label::Color::Secondary, m_strip))
    , m_bulk(new QWidget(m_strip))
    , m_bulkCount(new Label(theme::Font::BaseStrong, Label::Color::Primary, m_bulk))
    , m_bulkNote(new Label(theme::Font::Caption, Label::Color::Secondary, m_bulk))
    , m_bulkClear(bulkButton("bulkClear", Button::Role::Flat, m_bulk))
    , m_bulkPause(bulkButton("bulkPause", Button::Role::Normal, m_bulk))
    , m_bulkFolder(bulkButton("bulkFolder", Button::Role::Normal, m_bulk))
    , m_bulkTriggers(bulkButton("bulkTriggers", Button::Role::Normal, m_bulk))
    , m_bulkDuplicate(bulkButton("bulkDuplicate", Button::Role::Normal, m_bulk))
    , m_bulkDelete(bulkButton("bulkDelete", Button::Role::Danger, m_bulk))
    , m_stack(new QStackedWidget(this))
    , m_view(new QTreeView(this))
    , m_empty(new widgets::EmptyState(widgets::kindTile(models::widgetKind(kind)), this))
    , m_inspector(new EntityInspector(session, this))
    , m_chooser(new TypeChooser(session.workspace(), kind, this))
{
    const QString route = bridge::kindRoute(kind);
    m_inspector->hide();
    m_filter->setObjectName(route + QStringLiteral("Filter"));
    m_filter->setFixedWidth(248);
    m_segments->setObjectName(route + QStringLiteral("Segments"));
    m_group->setObjectName(route + QStringLiteral("GroupBy"));
    m_group->setFixedWidth(104);
    m_new->setObjectName(route + QStringLiteral("New"));
    m_view->setObjectName(route + QStringLiteral("Table"));
    m_bar->addLeft(m_filter);
    m_bar->addLeft(m_segments);
    m_bar->addRight(m_groupLabel);
    m_bar->addRight(m_group);
    m_bar->addRight(m_new);

    m_strip->setFixedHeight(StripHeight);
    m_strip->setLines(Qt::BottomEdge, theme::Color::BorderSubtle);
    auto* bulk = new QHBoxLayout(m_bulk);
    bulk->setContentsMargins(0, 0, 0, 0);
    bulk->setSpacing(theme::space2);
    for (QWidget* part :
        {static_cast<QWidget*>(m_bulkClear), static_cast<QWidget*>(m_bulkCount), static_cast<QWidget*>(m_bulkPause),
            static_cast<QWidget*>(m_bulkFolder), static_cast<QWidget*>(m_bulkTriggers),
            static_cast<QWidget*>(m_bulkDuplicate), static_cast<QWidget*>(m_bulkDelete)})
        bulk->addWidget(part);
    bulk->addStretch();
    bulk->addWidget(m_bulkNote);
    const bool isTag = kind == EntityKind::Tag;
    m_bulkPause->setVisible(isTag);
    m_bulkTriggers->setVisible(isTag);
    auto* strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(theme::space4, 0, theme::space4, 0);
    strip->addWidget(m_listed, 1);
    strip->addWidget(m_bulk, 1);

    m_model.setSelectable([](const EntityRow& row) { return row.kind == EntityRow::Kind::Entity; });
    m_view->setModel(&m_model);
    auto* delegate = new models::EntityDelegate(models::entityColumns(kind), m_view);
    m_view->setItemDelegate(delegate);
    dressAsTable(*m_view, 1);
    m_view->installEventFilter(this);
    m_view->header()->setSectionsMovable(false);
    m_empty->primary()->setObjectName(route + QStringLiteral("EmptyNew"));
    m_empty->secondary()->setObjectName(route + QStringLiteral("EmptyOther"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_view);

    connect(m_filter, &widgets::FilterField::narrowed, this, [this](const QString& text) {
        m_state.filter = text;
        rebuild();
    });
    connect(m_segments, &widgets::SegmentedControl::chosen, this, [this](const QString& id) {
        m_state.segment = segmentOf(id);
        rebuild();
    });
    connect(m_group, &QComboBox::activated, this, [this](int index) {
        m_state.groupBy = static_cast<models::GroupBy>(m_group->itemData(index).toInt());
        rebuild();
    });
    connect(m_new, &QAbstractButton::clicked, this, &EntityBrowser::chooseType);
    connect(m_empty->primary(), &QAbstractButton::clicked, this, &EntityBrowser::chooseType);
    connect(m_chooser, &TypeChooser::chosen, this, &EntityBrowser::makeNew);
    connect(m_view->header(), &QHeaderView::sectionClicked, this, &EntityBrowser::sortBy);
    connect(m_view, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (m_model.at(index).kind == EntityRow::Kind::Entity)
            Q_EMIT openRequested(m_model.at(index).ref);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &EntityBrowser::openMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EntityBrowser::onSelection);
    connect(delegate, &models::EntityDelegate::entityChosen, this, &EntityBrowser::openRequested);
    connect(delegate, &models::EntityDelegate::repairChosen, this, &EntityBrowser::repair);
    connect(delegate, &models::EntityDelegate::fieldChosen, this, [this](const QModelIndex& problem) {
        Q_EMIT fieldRequested(m_model.at(problem).ref, bridge::text(m_model.at(problem).field));
    });
    connect(m_bulkClear, &QAbstractButton::clicked, m_view, &QAbstractItemView::clearSelection);
    connect(m_bulkPause, &QAbstractButton::clicked, this, &EntityBrowser::togglePause);
    connect(m_bulkFolder, &QAbstractButton::clicked, this, &EntityBrowser::moveToFolder);
    connect(m_bulkTriggers, &QAbstractButton::clicked, this, &EntityBrowser::addTrigger);
    connect(m_bulkDuplicate, &QAbstractButton::clicked, this, &EntityBrowser::duplicateSelection);
    connect(m_bulkDelete, &QAbstractButton::clicked, this, &EntityBrowser::deleteSelection);
    connect(m_inspector, &EntityInspector::openRequested, this, &EntityBrowser::openRequested);
    connect(m_inspector, &EntityInspector::closeRequested, this, [this] {
        m_inspectorClosed = true;
        Q_EMIT inspectorChanged();
    });
    connect(&session.workspace(), &bridge::WorkspaceModel::draftChanged, this, &EntityBrowser::rebuildSoon);
    connect(&session.workspace(), &bridge::WorkspaceModel::problemsChanged, this, &EntityBrowser::rebuildSoon);
    connect(&session.activity(), &bridge::ActivityLog::changed, this, &EntityBrowser::rebuildSoon);
    retranslate();
}

void EntityBrowser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EntityBrowser::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        rebuild();
}

// The chips take what is left. When that is too little the type gives way, then what only counts is not shown.
void EntityBrowser::layoutColumns()
{
    using Column = models::EntityColumn;
    const auto columns = models::entityColumns(m_kind);
    const auto stretched
        = std::find_if(columns.begin(), columns.end(), [](const auto& column) { return column.width == 0; });
    QHeaderView* header = m_view->header();
    int fixed = 0;
    for (const models::EntityColumnSpec& column : columns)
        fixed += column.width;
    int missing = fixed + StretchedLeast - m_view->width();
    const auto narrowed = [&](const models::EntityColumnSpec& column) {
        const int least = column.column == Column::Type ? 112
            : column.column == Column::Name             ? 160
            : column.column == Column::Data             ? 120
                                                        : column.width;
        const int given = std::clamp(column.width - least, 0, std::max(0, missing));
        missing -= given;
        return column.width - given;
    };
    std::vector<int> widths(columns.size());
    for (const Column first : {Column::Type, Column::Data, Column::Name}) {
        for (size_t column = 0; column < columns.size(); ++column) {
            if (columns[column].column == first && columns[column].width > 0)
                widths[column] = narrowed(columns[column]);
        }
    }
    for (size_t column = 0; column < columns.size(); ++column) {
        const int section = static_cast<int>(column);
        const bool counts = columns[column].column == Column::Number || columns[column].column == Column::Last;
        const bool hidden = counts && missing > 0;
        if (hidden)
            missing -= columns[column].width;
        m_view->setColumnHidden(section, hidden);
        if (columns.begin() + section == stretched)
            header->setSectionResizeMode(section, QHeaderView::Stretch);
        else
            header->resizeSection(section, widths[column] > 0 ? widths[column] : columns[column].width);
    }
}

void EntityBrowser::rebuildSoon()
{
    m_dirty = true;
    if (isVisible())
        rebuild();
}

void EntityBrowser::retranslate()
{
    QStringList headers;
    for (const models::EntityColumnSpec& column : models::entityColumns(m_kind))
        headers << column.title;
    m_model.setHeaders(headers);
    m_bar->setTitle(bridge::kindTitle(m_kind));
    m_filter->setAccessibleName(tr("Filter the table"));
    m_segments->setAccessibleName(tr("Which are listed"));
    m_groupLabel->setText(tr("Group by"));
    m_group->setAccessibleName(tr("Group by"));
    m_view->setAccessibleName(bridge::kindTitle(m_kind));
    const int grouped = m_group->currentIndex();
    m_group->clear();
    m_group->addItem(tr("Folder"), static_cast<int>(models::GroupBy::Folder));
    m_group->addItem(tr("Type"), static_cast<int>(models::GroupBy::Type));
    m_group->addItem(tr("Nothing"), static_cast<int>(models::GroupBy::None));
    m_group->setCurrentIndex(std::max(0, grouped));
    m_new->setIconName(QStringLiteral("add"));
    m_bulkClear->setIconOnly(QStringLiteral("close"), tr("Clear the selection"));
    m_bulkFolder->setText(tr("Folder\u2026"));
    m_bulkFolder->setIconName(QStringLiteral("folder"));
    m_bulkTriggers->setText(tr("Triggers\u2026"));
    m_bulkTriggers->setIconName(QStringLiteral("trigger"));
    m_bulkDuplicate->setText(tr("Duplicate"));
    m_bulkDuplicate->setIconName(QStringLiteral("copy"));
    m_bulkDelete->setText(tr("Delete\u2026"));
    m_bulkDelete->setIconName(QStringLiteral("trash"));
    m_bulkNote->setText(tr("each is one undo step"));
    switch (m_kind) {
    case EntityKind::Tag:
        m_filter->setHint(tr("Filter  vendor: trigger: status: \u2026"));
        m_new->setText(tr("New tag"));
        m_empty->setWords(tr("No tags yet"),
            tr("A tag sends something of an event to a vendor: Google, Meta, a newsletter service. It fires when one "
               "of its triggers holds."));
        break;
    case EntityKind::Trigger:
        m_filter->setHint(tr("Filter  tag: type: status: \u2026"));
        m_new->setText(tr("New trigger"));
        m_empty->setWords(
            tr("No triggers yet"), tr("A trigger says when tags fire: which event, and under which conditions."));
        break;
    case EntityKind::Client:
        m_filter->setHint(tr("Filter  type: \u2026"));
        m_new->setText(tr("New client"));
        m_empty->setWords(
            tr("No clients yet"), tr("A client claims a hit and turns it into events. Without one nothing happens."));
        break;
    case EntityKind::Transformation:
        m_filter->setHint(tr("Filter  tag: type: \u2026"));
        m_new->setText(tr("New transformation"));
        m_empty->setWords(tr("No transformations yet"),
            tr("A transformation decides what tags see of an event: what is hidden, allowed or added."));
        break;
    default:
        m_filter->setHint(tr("Filter  type: status: \u2026"));
        m_new->setText(tr("New variable"));
        m_empty->setWords(tr("No variables yet"),
            tr("A variable is a value computed from the hit, the event or the container, named {{Like this}}."));
        break;
    }
    m_empty->setPrimary(m_new->text(), QStringLiteral("add"));
    rebuildSoon();
}

void EntityBrowser::rebuild()
{
    m_dirty = false;
    const models::SegmentCounts counts = models::countSegments(m_kind, m_session.workspace());
    const auto number = [](int count) { return QString::number(count); };
    QVector<widgets::SegmentedControl::Segment> segments{
        {QStringLiteral("all"), tr("All"), number(counts.all), {}, {}}};
    if (m_kind == EntityKind::Tag) {
        segments.push_back({QStringLiteral("active"), tr("Active"), number(counts.active), {}, {}});
        segments.push_back({QStringLiteral("paused"), tr("Paused"), number(counts.paused), {}, {}});
    }
    segments.push_back({QStringLiteral("problems"), tr("Problems"), number(counts.problems), {}, {}});
    m_segments->setSegments(segments);
    m_bar->setCount(number(counts.all));
    m_stack->setCurrentWidget(counts.all == 0 ? static_cast<QWidget*>(m_empty) : m_view);
    m_rebuilding = true;
    m_model.setRows(models::entityRows(m_kind, m_state, m_session.workspace(), m_session.activity()));
    m_view->expandAll();
    m_rebuilding = false;
    updateStrip();
}

void EntityBrowser::updateStrip()
{
    const std::vector<container::EntityRef> selected = selection();
    const bool many = selected.size() > 1;
    m_strip->setGround(many ? theme::Color::AccentSoft : theme::Color::SurfacePage);
    m_strip->setLines(Qt::BottomEdge, many ? theme::Color::AccentSoftBorder : theme::Color::BorderSubtle);
    m_bulk->setVisible(many);
    m_listed->setVisible(!many);
    m_bulkCount->setText(tr("%1 selected").arg(selected.size()));
    const auto isPaused = [this](const container::EntityRef& ref) {
        const container::Tag* tag = m_session.workspace().draft().tag(container::TagId(ref.id));
        return tag && tag->isPaused();
    };
    const bool allPaused = many && std::all_of(selected.begin(), selected.end(), isPaused);
    m_bulkPause->setText(allPaused ? tr("Resume") : tr("Pause"));
    m_bulkPause->setIconName(allPaused ? QStringLiteral("play") : QStringLiteral("pause"));
    int listed = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        listed += m_model.at(index).kind == EntityRow::Kind::Folder ? m_model.rowCount(index) : 1;
    }
    const auto columns = models::entityColumns(m_kind);
    QString sorted = tr("state");
    for (const models::EntityColumnSpec& column : columns) {
        if (column.column == m_state.sortBy && !column.title.isEmpty())
            sorted = column.title.toLower();
    }
    m_listed->setText(tr("%n listed, sorted by %1", nullptr, listed).arg(sorted));
}

std::vector<container::EntityRef> EntityBrowser::selection() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex& left, const QModelIndex& right) {
        return m_view->visualRect(left).top() < m_view->visualRect(right).top();
    });
    std::vector<container::EntityRef> refs;
    for (const QModelIndex& index : rows)
        refs.push_back(m_model.at(index).ref);
    return refs;
}

void EntityBrowser::onSelection()
{
    if (m_rebuilding)
        return;
    const std::vector<container::EntityRef> selected = selection();
    updateStrip();
    if (selected.size() == 1)
        m_inspector->setEntity(selected.front());
    Q_EMIT selectionChanged();
    Q_EMIT inspectorChanged();
}

QWidget* EntityBrowser::inspector()
{
    return !m_inspectorClosed && selection().size() == 1 ? m_inspector : nullptr;
}

void EntityBrowser::select(const container::EntityRef& ref)
{
    if (m_dirty)
        rebuild();
    const QModelIndex index
        = m_model.findIf([&](const EntityRow& row) { return row.kind == EntityRow::Kind::Entity && row.ref == ref; });
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void EntityBrowser::selectAll()
{
    m_view->selectAll();
}

void EntityBrowser::sortBy(int section)
{
    const models::EntityColumn column = models::entityColumns(m_kind)[static_cast<size_t>(section)].column;
    m_state.descending = m_state.sortBy == column && !m_state.descending;
    m_state.sortBy = column;
    m_view->header()->setSortIndicator(section, m_state.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    rebuild();
}

void EntityBrowser::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void EntityBrowser::chooseType()
{
    m_chooser->openBelow(m_stack->currentWidget() == m_empty ? static_cast<QWidget*>(m_empty->primary()) : m_new);
}

void EntityBrowser::makeNew(const QString& typeCode)
{
    bridge::WorkspaceModel& workspace = m_session.workspace();
    const EntityKind kind = m_kind;
    const templates::TypeDescription* type = workspace.types().find(kind, bridge::utf8(typeCode));
    if (!type)
        return;
    container::Entity entity = newEntity(workspace.draft(), *type);
    const container::EntityRef ref = container::refOf(entity);
    if (workspace.put(std::move(entity)))
        Q_EMIT openRequested(ref);
}

void EntityBrowser::duplicateSelection()
{
    const auto refs = selection();
    if (!refs.empty())
        m_session.workspace().apply(bridge::duplicateEdit(m_session.workspace().draft(), refs));
}

void EntityBrowser::deleteSelection()
{
    const auto refs = selection();
    if (!refs.empty())
        deleteEntities(m_session, refs, this);
}

void EntityBrowser::togglePause()
{
    const auto refs = selection();
    const container::Container& draft = m_session.workspace().draft();
    const bool allPaused = std::all_of(refs.begin(), refs.end(), [&](const container::EntityRef& ref) {
        const container::Tag* tag = draft.tag(container::TagId(ref.id));
        return tag && tag->isPaused();
    });
    if (!refs.empty())
        m_session.workspace().apply(bridge::pauseEdit(draft, refs, !allPaused));
}

void EntityBrowser::copySelection()
{
    const auto refs = selection();
    if (!refs.empty())
        QGuiApplication::clipboard()->setText(bridge::entitiesAsText(m_session.workspace().draft(), refs));
}

void EntityBrowser::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    auto edit = bridge::pasteEdit(m_session.workspace().draft(), text);
    if (!edit) {
        Q_EMIT m_session.workspace().refused(bridge::translated(edit.error()));
        return;
    }
    std::vector<container::EntityRef> made;
    for (const container::Change& change : edit->changes) {
        if (const auto* put = std::get_if<container::PutEntity>(&change))
            made.push_back(container::refOf(put->entity));
    }
    if (m_session.workspace().apply(std::move(*edit)) && !made.empty())
        select(made.front());
}

void EntityBrowser::moveToFolder()
{
    QMenu menu(this);
    const auto refs = selection();
    const auto move = [this, refs](const container::FolderId& folder) {
        m_session.workspace().apply(bridge::folderEdit(m_session.workspace().draft(), refs, folder));
    };
    for (const container::Folder& folder : m_session.workspace().draft().folders)
        menu.addAction(
            bridge::text(folder.name).replace(u'&', QLatin1String("&&")), this, [move, id = folder.id] { move(id); });
    menu.addAction(tr("No folder"), this, [move] { move({}); });
    menu.addSeparator();
    menu.addAction(tr("New folder\u2026"), this, [this, refs] {
        auto* dialog = new QInputDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(tr("New folder"));
        dialog->setLabelText(tr("Name of the folder"));
        connect(dialog, &QInputDialog::textValueSelected, this, [this, refs](const QString& name) {
            if (!name.trimmed().isEmpty())
                m_session.workspace().apply(
                    bridge::newFolderEdit(m_session.workspace().draft(), refs, bridge::utf8(name.trimmed())));
        });
        dialog->open();
    });
    menu.exec(m_bulkFolder->mapToGlobal(QPoint(0, m_bulkFolder->height() + 4)));
}

void EntityBrowser::addTrigger()
{
    QMenu menu(this);
    const auto refs = selection();
    for (const container::Trigger& trigger : m_session.workspace().draft().triggers)
        menu.addAction(tr("Also fire on %1").arg(bridge::text(trigger.name)).replace(u'&', QLatin1String("&&")), this,
            [this, refs, id = trigger.id] {
                m_session.workspace().apply(bridge::addTriggerEdit(m_session.workspace().draft(), refs, id));
            });
    menu.exec(m_bulkTriggers->mapToGlobal(QPoint(0, m_bulkTriggers->height() + 4)));
}

void EntityBrowser::repair(const QModelIndex& problem, int repair)
{
    const EntityRow row = m_model.at(problem);
    const int number = m_model.keyOf(problem).mid(7).toInt(); // "problem3"
    int position = 0;
    for (const bridge::Problem& each : m_session.workspace().problemsOf(row.ref)) {
        if (each.severity == bridge::Severity::Note)
            continue;
        if (position++ == number && static_cast<size_t>(repair) < each.repairs.size()) {
            settle(m_session, each, each.repairs[static_cast<size_t>(repair)], this);
            return;
        }
    }
}

void EntityBrowser::openMenu(const QPoint& where)
{
    const QModelIndex index = m_view->indexAt(where);
    if (!index.isValid() || m_model.at(index).kind != EntityRow::Kind::Entity)
        return;
    const auto refs = selection();
    QMenu menu(this);
    if (refs.size() == 1)
        menu.addAction(tr("Open"), this, [this, refs] { Q_EMIT openRequested(refs.front()); });
    menu.addAction(tr("Duplicate"), this, &EntityBrowser::duplicateSelection);
    if (m_kind == EntityKind::Tag)
        menu.addAction(m_bulkPause->text(), this, &EntityBrowser::togglePause);
    menu.addAction(tr("Copy as text"), this, &EntityBrowser::copySelection);
    menu.addSeparator();
    menu.addAction(tr("Delete\u2026"), this, &EntityBrowser::deleteSelection);
    menu.exec(m_view->viewport()->mapToGlobal(where));
}

bool EntityBrowser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        layoutColumns();
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (enter && selection().size() == 1) {
            Q_EMIT openRequested(selection().front());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sluis::editors
