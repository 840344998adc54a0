#pragma once

#include "ui/pages/entity_page.h"

namespace sluis::pages {

// What is sent to vendors.
class TagsPage : public EntityPage
{
    Q_OBJECT

public:
    explicit TagsPage(bridge::Session& session, actions::ActionRegistry* actions = nullptr, QWidget* parent = nullptr);
};

} // namespace sluis::pages
