#include "ui/pages/variables/variables_page.h"

#include "ui/pages/variables/variable_editor.h"

namespace sluis::pages {

VariablesPage::VariablesPage(bridge::Session& session, actions::ActionRegistry* actions, QWidget* parent)
    : EntityPage(
          session, container::EntityKind::Variable,
          [&session](QWidget* page) { return new VariableEditor(session, page); }, actions, parent)
{ }

} // namespace sluis::pages
