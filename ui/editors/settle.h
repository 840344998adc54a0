#pragma once

#include "ui/bridge/session.h"

class QWidget;

namespace sluis::editors {

// Does what a repair of a problem says. A token becomes a secret only when its value could be kept; where the key file
// is closed its passphrase is asked for first. What cannot be done is said as every refusal is.
void settle(bridge::Session& session, const bridge::Problem& problem, const bridge::Repair& repair, QWidget* parent);

// The same for a token in this field of this entity.
void moveToSecret(
    bridge::Session& session, const container::EntityRef& entity, const std::string& field, QWidget* parent);

} // namespace sluis::editors
