#include "core/runtime/transform.h"

#include "core/runtime/conditions.h"
#include "core/value/key_path.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace sluis::runtime {
namespace {

    using plan::AllowTree;
    using plan::Transformation;
    using plan::TransformationBody;
    using value::Member;
    using value::Value;

    std::string_view pathText(const plan::Path& path, Evaluator& evaluator, std::string& room)
    {
        return path.text.isConstant() ? std::string_view(path.constant) : evaluator.text(path.text, room);
    }

    const AllowTree* branch(const AllowTree& tree, std::string_view key)
    {
        const auto found = tree.below.find(key);
        return found == tree.below.end() ? nullptr : &found->second;
    }

    void keepOnly(Value& value, const AllowTree& tree);

    void keepItems(Value& array, const AllowTree& tree)
    {
        Value kept = Value::array();
        size_t index = 0;
        for (const Value& item : array.items()) {
            if (const AllowTree* below = branch(tree, std::to_string(index++))) {
                Value copy = item;
                if (!below->isWhole)
                    keepOnly(copy, *below);
                kept.push(std::move(copy));
            }
        }
        array = std::move(kept);
    }

    void keepOnly(Value& value, const AllowTree& tree)
    {
        if (value.isArray())
            return keepItems(value, tree);
        value.removeIf([&](const Member& member) {
            const AllowTree* below = branch(tree, member.name());
            const bool mayHoldMore = member.value.isObject() || member.value.isArray();
            return !below || (!below->isWhole && !mayHoldMore);
        });
        std::vector<Value> partial; // keys of members of which only a part stays
        for (const Member& member : value.members()) {
            if (!branch(tree, member.name())->isWhole)
                partial.push_back(member.key);
        }
        for (const Value& key : partial) {
            Value* member = value.edit(key.string());
            keepOnly(*member, *branch(tree, key.string()));
            if (member->size() == 0)
                value.remove(key.string());
        }
    }

    void allow(const TransformationBody& body, Evaluator& evaluator, TagView& view)
    {
        if (!body.hasVariablePaths)
            return keepOnly(view.event, body.allowed);
        AllowTree tree;
        std::string room;
        for (const plan::Path& path : body.paths) {
            if (const std::string_view text = pathText(path, evaluator, room); plan::isPath(text))
                tree.add(text);
        }
        keepOnly(view.event, tree);
    }

    void exclude(const TransformationBody& body, Evaluator& evaluator, TagView& view)
    {
        if (!body.hasVariablePaths) {
            view.event.removeAll(body.wholeKeys); // in one pass, nested ones after
            for (const plan::Path& path : body.paths) {
                if (path.constant.find('.') != std::string::npos)
                    value::removePath(view.event, path.constant);
            }
            return;
        }
        std::vector<std::string> paths; // all of them first: taking one away must not change the name of the next
        std::string room;
        for (const plan::Path& path : body.paths)
            paths.emplace_back(pathText(path, evaluator, room));
        for (const std::string& path : paths) {
            if (!plan::isPath(path))
                continue;
            value::removePath(view.event, path);
            if (const auto fieldClass = privacy::classOfParameter(path))
                view.hidden.hide(*fieldClass);
        }
    }

    void augment(const TransformationBody& body, Evaluator& evaluator, TagView& view)
    {
        struct Assignment {
            std::string path;
            Value value;
        };
        std::vector<Assignment> assignments; // all values from the event as it was before this transformation
        assignments.reserve(body.paths.size());
        std::string room;
        for (size_t i = 0; i < body.paths.size(); ++i)
            assignments.push_back(
                {std::string(pathText(body.paths[i], evaluator, room)), evaluator.evaluate(body.values[i])});
        for (Assignment& assignment : assignments) {
            if (!plan::isPath(assignment.path))
                continue;
            if (assignment.value.isUndefined())
                value::removePath(view.event, assignment.path);
            else
                value::setPath(view.event, assignment.path, std::move(assignment.value));
        }
    }

    std::string joined(std::string_view prefix, std::string_view key)
    {
        std::string path(prefix);
        if (!path.empty())
            path += '.';
        return path.append(key);
    }

    constexpr size_t UsualChanges = 8; // of one transformation
    constexpr int ChangeDepthLimit = 32; // deeper down an object counts as a whole

    void collectChanges(const Value& before, const Value& after, std::string_view prefix, int depth,
        std::vector<ParameterChange>& changes)
    {
        // Members keep their order, so both lists are walked together; only what moved is looked up.
        const auto old = before.members();
        const auto now = after.members();
        size_t j = 0;
        std::vector<std::string_view> added;
        for (const Member& member : old) {
            if (j < now.size() && std::memcmp(&member, &now[j], sizeof(Member)) == 0) { // nearly all: the very same
                ++j;
                continue;
            }
            while (j < now.size() && now[j].key != member.key && !before.contains(now[j].name()))
                added.push_back(now[j++].name());
            const bool isHere = j < now.size() && now[j].key == member.key;
            const Value* counterpart = isHere ? &now[j].value : after.find(member.name());
            j += isHere ? 1 : 0;
            if (counterpart && *counterpart == member.value)
                continue;
            if (counterpart && counterpart->isObject() && member.value.isObject() && depth < ChangeDepthLimit)
                collectChanges(member.value, *counterpart, joined(prefix, member.name()), depth + 1, changes);
            else
                changes.push_back({joined(prefix, member.name()), member.value, counterpart ? *counterpart : Value()});
        }
        for (; j < now.size(); ++j) {
            if (!before.contains(now[j].name()))
                added.push_back(now[j].name());
        }
        for (const std::string_view name : added)
            changes.push_back({joined(prefix, name), Value(), after[name]});
    }

} // namespace

bool applies(const Transformation& transformation, Evaluator& evaluator)
{
    if (transformation.kind == plan::TransformationKind::NotRunnable)
        return false;
    return !transformation.body->isConditional || allHold(transformation.body->conditions, evaluator);
}

void apply(const Transformation& transformation, Evaluator& evaluator, TagView& view)
{
    const TransformationBody& body = *transformation.body;
    switch (transformation.kind) {
    case plan::TransformationKind::Allow:
        allow(body, evaluator, view);
        break;
    case plan::TransformationKind::Exclude:
        exclude(body, evaluator, view);
        break;
    case plan::TransformationKind::Augment:
        augment(body, evaluator, view);
        break;
    case plan::TransformationKind::NotRunnable:
        return;
    }
    view.hidden |= body.hides;
    evaluator.viewChanged();
}

TransformationTrace explainAndApply(const Transformation& transformation, Evaluator& evaluator, TagView& view)
{
    TransformationTrace trace;
    trace.id = transformation.id;
    trace.name = transformation.name;
    if (transformation.body->isConditional) {
        for (const plan::Condition& condition : transformation.body->conditions)
            trace.conditions.push_back(explain(condition, evaluator));
    }
    trace.applied = transformation.kind != plan::TransformationKind::NotRunnable
        && std::all_of(trace.conditions.begin(), trace.conditions.end(),
            [](const ConditionTrace& condition) { return condition.holds; });
    if (trace.applied) {
        const Value before = view.event;
        apply(transformation, evaluator, view);
        trace.changes = changesBetween(before, view.event);
    }
    return trace;
}

std::vector<ParameterChange> changesBetween(const Value& before, const Value& after)
{
    std::vector<ParameterChange> changes;
    changes.reserve(UsualChanges);
    collectChanges(before, after, {}, 0, changes);
    return changes;
}

} // namespace sluis::runtime
