#pragma once

#include "core/plan/compile.h"
#include "core/plan/expression_maker.h"

namespace sluis::plan {

// What compiling one entity needs from its surroundings. Private to core/plan.
struct CompileContext {
    const container::Container& container;
    const templates::TypeCatalogue& catalogue;
    const VariableNames& names;
    std::map<std::string, PatternPtr>& patterns; // of this plan
    const std::map<std::string, PatternPtr>* oldPatterns = nullptr; // of the plan before

    PatternPtr pattern(std::string_view text, LetterCase letterCase, MatchWhole whole);
    void keep(const PatternPtr& pattern); // of a part that the plan before had and this one shares; may be null
};

// Whether and how a type runs here.
struct Runnable {
    Runs runs = Runs::No;
    Message reason;
    std::optional<size_t> customTemplate;
    const templates::TypeDescription* description = nullptr;
};
Runnable runnable(const CompileContext& context, container::EntityKind kind, const std::string& type);

Variable compileVariable(
    CompileContext& context, const container::Variable& variable, std::vector<std::string>& unknownNames);
Variable builtInVariable(std::string_view type, std::string_view name);
Uses usesOf(const std::vector<VariablePtr>& variables);
std::vector<VariableTraits> traitsOf(const std::vector<VariablePtr>& variables, const Uses& uses);

// The template variables among these and those below them, by layer.
Layers layersOf(const Plan& plan, const std::vector<VariableIndex>& roots);

Condition compileCondition(
    CompileContext& context, const container::Condition& condition, std::vector<std::string>& unknownNames);
void readTransformationOperator(std::string_view expressionType, Condition& made); // the operator, negate, ignoreCase
void finishCondition(CompileContext& context, Condition& made); // what follows from operator and right side
void collectVariables(const Conditions& conditions, std::vector<VariableIndex>& variables);

TransformationBody compileTransformation(CompileContext& context, const container::Transformation& transformation,
    TransformationKind kind, std::vector<std::string>& unknownNames);
TransformationKind transformationKind(std::string_view type);
int64_t priorityOf(const container::Transformation& transformation);

// Links what was compiled entity by entity: triggers by event name, transformations to the tags they affect, tags by
// priority.
void layOut(Plan& plan);

// Which tags a transformation affects (container reference, 5.1).
class Scope
{
public:
    explicit Scope(const container::Transformation& transformation);
    bool affects(const container::Tag& tag) const;
    const std::vector<std::string>& names() const { return m_names; }

private:
    struct Type {
        std::string code;
        std::vector<std::string> exceptions; // names of tags
    };
    bool lists(const container::Tag& tag) const;

    bool m_allExcept = true;
    std::vector<std::string> m_names;
    std::vector<Type> m_types;
};

} // namespace sluis::plan
