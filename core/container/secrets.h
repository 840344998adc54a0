#pragma once

#include "core/container/container.h"

#include <string>
#include <string_view>
#include <vector>

// Secrets: a container holds their names, never their values.
namespace sluis::container {

inline constexpr std::string_view SecretType = "sluis_secret"; // of a variable
inline constexpr size_t SecretNameLimit = 64; // characters

// "meta-capi": letters, digits, dots, dashes and underscores, at least one.
bool isSecretName(std::string_view text);

// A name made from words of a person: "Meta access token" gives "meta-access-token". "secret" when nothing is left.
std::string secretNameFrom(std::string_view words);

// The name of the secret that a variable stands for; "" when it is another kind of variable, or has no good name.
std::string_view secretNameOf(const Variable& variable);

struct NamedSecret {
    std::string name;
    std::vector<VariableId> variables; // that stand for it
    bool isGivenToTemplates = false; // by one of them

    bool operator==(const NamedSecret&) const = default;
};

// Every secret that a container names, by name.
std::vector<NamedSecret> secretsOf(const Container& container);

} // namespace sluis::container
