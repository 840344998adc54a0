#include "core/plan/lint_context.h"

#include <algorithm>

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::Reference;
    using container::Tag;
    using container::TriggerId;

    void danglingVariable(LintContext& context, const Reference& reference)
    {
        LintProblem& problem = context.add(
            Severity::Error, reference.from, reference.path, {"lint.danglingVariable", {reference.target}});
        for (const container::BuiltInType& builtIn : container::serverBuiltIns()) {
            if (builtIn.name == reference.target)
                problem.repairs.push_back(repairBy({"lint.repairEnableBuiltIn", {reference.target}},
                    container::BuiltInVariable{std::string(builtIn.type), std::string(builtIn.name), {}}));
        }
    }

    std::vector<TriggerId> without(std::vector<TriggerId> ids, const std::string& id)
    {
        std::erase(ids, TriggerId(id));
        return ids;
    }

    void danglingTrigger(LintContext& context, const Reference& reference)
    {
        LintProblem& problem = context.add(
            Severity::Error, reference.from, reference.path, {"lint.danglingTrigger", {reference.target}});
        if (reference.from.kind != EntityKind::Tag || !context.mayRepair(reference.from))
            return;
        Tag tag = std::get<Tag>(context.entity(reference.from));
        tag.firingTriggers = without(tag.firingTriggers, reference.target);
        tag.blockingTriggers = without(tag.blockingTriggers, reference.target);
        problem.repairs.push_back(repairBy({"lint.repairDropTrigger", {reference.target}}, tag));
    }

    void danglingTag(LintContext& context, const Reference& reference)
    {
        const bool isSequence = reference.from.kind == EntityKind::Tag;
        LintProblem& problem = context.add(isSequence ? Severity::Error : Severity::Warning, reference.from,
            reference.path, {isSequence ? "lint.danglingSequence" : "lint.danglingTag", {reference.target}});
        if (!isSequence || !context.mayRepair(reference.from))
            return;
        Tag tag = std::get<Tag>(context.entity(reference.from));
        const auto isIt
            = [&reference](const container::SequencedTag& other) { return other.tagName == reference.target; };
        std::erase_if(tag.setupTags, isIt);
        std::erase_if(tag.teardownTags, isIt);
        problem.repairs.push_back(repairBy({"lint.repairDropSequence", {reference.target}}, tag));
    }

    void danglingFolder(LintContext& context, const Reference& reference)
    {
        LintProblem& problem
            = context.add(Severity::Warning, reference.from, reference.path, {"lint.danglingFolder", {}});
        container::Entity entity = context.entity(reference.from);
        std::visit(
            [](auto& one) {
                if constexpr (requires { one.folder; })
                    one.folder = {};
            },
            entity);
        problem.repairs.push_back(repairBy({"lint.repairNoFolder", {}}, std::move(entity)));
    }

    // Built-in trigger ids of web containers: a server container has All Pages only (1.7).
    void webTriggers(LintContext& context, const Tag& tag)
    {
        auto isWrong = [&context](const TriggerId& id) {
            return container::isBuiltInTriggerId(id.text) && id.text != container::AllPagesTriggerId
                && !context.trigger(id);
        };
        auto check = [&](const std::vector<TriggerId>& ids, const char* field) {
            for (size_t i = 0; i < ids.size(); ++i) {
                if (!isWrong(ids[i]))
                    continue;
                LintProblem& problem = context.add(Severity::Error, {EntityKind::Tag, tag.id.text},
                    std::string(field) + '.' + std::to_string(i), {"lint.webTrigger", {ids[i].text}});
                if (!context.mayRepair(problem.entity))
                    continue;
                Tag repaired = tag;
                for (std::vector<TriggerId>* list : {&repaired.firingTriggers, &repaired.blockingTriggers}) {
                    const TriggerId allPages{std::string(container::AllPagesTriggerId)};
                    const bool hasIt = std::find(list->begin(), list->end(), allPages) != list->end();
                    if (hasIt)
                        std::erase(*list, ids[i]);
                    else
                        std::replace(list->begin(), list->end(), ids[i], allPages);
                }
                problem.repairs.push_back(repairBy({"lint.repairAllPages", {}}, std::move(repaired)));
            }
        };
        check(tag.firingTriggers, "firingTriggerId");
        check(tag.blockingTriggers, "blockingTriggerId");
    }

} // namespace

void lintReferences(LintContext& context)
{
    for (const Reference& reference : context.references.dangling()) {
        switch (reference.way) {
        case Reference::Way::VariableName:
            danglingVariable(context, reference);
            break;
        case Reference::Way::TriggerId:
            danglingTrigger(context, reference);
            break;
        case Reference::Way::TagName:
            danglingTag(context, reference);
            break;
        case Reference::Way::FolderId:
            danglingFolder(context, reference);
            break;
        case Reference::Way::TagType:
            context.add(
                Severity::Warning, reference.from, reference.path, {"lint.danglingTagType", {reference.target}});
            break;
        case Reference::Way::TemplateType: // lintTypes
        case Reference::Way::ClientName: // lintConditions
            break;
        }
    }
    for (const Tag& tag : context.container.tags)
        webTriggers(context, tag);
}

} // namespace sluis::plan
