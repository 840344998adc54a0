#pragma once

#include "core/plan/plan.h"
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
};

using BindingPtr = std::shared_ptr<const Binding>;

BindingPtr bindTypes(plan::PlanPtr plan, const TypeIndex& types);

} // namespace sluis::runtime
