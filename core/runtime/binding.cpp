#include "core/runtime/binding.h"

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

} // namespace

TypeIndex::TypeIndex(const TypeTable& types)
    : clients(byCode(types.clients))
    , tags(byCode(types.tags))
    , variables(byCode(types.variables))
{ }

BindingPtr bindTypes(plan::PlanPtr plan, const TypeIndex& types)
{
    auto binding = std::make_shared<Binding>();
    for (const plan::Client& client : plan->clients)
        binding->clients.push_back(find(types.clients, client.type, client.runs == plan::Runs::Native));
    for (const plan::Tag& tag : plan->tags)
        binding->tags.push_back(find(types.tags, tag.type, tag.runs == plan::Runs::Native));
    for (const plan::VariablePtr& variable : plan->variables)
        binding->variables.push_back(
            find(types.variables, variable->type, variable->kind == plan::VariableKind::Native));
    binding->plan = std::move(plan);
    return binding;
}

} // namespace sluis::runtime
