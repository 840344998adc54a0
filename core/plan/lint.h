#pragma once

#include "core/base/message.h"
#include "core/container/edit.h"
#include "core/templates/type_catalogue.h"

#include <string>
#include <vector>

namespace sluis::plan {

enum class Severity {
    Error, // does not do what it looks like; must be settled before publishing
    Warning, // probably not what was meant
    Note, // good to know, nothing to do
};

// One way to settle a problem with a click: an ordinary edit, named by what it does.
struct Repair {
    Message label;
    container::Edit edit;
};

struct LintProblem {
    Severity severity = Severity::Warning;
    container::EntityRef entity; // whom it is about
    std::string name; // of the entity
    std::string field; // path as in container/difference.h, "" for the entity as a whole
    Message text; // its key names the kind of problem: "lint.danglingVariable"
    std::vector<Repair> repairs; // the likeliest first

    const std::string& key() const { return text.key; }
};

// Everything that is wrong or doubtful in a container, by kind of entity and place in the file. Pure; takes
// milliseconds for hundreds of tags, so it may run after every edit (not on the interface thread). Types of the
// container's own templates are known without being in the catalogue; with them in it, their fields are checked, too.
std::vector<LintProblem> lint(const container::Container& container, const templates::TypeCatalogue& catalogue);

} // namespace sluis::plan
