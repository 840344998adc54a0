#pragma once

#include "core/container/edit.h"

#include <memory>
#include <vector>

namespace sluis::bridge {

using ContainerPtr = std::shared_ptr<const container::Container>;

// How an edit relates to the one before, so that undo and redo are there again after the file was closed.
enum class EditStep {
    New,
    Merge, // further typing in one field: belongs to the step before
    Undo, // the inverse of the last step
    Redo, // the last undone step again
};

struct DoneEdit {
    container::Edit edit;
    container::Edit inverse;
};

// What undo and redo would do next, the nearest last.
struct EditHistory {
    std::vector<DoneEdit> undo;
    std::vector<DoneEdit> redo;
};

// Where the draft lives and is kept: the open workspace, or a container in memory. Interface thread only; what it
// writes to disk it writes elsewhere.
class DraftStore
{
public:
    virtual ~DraftStore() = default;

    // An immutable snapshot: the same pointer until the next apply().
    virtual ContainerPtr draft() const = 0;

    // Checks, applies and keeps the edit; returns its inverse. On an error nothing has changed.
    virtual Result<container::Edit> apply(const container::Edit& edit, EditStep step) = 0;

    // What was done before this draft was opened.
    virtual EditHistory history() const { return {}; }
};

// Keeps nothing: for tests, previews and windows that have no file yet.
class MemoryDraftStore final : public DraftStore
{
public:
    explicit MemoryDraftStore(container::Container container)
        : m_draft(std::make_shared<const container::Container>(std::move(container)))
    { }

    ContainerPtr draft() const override { return m_draft; }

    Result<container::Edit> apply(const container::Edit& edit, EditStep) override
    {
        auto changed = std::make_shared<container::Container>(*m_draft);
        auto inverse = edit.apply(*changed);
        if (inverse)
            m_draft = std::move(changed);
        return inverse;
    }

private:
    ContainerPtr m_draft;
};

} // namespace sluis::bridge
