#pragma once

#include "core/container/parameter.h"
#include "core/templates/fields.h"
#include "core/templates/permissions.h"

#include <string>
#include <vector>

namespace sluis::pages {

// The ids of all permissions that server templates know, in the order of their list.
const std::vector<std::string>& permissionIds();

// What of a permission can be narrowed, as the fields of a form; empty when it is all or nothing.
std::vector<templates::Field> permissionFields(const std::string& id);

// Between a permission's parameters and what the form shows.
container::Parameters permissionParameters(const templates::Permission& permission);
// With one field of the form set anew; what the form does not know stays.
templates::Permission withParameter(const templates::Permission& permission,
    const std::vector<templates::Field>& fields, const container::Parameter& parameter);

} // namespace sluis::pages
