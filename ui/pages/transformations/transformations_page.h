#pragma once

#include "ui/pages/entity_page.h"

namespace sluis::pages {

// What tags see of an event.
class TransformationsPage : public EntityPage
{
    Q_OBJECT

public:
    explicit TransformationsPage(
        bridge::Session& session, actions::ActionRegistry* actions = nullptr, QWidget* parent = nullptr);
};

} // namespace sluis::pages
