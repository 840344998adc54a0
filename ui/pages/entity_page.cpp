#include "ui/pages/entity_page.h"

#include "ui/actions/action_registry.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/editors/entity_browser.h"
#include "ui/editors/entity_editor.h"
#include "ui/models/entity_row.h"

#include <QVBoxLayout>

namespace sluis::pages {

EntityPage::EntityPage(bridge::Session& session, container::EntityKind kind, MakeEditor makeEditor,
    actions::ActionRegistry* actions, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_kind(kind)
    , m_stack(new QStackedWidget(this))
    , m_browser(new editors::EntityBrowser(session, kind, this))
    , m_editor(makeEditor(this))
{
    setObjectName(bridge::kindRoute(kind) + QStringLiteral("Page"));
    m_stack->addWidget(m_browser);
    m_stack->addWidget(m_editor);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_browser, &editors::EntityBrowser::openRequested, this, &EntityPage::goTo);
    connect(m_browser, &editors::EntityBrowser::fieldRequested, this,
        [this](const container::EntityRef& ref, const QString& field) {
            Q_EMIT routeRequested(bridge::entityRoute(ref) + u'/' + field);
        });
    connect(m_browser, &editors::EntityBrowser::inspectorChanged, this, &Page::inspectorChanged);
    connect(m_editor, &editors::EntityEditor::entityRequested, this, &EntityPage::goTo);
    connect(m_editor, &editors::EntityEditor::closed, this, &EntityPage::leaveEditor);
    connect(&session.workspace(), &bridge::WorkspaceModel::draftChanged, this, &Page::railMarkChanged);
    connect(&session.workspace(), &bridge::WorkspaceModel::problemsChanged, this, &Page::railMarkChanged);
    if (actions)
        bindActions(*actions);
}

QString EntityPage::routeName() const
{
    return bridge::kindRoute(m_kind);
}

QString EntityPage::title() const
{
    return bridge::kindTitle(m_kind);
}

QString EntityPage::iconName() const
{
    return bridge::kindIcon(m_kind);
}

RailMark EntityPage::railMark() const
{
    const bridge::WorkspaceModel& workspace = m_session.workspace();
    RailMark mark;
    mark.text = QString::number(models::entitiesOf(workspace.draft(), m_kind).size());
    int errors = 0;
    for (const bridge::Problem& problem : workspace.problems()) {
        const bool ours = problem.entity.kind == m_kind
            || (m_kind == container::EntityKind::Variable
                && problem.entity.kind == container::EntityKind::BuiltInVariable);
        errors += ours && problem.severity == bridge::Severity::Error ? 1 : 0;
    }
    if (errors > 0) {
        mark.dot = RailMark::Dot::Error;
        mark.why = tr("%n error(s)", nullptr, errors);
    }
    return mark;
}

bool EntityPage::isEditing() const
{
    return m_stack->currentWidget() == m_editor;
}

QWidget* EntityPage::inspector()
{
    return isEditing() ? nullptr : m_browser->inspector();
}

void EntityPage::retranslate()
{
    Q_EMIT railMarkChanged();
}

QStringList EntityPage::navigate(const QStringList& rest)
{
    if (rest.value(0) == QLatin1String("new")) {
        m_stack->setCurrentWidget(m_browser);
        m_browser->chooseType();
        Q_EMIT inspectorChanged();
        return {};
    }
    const container::EntityRef ref = bridge::entityOfRoute(routeName(), rest.value(0));
    if (rest.isEmpty() || !m_session.workspace().draft().entity(ref)) {
        m_stack->setCurrentWidget(m_browser);
        Q_EMIT inspectorChanged();
        return {};
    }
    openEditor(ref);
    if (rest.size() > 1)
        m_editor->focusField(rest[1]);
    return {rest[0]};
}

void EntityPage::openEditor(const container::EntityRef& ref)
{
    if (!m_editor->open(ref))
        return;
    m_browser->select(ref);
    m_stack->setCurrentWidget(m_editor);
    Q_EMIT inspectorChanged();
}

void EntityPage::leaveEditor()
{
    if (!isEditing())
        return;
    m_stack->setCurrentWidget(m_browser);
    m_browser->setFocus();
    Q_EMIT routeChanged({});
    Q_EMIT inspectorChanged();
}

void EntityPage::goTo(const container::EntityRef& ref)
{
    Q_EMIT routeRequested(bridge::entityRoute(ref));
}

void EntityPage::bindActions(actions::ActionRegistry& actions)
{
    const auto inTable = [this] { return !isEditing(); };
    const auto selected = [this] { return !isEditing() && !m_browser->selection().empty(); };
    actions.bind(QStringLiteral("entity.new"), this, [this] { m_browser->chooseType(); }, inTable);
    actions.bind(QStringLiteral("entity.open"), this, [this] { goTo(m_browser->selection().front()); }, selected);
    actions.bind(QStringLiteral("entity.duplicate"), this, [this] { m_browser->duplicateSelection(); }, selected);
    actions.bind(QStringLiteral("entity.delete"), this, [this] { m_browser->deleteSelection(); }, selected);
    actions.bind(
        QStringLiteral("entity.rename"), this, [this] { m_editor->focusName(); }, [this] { return isEditing(); });
    if (m_kind == container::EntityKind::Tag)
        actions.bind(QStringLiteral("entity.pause"), this, [this] { m_browser->togglePause(); }, selected);
    actions.bind(QStringLiteral("edit.copy"), this, [this] { m_browser->copySelection(); }, selected);
    actions.bind(QStringLiteral("edit.paste"), this, [this] { m_browser->paste(); }, inTable);
    actions.bind(QStringLiteral("edit.selectAll"), this, [this] { m_browser->selectAll(); }, inTable);
    actions.bind(QStringLiteral("edit.find"), this, [this] { m_browser->focusFilter(); }, inTable);
    connect(m_browser, &editors::EntityBrowser::selectionChanged, &actions, &actions::ActionRegistry::refresh);
}

void EntityPage::showSample()
{
    const auto entities = models::entitiesOf(m_session.workspace().draft(), m_kind);
    if (entities.empty())
        return;
    m_browser->select(container::refOf(entities.back()));
}

} // namespace sluis::pages
