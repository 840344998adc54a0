#pragma once

#include "ui/pages/entity_page.h"

namespace sluis::pages {

// When tags fire.
class TriggersPage : public EntityPage
{
    Q_OBJECT

public:
    explicit TriggersPage(
        bridge::Session& session, actions::ActionRegistry* actions = nullptr, QWidget* parent = nullptr);
};

} // namespace sluis::pages
