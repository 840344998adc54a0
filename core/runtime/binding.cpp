#include "core/runtime/binding.h"

#include "core/container/references.h"

#include <algorithm>

namespace sluis::runtime {
namespace {

    template <class Type>
    std::unordered_map<std::string, const Type*> byCode(const std::vector<std::unique_ptr<const Type>>& types)
    {
        std::unordered_map<std::string, const Type*> found;
        for (const auto& type : types)
            found.emplace(type->describe().code, type.get());
        return found;
    }

    template <class Type>
    const Type* find(const std::unordered_map<std::string, const Type*>& types, const std::string& code, bool isNative)
    {
        const auto found = isNative ? types.find(code) : types.end();
        return found == types.end() ? nullptr : found->second;
    }

    // Null where the type is no template's, or a template's that is none of this role.
    TemplatePtr loaded(
        const container::CustomTemplate* source, sandbox::host::Role role, TemplateSandbox& sandbox, bool& isAny)
    {
        TemplatePtr found = source ? sandbox.load(*source) : nullptr;
        if (found && found->program != 0 && found->role != role)
            return nullptr;
        isAny |= found != nullptr;
        return found;
    }

    void bindTemplates(Binding& binding, const plan::Plan& plan, TemplateSandbox& sandbox)
    {
        using sandbox::host::Role;
        const container::Container& source = *plan.source;
        const auto at = [&source](const std::optional<size_t>& position) {
            return position ? &source.templates.at(*position) : nullptr;
        };
        bool isAny = false;
        for (const plan::Client& client : plan.clients)
            binding.clientTemplates.push_back(loaded(at(client.customTemplate), Role::Client, sandbox, isAny));
        for (const plan::Tag& tag : plan.tags)
            binding.tagTemplates.push_back(loaded(at(tag.customTemplate), Role::Tag, sandbox, isAny));
        const auto byType = container::templatesByType(source);
        for (const plan::VariablePtr& variable : plan.variables) {
            const auto found
                = variable->kind == plan::VariableKind::Template ? byType.find(variable->type) : byType.end();
            binding.variableTemplates.push_back(
                loaded(found == byType.end() ? nullptr : found->second, Role::Variable, sandbox, isAny));
        }
        if (isAny)
            return;
        binding.clientTemplates.clear();
        binding.tagTemplates.clear();
        binding.variableTemplates.clear();
    }

} // namespace

TypeIndex::TypeIndex(const TypeTable& types)
    : clients(byCode(types.clients))
    , tags(byCode(types.tags))
    , variables(byCode(types.variables))
{ }

BindingPtr bindTypes(plan::PlanPtr plan, const TypeIndex& types, Secrets& secrets, TemplateSandbox* sandbox)
{
    auto binding = std::make_shared<Binding>();
    for (const plan::Client& client : plan->clients)
        binding->clients.push_back(find(types.clients, client.type, client.runs == plan::Runs::Native));
    for (const plan::Tag& tag : plan->tags)
        binding->tags.push_back(find(types.tags, tag.type, tag.runs == plan::Runs::Native));
    for (const plan::VariablePtr& variable : plan->variables)
        binding->variables.push_back(
            find(types.variables, variable->type, variable->kind == plan::VariableKind::Native));
    if (sandbox && !plan->source->templates.empty())
        bindTemplates(*binding, *plan, *sandbox);
    binding->secrets = bindSecrets(*plan, secrets);
    binding->plan = std::move(plan);
    return binding;
}

} // namespace sluis::runtime
