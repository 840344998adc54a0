#include "core/runtime/secret_binding.h"

#include "core/runtime/secret_texts.h"
#include "core/url/url.h"

#include <algorithm>
#include <set>

namespace sluis::runtime {
namespace {

    using plan::Expression;
    using plan::Plan;
    using plan::VariableIndex;
    using plan::VariableKind;
    using value::Value;

    // Puts the text of the expression as far as it is the same for every hit; false when it goes on with what is not.
    bool appendFixed(const Plan& plan, const Expression& expression, std::string& text)
    {
        const auto appendVariable = [&](VariableIndex index) {
            const plan::Variable& variable = *plan.variables[index];
            return variable.kind == VariableKind::Constant && !variable.format && !plan.traits[index].isCyclic
                && !plan.traits[index].isTooDeep && appendFixed(plan, variable.input, text);
        };
        switch (expression.kind) {
        case Expression::Kind::Constant:
            text += expression.constant.string();
            return true;
        case Expression::Kind::Variable:
            return appendVariable(expression.variable);
        case Expression::Kind::Text:
            return std::all_of(expression.parts.begin(), expression.parts.end(), [&](const Expression::Part& part) {
                if (part.variable != plan::NoVariable)
                    return appendVariable(part.variable);
                text += part.text.string();
                return true;
            });
        case Expression::Kind::Composite:
            return false;
        }
        return false;
    }

    // The parameter of that key; null when there is none.
    const Expression* parameter(const Expression& parameters, std::string_view key, Expression& room)
    {
        for (const Expression::Hole& hole : parameters.holes) {
            if (hole.key.string() == key)
                return &hole.expression;
        }
        room.constant = parameters.constant[key];
        return room.constant.isUndefined() ? nullptr : &room;
    }

    // A tag of ours with an address among its parameters sends there and nowhere else, as far as its host is fixed.
    // The other types choose their vendor's address themselves.
    void setOrigin(const Plan& plan, const Expression& parameters, SecretGrant& grant)
    {
        Expression room;
        const Expression* address = parameter(parameters, "url", room);
        if (!address)
            return;
        std::string text;
        const bool isWhole = appendFixed(plan, *address, text);
        const size_t host = text.find("://");
        const bool hasHost = host != text.npos && (isWhole || text.find_first_of("/?#", host + 3) != text.npos);
        const auto url = hasHost ? url::parseUrl(text) : std::nullopt;
        grant.isFixed = url.has_value();
        if (url)
            grant.origin = url->origin;
    }

    std::set<std::string> namesBelow(const Plan& plan, std::vector<VariableIndex> pending, bool onlyGiven)
    {
        std::set<std::string> names;
        std::vector<char> seen(plan.variables.size(), 0);
        while (!pending.empty()) {
            const VariableIndex next = pending.back();
            pending.pop_back();
            if (std::exchange(seen[next], 1))
                continue;
            const plan::Variable& variable = *plan.variables[next];
            if (variable.kind == VariableKind::Secret && (!onlyGiven || variable.isGivenToTemplates))
                names.insert(variable.secret);
            pending.insert(pending.end(), plan.uses[next].begin(), plan.uses[next].end());
        }
        return names;
    }

    SecretUse useOf(const Plan& plan, const Expression& parameters, bool isTemplate)
    {
        std::vector<VariableIndex> roots;
        plan::collectVariables(parameters, roots);
        const std::set<std::string> names = namesBelow(plan, roots, false);
        if (names.empty())
            return {};
        auto grant = std::make_shared<SecretGrant>();
        grant->names.assign(names.begin(), names.end());
        if (!isTemplate)
            setOrigin(plan, parameters, *grant);
        SecretUse use{std::move(grant), {}};
        if (isTemplate) {
            const std::set<std::string> given = namesBelow(plan, roots, true);
            use.given.assign(given.begin(), given.end());
        }
        return use;
    }

} // namespace

SecretBinding bindSecrets(const Plan& plan, Secrets& secrets)
{
    SecretBinding binding;
    const bool any = std::any_of(plan.variables.begin(), plan.variables.end(),
        [](const plan::VariablePtr& variable) { return variable->kind == VariableKind::Secret; });
    if (!any)
        return binding;
    binding.secrets = &secrets;
    for (const plan::VariablePtr& variable : plan.variables) {
        const bool isSecret = variable->kind == VariableKind::Secret;
        binding.placeholders.push_back(isSecret ? Value(secrets.placeholder(variable->secret)) : Value());
        if (isSecret && variable->isGivenToTemplates)
            binding.given.push_back(variable->secret);
        binding.variables.push_back(
            variable->kind == VariableKind::Template ? useOf(plan, variable->input, true) : SecretUse());
    }
    for (const plan::Client& client : plan.clients)
        binding.clients.push_back(useOf(plan, *client.parameters, client.runs == plan::Runs::Template));
    for (const plan::Tag& tag : plan.tags)
        binding.tags.push_back(useOf(plan, *tag.parameters, tag.runs == plan::Runs::Template));
    return binding;
}

Value giveSecrets(Value parameters, const SecretUse& use, const Secrets& secrets, const crypto::SecretValues& values)
{
    if (use.given.empty())
        return parameters;
    const auto given = [&](const std::string& name) -> std::optional<std::string> {
        const auto value = values.find(name);
        if (value == values.end() || std::find(use.given.begin(), use.given.end(), name) == use.given.end())
            return std::nullopt;
        return value->second.reveal();
    };
    mapTexts(parameters, [&](std::string_view text) { return secrets.replace(text, given); });
    return parameters;
}

} // namespace sluis::runtime
