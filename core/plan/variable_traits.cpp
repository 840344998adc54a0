#include "core/plan/compiler.h"
#include "core/plan/decisions.h"

#include <algorithm>

namespace sluis::plan {
namespace {

    std::vector<VariableIndex> usedBy(const Variable& variable)
    {
        std::vector<VariableIndex> used;
        const auto add = [&](const std::optional<Expression>& expression) {
            if (expression)
                collectVariables(*expression, used);
        };
        collectVariables(variable.input, used);
        collectVariables(variable.low, used);
        collectVariables(variable.high, used);
        add(variable.otherwise);
        if (variable.table) {
            for (const Table::Row& row : variable.table->rows) {
                collectVariables(row.key, used);
                collectVariables(row.value, used);
            }
        }
        if (variable.format) {
            add(variable.format->whenNull);
            add(variable.format->whenUndefined);
            add(variable.format->whenTrue);
            add(variable.format->whenFalse);
        }
        std::sort(used.begin(), used.end());
        used.erase(std::unique(used.begin(), used.end()), used.end());
        return used;
    }

    Uses reversed(const Uses& uses)
    {
        Uses users(uses.size());
        for (VariableIndex i = 0; i < uses.size(); ++i) {
            for (const VariableIndex used : uses[i])
                users[used].push_back(i);
        }
        return users;
    }

    // Takes away, again and again, what has nothing left in `uses`; gives the order in which it went.
    std::vector<VariableIndex> peel(const Uses& uses, const Uses& users, std::vector<char>& isGone)
    {
        std::vector<size_t> left(uses.size());
        std::vector<VariableIndex> order;
        for (VariableIndex i = 0; i < uses.size(); ++i) {
            left[i] = static_cast<size_t>(
                std::count_if(uses[i].begin(), uses[i].end(), [&](VariableIndex used) { return !isGone[used]; }));
            if (left[i] == 0 && !isGone[i])
                order.push_back(i);
        }
        for (size_t next = 0; next < order.size(); ++next) {
            isGone[order[next]] = 1;
            for (const VariableIndex user : users[order[next]]) {
                if (!isGone[user] && --left[user] == 0)
                    order.push_back(user);
            }
        }
        return order;
    }

    VariableTraits ownTraits(VariableKind kind)
    {
        VariableTraits traits;
        switch (kind) {
        case VariableKind::EventData:
        case VariableKind::PageUrl:
        case VariableKind::PageHost:
        case VariableKind::PagePath:
            traits.readsEvent = true;
            break;
        case VariableKind::RequestHeader:
        case VariableKind::QueryParameter:
        case VariableKind::QueryString:
        case VariableKind::VisitorRegion:
            traits.readsRequest = true;
            break;
        case VariableKind::Native:
        case VariableKind::Template:
            traits.readsEvent = traits.readsRequest = true;
            break;
        default:
            break;
        }
        return traits;
    }

    void addLayered(const Plan& plan, VariableIndex index, std::vector<char>& seen, Layers& layers)
    {
        std::vector<VariableIndex> pending{index};
        while (!pending.empty()) {
            const VariableIndex next = pending.back();
            pending.pop_back();
            if (seen[next] || plan.traits[next].isCyclic)
                continue;
            seen[next] = 1;
            if (plan.variables[next]->kind == VariableKind::Template) {
                const size_t layer = plan.traits[next].layer;
                if (layers.size() < layer)
                    layers.resize(layer);
                layers[layer - 1].push_back(next);
            }
            pending.insert(pending.end(), plan.uses[next].begin(), plan.uses[next].end());
        }
    }

} // namespace

Uses usesOf(const std::vector<VariablePtr>& variables)
{
    Uses uses;
    uses.reserve(variables.size());
    for (const VariablePtr& variable : variables)
        uses.push_back(usedBy(*variable));
    return uses;
}

std::vector<VariableTraits> traitsOf(const std::vector<VariablePtr>& variables, const Uses& uses)
{
    std::vector<VariableTraits> traits;
    traits.reserve(variables.size());
    for (const VariablePtr& variable : variables)
        traits.push_back(ownTraits(variable->kind));
    const Uses users = reversed(uses);

    // What cannot be peeled from below stands on a cycle or above one; of that, what can be peeled from above stands
    // above one only.
    std::vector<char> isGone(variables.size(), 0);
    std::vector<VariableIndex> order = peel(uses, users, isGone);
    std::vector<VariableIndex> above = peel(users, uses, isGone);
    for (VariableIndex i = 0; i < variables.size(); ++i)
        traits[i].isCyclic = !isGone[i];
    order.insert(order.end(), above.rbegin(), above.rend());

    std::vector<unsigned> depth(variables.size(), 0);
    for (const VariableIndex index : order) {
        VariableTraits& own = traits[index];
        for (const VariableIndex used : uses[index]) {
            if (traits[used].isCyclic)
                continue;
            own.readsEvent |= traits[used].readsEvent;
            own.readsRequest |= traits[used].readsRequest;
            own.layer = std::max(own.layer, traits[used].layer);
            depth[index] = std::max(depth[index], traits[used].isTooDeep ? 0 : depth[used] + 1);
        }
        own.isTooDeep = depth[index] >= VariableDepthLimit;
        if (variables[index]->kind == VariableKind::Template && own.layer < UINT16_MAX)
            ++own.layer;
    }
    return traits;
}

Layers layersOf(const Plan& plan, const std::vector<VariableIndex>& roots)
{
    Layers layers;
    const bool hasTemplates
        = std::any_of(roots.begin(), roots.end(), [&](VariableIndex root) { return plan.traits[root].layer > 0; });
    if (!hasTemplates)
        return layers;
    std::vector<char> seen(plan.variables.size(), 0);
    for (const VariableIndex root : roots)
        addLayered(plan, root, seen, layers);
    return layers;
}

} // namespace sluis::plan
