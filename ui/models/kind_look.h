#pragma once

#include "core/container/entities.h"
#include "ui/widgets/tile.h"

namespace sluis::models {

// The look of an entity's kind: colour and icon.
widgets::Kind widgetKind(container::EntityKind kind);

} // namespace sluis::models
