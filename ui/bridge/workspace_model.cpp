#include "ui/bridge/workspace_model.h"

#include "ui/bridge/edit_command.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"

#include <algorithm>

namespace sluis::bridge {

namespace {

    constexpr int ProblemDelayMs = 150;
    constexpr int UndoLimit = 1000;

    std::set<container::EntityRef> changedBy(const container::Edit& edit)
    {
        std::set<container::EntityRef> refs;
        for (const container::Change& change : edit.changes) {
            if (const auto* put = std::get_if<container::PutEntity>(&change))
                refs.insert(container::refOf(put->entity));
            else if (const auto* removed = std::get_if<container::RemoveEntity>(&change))
                refs.insert(removed->ref);
            else if (const auto* renamed = std::get_if<container::RenameEntity>(&change))
                refs.insert(renamed->ref);
        }
        return refs;
    }

    bool nameIsTaken(const container::Container& container, container::EntityKind kind, std::string_view name)
    {
        const std::vector<container::EntityRef> all = container.all();
        return std::any_of(all.begin(), all.end(), [&](const container::EntityRef& ref) {
            if (ref.kind != kind)
                return false;
            const auto entity = container.entity(ref);
            return entity && container::nameOf(*entity) == name;
        });
    }

} // namespace

WorkspaceModel::WorkspaceModel(DraftStore& store, CatalogueMaker types, ProblemFinder problems, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_makeTypes(std::move(types))
    , m_findProblems(std::move(problems))
    , m_draft(store.draft())
    , m_types(m_makeTypes(*m_draft))
    , m_problemJob(nullptr)
{
    m_undo.setUndoLimit(UndoLimit);
    bringBack(store.history());
    m_problemTimer.setSingleShot(true);
    m_problemTimer.setInterval(ProblemDelayMs);
    connect(&m_problemTimer, &QTimer::timeout, this, &WorkspaceModel::findProblems);
    findProblems();
}

// What was done before the draft was opened can be undone, and what was undone can be done again.
void WorkspaceModel::bringBack(EditHistory history)
{
    const int done = static_cast<int>(history.undo.size());
    for (DoneEdit& edit : history.undo)
        m_undo.push(new EditCommand(*this, std::move(edit), false)); // the stack owns it
    for (auto edit = history.redo.rbegin(); edit != history.redo.rend(); ++edit)
        m_undo.push(new EditCommand(*this, std::move(*edit), true));
    m_undo.setIndex(done);
}

const container::ReferenceIndex& WorkspaceModel::references() const
{
    if (!m_references)
        m_references.emplace(*m_draft);
    return *m_references;
}

const templates::TypeDescription* WorkspaceModel::typeOf(const container::Entity& entity) const
{
    return m_types->find(container::kindOf(entity), container::typeOf(entity));
}

QString WorkspaceModel::typeName(const container::Entity& entity) const
{
    if (const auto* trigger = std::get_if<container::Trigger>(&entity))
        return triggerTypeWord(*trigger);
    if (const templates::TypeDescription* type = typeOf(entity))
        return text(type->name);
    return text(container::typeOf(entity));
}

bool WorkspaceModel::apply(container::Edit edit, const QString& mergeKey)
{
    if (const auto allowed = edit.check(*m_draft); !allowed) {
        Q_EMIT refused(translated(allowed.error()));
        return false;
    }
    const uint64_t before = m_revision;
    const auto* last = static_cast<const EditCommand*>(m_undo.command(m_undo.index() - 1));
    const bool merges = last && !m_undo.canRedo() && last->accepts(edit, mergeKey);
    m_undo.push(new EditCommand(
        *this, std::move(edit), mergeKey, merges ? EditStep::Merge : EditStep::New)); // the stack owns it
    return m_revision != before;
}

void WorkspaceModel::endMerging()
{
    // The stack hands out commands as const; the last one is ours and merging is no change of what it does.
    if (auto* last = const_cast<QUndoCommand*>(m_undo.command(m_undo.index() - 1)))
        static_cast<EditCommand*>(last)->close();
}

bool WorkspaceModel::put(container::Entity entity, const QString& mergeKey)
{
    const container::EntityRef ref = container::refOf(entity);
    const bool isNew = !m_draft->entity(ref);
    container::Edit edit;
    edit.name = isNew ? Message{"edit.add", {std::string(container::nameOf(entity))}}
                      : Message{"edit.change", {std::string(container::nameOf(entity))}};
    edit.changes.push_back(container::PutEntity{std::move(entity)});
    return apply(std::move(edit), mergeKey);
}

bool WorkspaceModel::rename(const container::EntityRef& ref, const QString& name)
{
    const auto entity = m_draft->entity(ref);
    if (!entity || text(container::nameOf(*entity)) == name)
        return false;
    container::Edit edit;
    edit.name = {"edit.rename", {std::string(container::nameOf(*entity)), utf8(name)}};
    edit.changes.push_back(container::RenameEntity{ref, utf8(name)});
    return apply(std::move(edit));
}

bool WorkspaceModel::remove(const std::vector<container::EntityRef>& refs)
{
    container::Edit edit;
    for (const container::EntityRef& ref : refs)
        edit.changes.push_back(container::RemoveEntity{ref});
    if (refs.size() == 1) {
        const auto entity = m_draft->entity(refs.front());
        edit.name = {"edit.delete", {entity ? std::string(container::nameOf(*entity)) : refs.front().id}};
    } else {
        edit.name = {"edit.deleteMany", {std::to_string(refs.size())}};
    }
    return !refs.empty() && apply(std::move(edit));
}

std::optional<container::EntityRef> WorkspaceModel::duplicate(const container::EntityRef& ref)
{
    const auto entity = m_draft->entity(ref);
    if (!entity)
        return std::nullopt;
    const QString name = text(container::nameOf(*entity));
    container::Entity copy = asNew(*m_draft, *entity, name);
    const container::EntityRef made = container::refOf(copy);
    container::Edit edit;
    edit.name = {"edit.duplicate", {utf8(name)}};
    edit.changes.push_back(container::PutEntity{std::move(copy)});
    if (!apply(std::move(edit)))
        return std::nullopt;
    return made;
}

std::vector<Problem> WorkspaceModel::problemsOf(const container::EntityRef& ref) const
{
    std::vector<Problem> found;
    std::copy_if(m_problems.begin(), m_problems.end(), std::back_inserter(found),
        [&](const Problem& problem) { return problem.entity == ref; });
    return found;
}

Result<container::Edit> WorkspaceModel::applyNow(const container::Edit& edit, EditStep step)
{
    auto inverse = m_store.apply(edit, step);
    if (!inverse) {
        Q_EMIT refused(translated(inverse.error()));
        return inverse;
    }
    m_draft = m_store.draft();
    ++m_revision;
    m_references.reset();
    const std::set<container::EntityRef> changed = changedBy(edit);
    updateTypes(changed);
    m_problemTimer.start();
    Q_EMIT draftChanged(changed);
    return inverse;
}

void WorkspaceModel::updateTypes(const std::set<container::EntityRef>& changed)
{
    const bool templates = std::any_of(changed.begin(), changed.end(),
        [](const container::EntityRef& ref) { return ref.kind == container::EntityKind::Template; });
    if (!templates)
        return;
    m_types = m_makeTypes(*m_draft);
    Q_EMIT typesChanged();
}

void WorkspaceModel::refreshTypes()
{
    m_types = m_makeTypes(*m_draft);
    ++m_revision;
    Q_EMIT typesChanged();
    m_problemTimer.start();
    Q_EMIT draftChanged({});
}

void WorkspaceModel::findProblems()
{
    if (!m_findProblems)
        return;
    m_problemJob.start([this, draft = m_draft, revision = m_revision, find = m_findProblems](const std::atomic<bool>&) {
        return [this, revision, found = find(*draft)]() mutable {
            m_problems = std::move(found);
            m_problemsRevision = revision;
            Q_EMIT problemsChanged();
        };
    });
}

QString freeName(const container::Container& container, container::EntityKind kind, const QString& wanted)
{
    if (!nameIsTaken(container, kind, utf8(wanted)))
        return wanted;
    QString copy = WorkspaceModel::tr("%1 copy").arg(wanted);
    for (int number = 2; nameIsTaken(container, kind, utf8(copy)); ++number)
        copy = WorkspaceModel::tr("%1 copy %2").arg(wanted).arg(number);
    return copy;
}

container::Entity asNew(const container::Container& container, container::Entity entity, const QString& name)
{
    const std::string id = container.nextId();
    std::visit(
        [&](auto& value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (!std::is_same_v<T, container::BuiltInVariable>) {
                value.fingerprint.clear();
                value.id = decltype(value.id)(id);
            }
        },
        entity);
    container::setName(entity, utf8(freeName(container, container::kindOf(entity), name)));
    return entity;
}

} // namespace sluis::bridge
