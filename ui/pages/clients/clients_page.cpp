#include "ui/pages/clients/clients_page.h"

#include "ui/pages/clients/client_editor.h"

namespace sluis::pages {

ClientsPage::ClientsPage(bridge::Session& session, actions::ActionRegistry* actions, QWidget* parent)
    : EntityPage(
          session, container::EntityKind::Client, [&session](QWidget* page) { return new ClientEditor(session, page); },
          actions, parent)
{ }

} // namespace sluis::pages
