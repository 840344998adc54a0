#pragma once

#include "core/container/parameter.h"
#include "core/plan/plan.h"

namespace sluis::plan {

using VariableNames = std::unordered_map<std::string, VariableIndex, TextHash, std::equal_to<>>;

// Turns texts and parameter trees of one entity into expressions. A {{name}} that no variable has stays literal text
// (container reference, 1.9) and is remembered.
class ExpressionMaker
{
public:
    explicit ExpressionMaker(const VariableNames& names)
        : m_names(names)
    { }

    Expression text(std::string_view text);
    Expression parameter(const container::Parameter& parameter);
    Expression object(const container::Parameters& parameters); // members by key
    Expression of(const container::Parameters& parameters, std::string_view key); // empty text when there is none

    const std::vector<std::string>& unknownNames() const { return m_unknownNames; }
    bool sawUnknownNames() const { return !m_unknownNames.empty(); }

private:
    Expression list(const std::vector<container::Parameter>& items);
    Expression scalar(const container::Parameter& parameter);

    const VariableNames& m_names;
    std::vector<std::string> m_unknownNames;
};

} // namespace sluis::plan
