#pragma once

#include "core/container/container.h"
#include "core/container/edit.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Tokens and keys that stand in plain text in a container, and how they become secrets.
namespace sluis::plan {

struct PlainToken {
    container::EntityRef entity;
    std::string name; // of the entity
    std::string field; // path as in container/difference.h
    std::string shown; // its first characters
    size_t position = 0; // of the entity among its kind
    std::vector<size_t> way; // positions that lead to the parameter
};

// Everything that looks like one, in tags, variables, clients and transformations, in their order.
std::vector<PlainToken> plainTokensOf(const container::Container& container);

// Those that must become secrets before the container may be published: in what is made from a template or of a type of
// ours, and in constants that such a thing uses.
std::vector<PlainToken> tokensInTheWay(const container::Container& container);

// A token as a secret. Keep the value first (publish::SecretVault::set), then apply the edit: afterwards the container
// does not have the value any more.
struct MovedToken {
    container::Edit edit;
    std::string secret; // its name
    std::string value;
};

// For many tokens of one container; it and the names in it outlive the mover.
class TokenMover
{
public:
    explicit TokenMover(const container::Container& container);
    MovedToken move(const PlainToken& token) const; // of this container

private:
    const container::Container& m_container;
    const std::string m_nextId;
    std::set<std::string, std::less<>> m_variableNames;
    std::set<std::string, std::less<>> m_secretNames;
};

// The token at this place, as lint names it in LintProblem::entity and field. Nothing when there is none.
std::optional<MovedToken> moveToSecret(
    const container::Container& container, const container::EntityRef& entity, std::string_view field);

} // namespace sluis::plan
