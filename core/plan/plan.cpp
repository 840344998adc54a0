#include "core/plan/plan.h"

#include <algorithm>

namespace sluis::plan {
namespace {

    template <class T, class Id> const T* withId(const std::vector<T>& list, const Id& id)
    {
        const auto found = std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
        return found == list.end() ? nullptr : &*found;
    }

} // namespace

bool isPath(std::string_view text)
{
    return !text.empty() && static_cast<size_t>(std::count(text.begin(), text.end(), '.')) < PathPartLimit;
}

void AllowTree::add(std::string_view path)
{
    // A parameter whose own name holds dots is one member of the event, so the whole name is a branch as well.
    below[std::string(path)].isWhole = true;
    if (const size_t dot = path.find('.'); dot != std::string_view::npos)
        below[std::string(path.substr(0, dot))].add(path.substr(dot + 1));
}

const Tag* Plan::tag(const container::TagId& id) const
{
    return withId(tags, id);
}

const Trigger* Plan::trigger(const container::TriggerId& id) const
{
    return withId(triggers, id);
}

const Transformation* Plan::transformation(const container::TransformationId& id) const
{
    return withId(transformations, id);
}

std::optional<VariableIndex> Plan::variable(std::string_view name) const
{
    const auto found = variableByName.find(name);
    return found == variableByName.end() ? std::nullopt : std::optional(found->second);
}

} // namespace sluis::plan
