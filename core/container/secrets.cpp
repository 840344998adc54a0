#include "core/container/secrets.h"

#include <algorithm>
#include <map>

namespace sluis::container {
namespace {

    bool isLetterOrDigit(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

} // namespace

bool isSecretName(std::string_view text)
{
    return !text.empty() && text.size() <= SecretNameLimit && std::all_of(text.begin(), text.end(), [](char c) {
        return isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    });
}

std::string secretNameFrom(std::string_view words)
{
    std::string name;
    for (const char c : words.substr(0, SecretNameLimit)) {
        if (isLetterOrDigit(c))
            name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (name.ends_with('-'))
        name.pop_back();
    return name.empty() ? "secret" : name;
}

std::string_view secretNameOf(const Variable& variable)
{
    const std::string_view name = variable.type == SecretType ? textOf(variable.parameters, "name") : "";
    return isSecretName(name) ? name : std::string_view();
}

std::vector<NamedSecret> secretsOf(const Container& container)
{
    std::map<std::string_view, NamedSecret> found;
    for (const Variable& variable : container.variables) {
        const std::string_view name = secretNameOf(variable);
        if (name.empty())
            continue;
        NamedSecret& secret = found[name];
        secret.name = name;
        secret.variables.push_back(variable.id);
        secret.isGivenToTemplates |= isTrue(variable.parameters, "giveToTemplates");
    }
    std::vector<NamedSecret> secrets;
    for (auto& [name, secret] : found)
        secrets.push_back(std::move(secret));
    return secrets;
}

} // namespace sluis::container
