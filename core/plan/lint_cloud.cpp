#include "core/plan/lint_context.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sluis::plan {
namespace {

    // Permissions of a template, and whose service they open.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> Services{
        {{"\"access_firestore\"", "Firestore"}, {"\"access_bigquery\"", "BigQuery"}}};

    bool isUsed(const container::Container& container, const std::string& type)
    {
        const auto uses = [&type](const auto& list) {
            return std::any_of(list.begin(), list.end(), [&type](const auto& entity) { return entity.type == type; });
        };
        return uses(container.tags) || uses(container.variables) || uses(container.clients);
    }

} // namespace

// What templates and look-ups expect of Google's databases and get from a store of this program.
void lintCloud(LintContext& context)
{
    for (const container::Variable& variable : context.container.variables) {
        if (variable.type == "fs")
            context.add(Severity::Warning, {container::EntityKind::Variable, variable.id.text}, "type",
                {"lint.localLookUp", {}});
    }
    for (const auto& [type, source] : context.templates) {
        if (!isUsed(context.container, type))
            continue;
        for (const auto& [permission, service] : Services) {
            if (source->templateData.find(permission) != std::string::npos)
                context.add(Severity::Warning, {container::EntityKind::Template, source->id.text}, "",
                    {"lint.localCloud", {std::string(service)}});
        }
    }
}

} // namespace sluis::plan
