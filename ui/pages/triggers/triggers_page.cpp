#include "ui/pages/triggers/triggers_page.h"

#include "ui/pages/triggers/trigger_editor.h"

namespace sluis::pages {

TriggersPage::TriggersPage(bridge::Session& session, actions::ActionRegistry* actions, QWidget* parent)
    : EntityPage(
          session, container::EntityKind::Trigger,
          [&session](QWidget* page) { return new TriggerEditor(session, page); }, actions, parent)
{ }

} // namespace sluis::pages
