#pragma once

#include "core/base/result.h"
#include "core/runtime/hit.h"
#include "core/runtime/trace.h"
#include "ui/bridge/draft_store.h"

#include <memory>

namespace sluis::bridge {

// A container made ready to run; shared by threads, never changed.
class PreparedDraft
{
public:
    virtual ~PreparedDraft() = default;
};

// Runs recorded hits through a container without sending anything: what every live sample is made of. Safe from any
// thread, used from the evaluator's workers only.
class DraftRunner
{
public:
    virtual ~DraftRunner() = default;
    virtual Result<std::shared_ptr<const PreparedDraft>> prepare(const ContainerPtr& container) = 0;
    virtual runtime::TracePtr run(const PreparedDraft& draft, const runtime::Hit& hit) = 0;
};

} // namespace sluis::bridge
