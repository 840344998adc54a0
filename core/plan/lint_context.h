#pragma once

#include "core/container/references.h"
#include "core/plan/lint.h"

#include <map>
#include <set>

// What the checks share, and one function per check. Private to core/plan.
namespace sluis::plan {

class LintContext {
public:
    LintContext(const container::Container& container, const templates::TypeCatalogue& catalogue);

    const container::Container& container;
    const templates::TypeCatalogue& catalogue;
    const container::ReferenceIndex references;
    const std::map<std::string, const container::CustomTemplate*, std::less<>> templates; // by type code

    LintProblem& add(Severity severity, container::EntityRef entity, std::string field, Message text);
    std::vector<LintProblem> take();

    std::string nameOf(const container::EntityRef& ref) const;
    const container::Trigger* trigger(const container::TriggerId& id) const;

private:
    std::map<std::string_view, const container::Trigger*> m_triggers;
    std::vector<LintProblem> m_problems;
};

// A repair that puts one changed entity.
Repair repairBy(Message label, container::Entity changed);

// The text is a pattern of RE2's dialect: what is wrong with it and where; the key is empty when nothing is.
Message patternProblem(std::string_view pattern, bool ignoreCase);

// Whether a transformation's lists cover the tag (5.1); its conditions are another question.
bool affects(const container::Transformation& transformation, const container::Tag& tag);
const std::vector<container::Parameter>& rowsOf(const container::Parameters& parameters, std::string_view table);
std::string_view tableOf(std::string_view transformationType); // "excludedParamsTable"; "" for other types
std::string_view pathKeyOf(std::string_view transformationType); // "excludedParams"

void lintReferences(LintContext& context);
void lintTypes(LintContext& context);
void lintFields(LintContext& context);
void lintNames(LintContext& context);
void lintCycles(LintContext& context);
void lintFiring(LintContext& context);
void lintConditions(LintContext& context);
void lintPatterns(LintContext& context);
void lintTransformations(LintContext& context);
void lintSecrets(LintContext& context);
void lintNeeds(LintContext& context);
void lintExport(LintContext& context);

} // namespace sluis::plan
