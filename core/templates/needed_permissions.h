#pragma once

#include "core/templates/template.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sluis::templates {

// Where the code asks for something that a permission covers.
struct PermissionUse {
    std::string api; // "getEventData"
    std::string argument; // the literal that it is called with, "" when there is none or it is no literal
    int line = 0; // of the code, from 1: the call, or the require() of what is never called by name
};

// Everything that the code requires and calls, by the id of the permission it needs. Told from the code without running
// it: what is called by another name than the one it was given by require() is not seen.
std::map<std::string, std::vector<PermissionUse>> permissionUses(std::string_view code);

// The permission with the least that the code shows to need: the keys, headers, cookies and addresses that stand in it
// as literals. Everything of it where the code does not say.
Permission neededPermission(const Template& subject, const std::string& id);

} // namespace sluis::templates
