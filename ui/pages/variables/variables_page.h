#pragma once

#include "ui/pages/entity_page.h"

namespace sluis::pages {

// A value by name.
class VariablesPage : public EntityPage
{
    Q_OBJECT

public:
    explicit VariablesPage(
        bridge::Session& session, actions::ActionRegistry* actions = nullptr, QWidget* parent = nullptr);
};

} // namespace sluis::pages
