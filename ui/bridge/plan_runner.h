#pragma once

#include "core/runtime/template_sandbox.h"
#include "core/runtime/types.h"
#include "ui/bridge/draft_runner.h"
#include "ui/bridge/workspace_model.h"

namespace sluis::bridge {

// Runs recorded hits through a draft with the very same runtime; every request is held.
class PlanRunner final : public DraftRunner
{
public:
    explicit PlanRunner(CatalogueMaker types, value::Value templateKeys = {}); // keys: as MachineKeys has them

    Result<std::shared_ptr<const PreparedDraft>> prepare(const ContainerPtr& container) override;
    runtime::TracePtr run(const PreparedDraft& draft, const runtime::Hit& hit) override;

private:
    void holdTemplates(const container::Container& container);

    const CatalogueMaker m_types;
    const runtime::TypeTable m_native;
    const SystemClock m_clock;
    std::mutex m_templatesMutex;
    runtime::TemplateSandbox m_templates; // guarded by m_templatesMutex: one run with templates at a time
    std::vector<runtime::TemplatePtr> m_heldTemplates; // of the last draft: read once, not for every hit
    std::mutex m_mutex;
    std::shared_ptr<const PreparedDraft> m_last; // guarded by m_mutex: the next one shares what did not change
};

} // namespace sluis::bridge
