#pragma once

#include "core/plan/plan.h"
#include "core/runtime/secret_binding.h"
#include "core/runtime/template_sandbox.h"
#include "core/runtime/types.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sluis::runtime {

// The types of this program by their codes. Refers to the table, which outlives it.
struct TypeIndex {
    explicit TypeIndex(const TypeTable& types);

    std::unordered_map<std::string, const ClientType*> clients;
    std::unordered_map<std::string, const TagType*> tags;
    std::unordered_map<std::string, const VariableType*> variables;
};

// The types of this program that the entities of one plan mean, looked up once per plan. Null where none does.
struct Binding {
    plan::PlanPtr plan;
    std::vector<const ClientType*> clients; // for each of Plan::clients
    std::vector<const TagType*> tags; // for each of Plan::tags
    std::vector<const VariableType*> variables; // for each of Plan::variables
    // Those that come from templates, for each of the plan's again; all empty when no template runs.
    std::vector<TemplatePtr> clientTemplates;
    std::vector<TemplatePtr> tagTemplates;
    std::vector<TemplatePtr> variableTemplates;
    SecretBinding secrets;

    bool hasTemplates() const
    {
        return !tagTemplates.empty() || !clientTemplates.empty() || !variableTemplates.empty();
    }
};

using BindingPtr = std::shared_ptr<const Binding>;

// `sandbox` is null where templates do not run. The secrets outlive the binding.
BindingPtr bindTypes(plan::PlanPtr plan, const TypeIndex& types, Secrets& secrets, TemplateSandbox* sandbox = nullptr);

} // namespace sluis::runtime
