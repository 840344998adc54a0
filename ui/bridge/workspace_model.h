#pragma once

#include "core/container/references.h"
#include "core/templates/type_catalogue.h"
#include "ui/bridge/draft_store.h"
#include "ui/bridge/latest_job.h"
#include "ui/bridge/problem.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <optional>
#include <set>

namespace sluis::bridge {

using CataloguePtr = std::shared_ptr<const templates::TypeCatalogue>;
using ProblemFinder = std::function<std::vector<Problem>(const container::Container&)>; // called on a worker
using CatalogueMaker
    = std::function<CataloguePtr(const container::Container&)>; // types built in and from its templates

// The draft of the open workspace as the interface sees it: snapshots, one undo stack, references, types and problems.
// Interface thread only. Every change goes through apply().
class WorkspaceModel : public QObject
{
    Q_OBJECT

public:
    // `store` outlives the model.
    WorkspaceModel(DraftStore& store, CatalogueMaker types, ProblemFinder problems, QObject* parent = nullptr);

    const container::Container& draft() const { return *m_draft; }
    const ContainerPtr& snapshot() const { return m_draft; }
    uint64_t revision() const { return m_revision; } // grows with every change

    const container::ReferenceIndex& references() const; // made when first asked for after a change
    const templates::TypeCatalogue& types() const { return *m_types; }
    const CataloguePtr& catalogue() const { return m_types; } // the same, to keep: it never changes
    const templates::TypeDescription* typeOf(const container::Entity& entity) const;
    QString typeName(const container::Entity& entity) const; // "Google Analytics: GA4", the code for what is not known

    // Applies the edit as one step of undo. Edits one after the other with the same key that put the same entity become
    // one step. False: refused; refused() has said why, and nothing has changed.
    bool apply(container::Edit edit, const QString& mergeKey = {});
    void endMerging(); // the next edit starts a step of its own

    // What types may do has changed without an edit: a template became trusted. Everything is evaluated again.
    void refreshTypes();

    // Shorthands that make the edit and its name.
    bool put(container::Entity entity, const QString& mergeKey = {});
    bool rename(const container::EntityRef& ref, const QString& name);
    bool remove(const std::vector<container::EntityRef>& refs);
    std::optional<container::EntityRef> duplicate(const container::EntityRef& ref);

    QUndoStack& undoStack() { return m_undo; }

    const std::vector<Problem>& problems() const { return m_problems; }
    std::vector<Problem> problemsOf(const container::EntityRef& ref) const;
    bool problemsAreCurrent() const { return m_problemsRevision == m_revision; }

    // For EditCommand only: applies without a step of undo.
    Result<container::Edit> applyNow(const container::Edit& edit, EditStep step);

Q_SIGNALS:
    // After each change, undo and redo included. `changed` names what was put, removed or renamed; empty: the container
    // itself.
    void draftChanged(const std::set<container::EntityRef>& changed);
    void typesChanged();
    void problemsChanged();
    void refused(const QString& sentence);

private:
    void bringBack(EditHistory history);
    void findProblems();
    void updateTypes(const std::set<container::EntityRef>& changed);

    DraftStore& m_store;
    CatalogueMaker m_makeTypes;
    ProblemFinder m_findProblems;
    ContainerPtr m_draft;
    CataloguePtr m_types;
    uint64_t m_revision = 1;
    mutable std::optional<container::ReferenceIndex> m_references;
    QUndoStack m_undo;
    std::vector<Problem> m_problems;
    uint64_t m_problemsRevision = 0;
    QTimer m_problemTimer;
    LatestJob m_problemJob;
};

// A name that no entity of this kind has: "Purchase", "Purchase copy", "Purchase copy 2".
QString freeName(const container::Container& container, container::EntityKind kind, const QString& wanted);

// The entity as a new one: id from the container, a free name.
container::Entity asNew(const container::Container& container, container::Entity entity, const QString& name);

} // namespace sluis::bridge
