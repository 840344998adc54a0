#pragma once

#include "core/base/result.h"
#include "core/container/edit.h"

namespace sluis::gtm {

// An edit as JSON, for the journal and the audit log; reads back as an equal edit:
//   {"name": {"key", "args": [text…]}, "changes": [change…]}, a change being one of
//   {"put": {"kind", "position"?, "entity"}}, {"remove": {"kind", "id"}}, {"rename": {"kind", "id", "name"}}, {"info":
//   {…}}.
// Kinds are those of container::kindName, entities and info as in entity_json.h.
value::Value toValue(const container::Edit& edit);
Result<container::Edit> editFromValue(const value::Value& object);

} // namespace sluis::gtm
