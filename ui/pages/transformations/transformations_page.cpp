#include "ui/pages/transformations/transformations_page.h"

#include "ui/pages/transformations/transformation_editor.h"

namespace sluis::pages {

TransformationsPage::TransformationsPage(bridge::Session& session, actions::ActionRegistry* actions, QWidget* parent)
    : EntityPage(
          session, container::EntityKind::Transformation,
          [&session](QWidget* page) { return new TransformationEditor(session, page); }, actions, parent)
{ }

} // namespace sluis::pages
