#pragma once

#include "core/base/result.h"
#include "core/container/edit.h"

#include <QString>

#include <vector>

namespace sluis::bridge {

// Entities as text for the clipboard, also towards another workspace: the objects that stand for them in an export
// file, and the names of the triggers and folders that they refer to by id.
QString entitiesAsText(const container::Container& draft, const std::vector<container::EntityRef>& refs);

// Whether this looks like such a text (a cheap look, for enabling "Paste").
bool isEntityText(const QString& text);

// Adds them with new ids and free names. References follow: to what comes along, else to what has the same name here;
// what is found in neither goes. Errors: value.jsonSyntax, container.notEntities.
Result<container::Edit> pasteEdit(const container::Container& draft, const QString& text);

} // namespace sluis::bridge
