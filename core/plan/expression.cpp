#include "core/plan/expression.h"

namespace sluis::plan {

void collectVariables(const Expression& expression, std::vector<VariableIndex>& variables)
{
    if (expression.variable != NoVariable)
        variables.push_back(expression.variable);
    for (const Expression::Part& part : expression.parts) {
        if (part.variable != NoVariable)
            variables.push_back(part.variable);
    }
    for (const Expression::Hole& hole : expression.holes)
        collectVariables(hole.expression, variables);
}

} // namespace sluis::plan
