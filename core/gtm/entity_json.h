#pragma once

#include "core/base/result.h"
#include "core/container/container.h"

namespace sluis::gtm {

// One entity as JSON: the object that stands for it in an export file, without the account and container that every
// entity of a file repeats. For the clipboard, the journal and the folder form of a workspace. What is written reads
// back as an equal entity; one with an unusual order of members carries it in a member "$order".
value::Value toValue(const container::Entity& entity);
Result<container::Entity> entityFromValue(container::EntityKind kind, const value::Value& object);

value::Value toValue(const container::ContainerInfo& info);
Result<container::ContainerInfo> infoFromValue(const value::Value& object);

} // namespace sluis::gtm
