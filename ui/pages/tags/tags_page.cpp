#include "ui/pages/tags/tags_page.h"

#include "ui/pages/tags/tag_editor.h"

namespace sluis::pages {

TagsPage::TagsPage(bridge::Session& session, actions::ActionRegistry* actions, QWidget* parent)
    : EntityPage(
          session, container::EntityKind::Tag, [&session](QWidget* page) { return new TagEditor(session, page); },
          actions, parent)
{ }

} // namespace sluis::pages
