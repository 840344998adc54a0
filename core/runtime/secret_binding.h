#pragma once

#include "core/plan/plan.h"
#include "core/runtime/secrets.h"
#include "core/value/value.h"

#include <vector>

namespace sluis::runtime {

// What may be done with secrets for one tag, client or template variable. Both null for those that use none.
struct SecretUse {
    SecretGrantPtr grant;
    std::vector<std::string> given; // to its template: they stand in its parameters as they are
};

// The secrets that a plan names, for one process: what stands for each, and who refers to which. Everything is empty
// for a plan without secrets.
struct SecretBinding {
    Secrets* secrets = nullptr; // null: the plan names none
    std::vector<value::Value> placeholders; // for each of Plan::variables
    std::vector<SecretUse> clients; // for each of Plan::clients
    std::vector<SecretUse> tags; // for each of Plan::tags
    std::vector<std::string> given; // to any template
    std::vector<SecretUse> variables; // for each of Plan::variables: what its own parameters refer to

    bool any() const { return secrets != nullptr; }
};

SecretBinding bindSecrets(const plan::Plan& plan, Secrets& secrets);

// The parameters of a template with the values of the secrets that are given to it; those without a value stay
// placeholders.
value::Value giveSecrets(
    value::Value parameters, const SecretUse& use, const Secrets& secrets, const crypto::SecretValues& values);

} // namespace sluis::runtime
