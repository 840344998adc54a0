#include "core/container/edit.h"

#include "core/container/lists.h"
#include "core/container/order.h"
#include "core/container/renames.h"

#include <algorithm>

namespace sluis::container {
namespace {

    std::string describe(const EntityRef& ref)
    {
        return std::string(kindName(ref.kind)) + ' ' + ref.id;
    }

    size_t positionOf(const auto& list, const std::string& id)
    {
        const auto found
            = std::find_if(list.begin(), list.end(), [&id](const auto& entity) { return idOf(entity) == id; });
        return static_cast<size_t>(found - list.begin());
    }

    // One change at a time; what undoes it is put in front of what undoes the ones before.
    class Application
    {
    public:
        Application(Container& draft, const std::string& fingerprint)
            : m_draft(draft)
            , m_fingerprint(fingerprint)
        { }

        Result<> operator()(const PutEntity& put)
        {
            const EntityRef ref = refOf(put.entity);
            if (ref.id.empty())
                return fail(ErrorCode::InvalidInput, "container.noId", std::string(nameOf(put.entity)));
            const std::optional<Entity> before = m_draft.entity(ref);
            // What comes back to its place was there before: its name is not judged again.
            if (!put.position && (!before || nameOf(*before) != nameOf(put.entity))) {
                if (Result<> fits = checkName(ref, nameOf(put.entity)); !fits)
                    return fits;
            }
            std::visit([&](const auto& entity) { place(entity, put.position); }, put.entity);
            return {};
        }

        Result<> operator()(const RemoveEntity& removal)
        {
            const std::optional<Entity> before = m_draft.entity(removal.ref);
            if (!before)
                return fail(ErrorCode::NotFound, "container.noSuchEntity", describe(removal.ref));
            withList(m_draft, removal.ref.kind, [&](auto& list) {
                const size_t position = positionOf(list, removal.ref.id);
                undoBy(PutEntity{*before, position});
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(position));
            });
            return {};
        }

        Result<> operator()(const RenameEntity& rename)
        {
            const std::optional<Entity> before = m_draft.entity(rename.ref);
            if (!before)
                return fail(ErrorCode::NotFound, "container.noSuchEntity", describe(rename.ref));
            if (nameOf(*before) == rename.name)
                return {};
            if (Result<> fits = checkName(rename.ref, rename.name); !fits)
                return fits;
            const Renames renames = renamesOf(*before, rename.name);
            forEachList(m_draft, [&]<class T>(std::vector<T>& list) {
                for (size_t i = 0; i < list.size(); ++i) {
                    T changed = list[i];
                    const bool itself = EntityRef{kindOfType<T>(), idOf(changed)} == rename.ref;
                    const bool follows = !renames.empty() && rewriteNames(changed, renames);
                    if (!itself && !follows)
                        continue;
                    if (itself)
                        changed.name = rename.name;
                    undoBy(PutEntity{list[i], i});
                    mark(changed);
                    list[i] = std::move(changed);
                }
            });
            return {};
        }

        Result<> operator()(const PutInfo& put)
        {
            undoBy(PutInfo{m_draft.info});
            m_draft.info = put.info;
            if (!m_fingerprint.empty())
                m_draft.info.fingerprint = m_fingerprint;
            return {};
        }

        std::vector<Change> takeInverse()
        {
            std::reverse(m_undo.begin(), m_undo.end());
            return std::move(m_undo);
        }

    private:
        void undoBy(Change change) { m_undo.push_back(std::move(change)); }

        template <class T> void mark(T& entity)
        {
            if constexpr (requires { entity.fingerprint; }) {
                if (!m_fingerprint.empty())
                    entity.fingerprint = m_fingerprint;
            }
        }

        template <class T> void place(T entity, std::optional<size_t> position)
        {
            std::vector<T>& list = listOf<T>(m_draft);
            const size_t before = positionOf(list, idOf(entity));
            mark(entity);
            if (before < list.size()) {
                undoBy(PutEntity{list[before], before});
                if (!position || *position == before) {
                    list[before] = std::move(entity);
                    return;
                }
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(before));
            } else {
                undoBy(RemoveEntity{{kindOfType<T>(), idOf(entity)}});
            }
            const size_t at = position ? std::min(*position, list.size()) : placeOf(list, entity);
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), std::move(entity));
        }

        Result<> checkName(const EntityRef& ref, std::string_view name) const
        {
            if (name.empty())
                return fail(ErrorCode::InvalidInput, "container.emptyName", describe(ref));
            const bool isVariable = ref.kind == EntityKind::Variable || ref.kind == EntityKind::BuiltInVariable;
            if (isVariable && (name.find("{{") != name.npos || name.find("}}") != name.npos))
                return fail(ErrorCode::InvalidInput, "container.bracesInName", std::string(name));
            bool taken = false;
            withList(m_draft, ref.kind, [&](const auto& list) {
                taken = std::any_of(list.begin(), list.end(),
                    [&](const auto& other) { return other.name == name && idOf(other) != ref.id; });
            });
            if (taken)
                return fail(ErrorCode::Conflict, "container.nameTaken", std::string(name));
            return {};
        }

        // A name that is another's before (two of one kind, or a variable before a built-in) means the other one.
        Renames renamesOf(const Entity& entity, const std::string& name) const
        {
            const std::string old(nameOf(entity));
            const EntityRef ref = refOf(entity);
            Renames renames;
            const Variable* variable = m_draft.variableNamed(old);
            const BuiltInVariable* builtIn = m_draft.builtInNamed(old);
            const Tag* tag = m_draft.tagNamed(old);
            const bool meansIt = (ref.kind == EntityKind::Variable && variable && variable->id.text == ref.id)
                || (ref.kind == EntityKind::BuiltInVariable && !variable && builtIn && builtIn->type == ref.id);
            if (meansIt)
                renames.variables.emplace(old, name);
            if (ref.kind == EntityKind::Tag && tag && tag->id.text == ref.id)
                renames.tags.emplace(old, name);
            return renames;
        }

        Container& m_draft;
        const std::string& m_fingerprint;
        std::vector<Change> m_undo; // in the order of the changes
    };

} // namespace

Result<> Edit::check(const Container& draft) const
{
    Container copy = draft;
    const Result<Edit> inverse = apply(copy);
    if (!inverse)
        return fail(inverse.error());
    return {};
}

Result<Edit> Edit::apply(Container& draft, const std::string& fingerprint) const
{
    Application application(draft, fingerprint);
    for (const Change& change : changes) {
        if (const Result<> done = std::visit(application, change); !done) {
            // All or none: what was done so far is taken back. Inverses carry positions, so none of them can fail.
            const Edit undone{name, application.takeInverse()};
            const Result<Edit> restored = undone.apply(draft);
            SLUIS_ASSERT(restored.has_value());
            return fail(done.error());
        }
    }
    return Edit{name, application.takeInverse()};
}

Edit combine(Message name, std::vector<Edit> edits)
{
    Edit combined{std::move(name), {}};
    for (Edit& edit : edits)
        combined.changes.insert(combined.changes.end(), std::make_move_iterator(edit.changes.begin()),
            std::make_move_iterator(edit.changes.end()));
    return combined;
}

} // namespace sluis::container
