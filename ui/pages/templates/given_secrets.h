#pragma once

#include "ui/pages/templates/template_draft.h"

namespace sluis::pages {

// A secret whose value the code of a template sees, because a variable gives it and somebody made from the template
// uses that variable.
struct GivenSecret {
    std::string secret; // its name
    container::EntityRef variable;
    std::string user; // the tag, client or variable
    bool operator==(const GivenSecret&) const = default;
};
std::vector<GivenSecret> givenSecrets(const bridge::WorkspaceModel& workspace, const container::EntityRef& subject);

} // namespace sluis::pages
