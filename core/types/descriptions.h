#pragma once

#include "core/templates/type_catalogue.h"

#include <vector>

// Descriptions of types that have no class in this folder: what the plan evaluates itself, and what is known from
// Google's containers but not run here. Keys as the container reference has them (2.1, 3.2, 4.1, 4.2, 5.1).
namespace sluis::types {

std::vector<templates::TypeDescription> googleTypes(); // clients and tags that are kept and shown, not run
std::vector<templates::TypeDescription> variableTypes();
std::vector<templates::TypeDescription> transformationTypes();
std::vector<templates::TypeDescription> triggerTypes();

} // namespace sluis::types
