#pragma once

#include "core/templates/line_difference.h"
#include "core/templates/template.h"

#include <string>
#include <vector>

namespace sluis::templates {

// What happened to a permission. Widened: it allows what it did not, and nothing less; narrowed: the other way round;
// changed: both, or what cannot be told.
struct PermissionChange {
    enum class What { Added, Removed, Widened, Narrowed, Changed };
    What what = What::Changed;
    Permission before; // empty when added
    Permission after; // empty when removed
    const std::string& id() const { return after.id.empty() ? before.id : after.id; }
};

struct PartChange { // of a field or a test
    enum class What { Added, Removed, Changed };
    What what = What::Changed;
    std::string name;
    std::vector<std::string> properties; // of a changed field, as the file names them: "displayName", "valueValidators"
    bool operator==(const PartChange&) const = default;
};

// What one template file says otherwise than another, part by part.
struct TemplateDifference {
    std::vector<std::string> info; // keys of INFO that differ: "displayName", "version", …
    std::vector<PermissionChange> permissions; // those that allow more first
    std::vector<PartChange> fields; // by name; columns as "table.column"
    std::vector<LineChange> code; // the whole code; empty when it is the same
    std::vector<PartChange> tests; // by name; a changed setup has none
    bool isEmpty() const
    {
        return info.empty() && permissions.empty() && fields.empty() && code.empty() && tests.empty();
    }
    bool allowsMore() const;
};

TemplateDifference difference(const Template& before, const Template& after);

// How the permission changed; nothing is different when both allow the same.
enum class Reach { Same, More, Less, Other };
Reach reachOf(const Permission& before, const Permission& after);

} // namespace sluis::templates
