#pragma once

#include "ui/pages/entity_page.h"

namespace sluis::pages {

// Who claims hits.
class ClientsPage : public EntityPage
{
    Q_OBJECT

public:
    explicit ClientsPage(
        bridge::Session& session, actions::ActionRegistry* actions = nullptr, QWidget* parent = nullptr);
};

} // namespace sluis::pages
