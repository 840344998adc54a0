#pragma once

#include "core/container/references.h"
#include "core/plan/lint.h"

#include <map>
#include <set>

// What the checks share, and one function per check. Private to core/plan.
namespace sluis::plan {

class LintContext
{
public:
    LintContext(const container::Container& container, const templates::TypeCatalogue& catalogue);

    const container::Container& container;
    const templates::TypeCatalogue& catalogue;
    const container::ReferenceIndex references;
    const std::map<std::string, const container::CustomTemplate*, std::less<>> templates; // by type code

    LintProblem& add(Severity severity, container::EntityRef entity, std::string field, Message text);
    std::vector<LintProblem> take();

    // Whether one more repair of this entity is offered: each holds a copy of it, and an entity of which thousands of
    // pieces are wrong may be huge.
    bool mayRepair(const container::EntityRef& ref) { return ++m_repairs[ref] <= RepairsPerEntity; }
    static constexpr size_t RepairsPerEntity = 50;

    // The same as the container's look-ups, but indexed: containers may be huge.
    std::string nameOf(const container::EntityRef& ref) const;
    container::Entity entity(const container::EntityRef& ref) const; // of one that is there
    const container::Trigger* trigger(const container::TriggerId& id) const;
    bool isVariableName(std::string_view name) const { return m_variableNames.contains(name); }
    std::string nextId() const { return m_nextId; }

private:
    std::map<container::EntityRef, size_t> m_positions; // within the list of its kind
    std::set<std::string_view> m_variableNames;
    const std::string m_nextId;
    std::vector<LintProblem> m_problems;
    std::map<container::EntityRef, size_t> m_repairs; // asked for
};

// A repair that puts one changed entity.
Repair repairBy(Message label, container::Entity changed);

// The text is a pattern of RE2's dialect: what is wrong with it and where; the key is empty when nothing is.
Message patternProblem(std::string_view pattern, bool ignoreCase);

const std::vector<container::Parameter>& rowsOf(const container::Parameters& parameters, std::string_view table);
std::string_view tableOf(std::string_view transformationType); // "excludedParamsTable"; "" for other types
std::string_view pathKeyOf(std::string_view transformationType); // "excludedParams"

// Checks of every entity of one kind against every one of another are left out beyond this many pairs; lint says so.
inline constexpr size_t PairLimit = 4'000'000;

void lintReferences(LintContext& context);
void lintTypes(LintContext& context);
void lintFields(LintContext& context);
void lintNames(LintContext& context);
void lintCycles(LintContext& context);
void lintFiring(LintContext& context);
void lintConditions(LintContext& context);
void lintPatterns(LintContext& context);
void lintTables(LintContext& context); // of transformations
void lintSecrets(LintContext& context);
void lintClientNames(LintContext& context);
void lintScopes(LintContext& context); // of transformations
void lintNeeds(LintContext& context);
void lintCloud(LintContext& context);
void lintExport(LintContext& context);

} // namespace sluis::plan
