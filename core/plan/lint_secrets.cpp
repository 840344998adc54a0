#include "core/plan/lint_context.h"
#include "core/plan/plain_tokens.h"

namespace sluis::plan {

void lintSecrets(LintContext& context)
{
    const TokenMover mover(context.container);
    for (const PlainToken& token : plainTokensOf(context.container)) {
        LintProblem& problem
            = context.add(Severity::Warning, token.entity, token.field, {"lint.secretInPlainText", {token.shown}});
        if (!context.mayRepair(token.entity))
            continue;
        container::Edit edit = mover.move(token).edit;
        const Message label = edit.name;
        problem.repairs.push_back({label, std::move(edit)});
    }
}

} // namespace sluis::plan
