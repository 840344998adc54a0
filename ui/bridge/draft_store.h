#pragma once

#include "core/container/edit.h"

#include <memory>

namespace sluis::bridge {

using ContainerPtr = std::shared_ptr<const container::Container>;

// Where the draft lives and is kept: the open workspace, or a container in memory. Interface thread only; what it
// writes to disk it writes elsewhere.
class DraftStore
{
public:
    virtual ~DraftStore() = default;

    // An immutable snapshot: the same pointer until the next apply().
    virtual ContainerPtr draft() const = 0;

    // Checks, applies and keeps the edit; returns its inverse. On an error nothing has changed.
    virtual Result<container::Edit> apply(const container::Edit& edit) = 0;
};

// Keeps nothing: for tests, previews and windows that have no file yet.
class MemoryDraftStore final : public DraftStore
{
public:
    explicit MemoryDraftStore(container::Container container)
        : m_draft(std::make_shared<const container::Container>(std::move(container)))
    { }

    ContainerPtr draft() const override { return m_draft; }

    Result<container::Edit> apply(const container::Edit& edit) override
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
