#pragma once

#include "core/templates/permissions.h"

#include <QString>

namespace sluis::pages {

// What a permission lets a template do, for a person who reads before agreeing.
QString permissionTitle(const std::string& id); // "Send requests to vendors"; the id itself for one we do not know
QString permissionScope(const templates::Permission& permission); // "only https://graph.facebook.com/"

} // namespace sluis::pages
