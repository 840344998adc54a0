#include "core/container/references.h"
#include "core/plan/compiler.h"

namespace sluis::plan {
namespace {

    std::string patternKey(std::string_view text, LetterCase letterCase, MatchWhole whole)
    {
        const int options = (letterCase == LetterCase::Ignored ? 1 : 0) + (whole == MatchWhole::Yes ? 2 : 0);
        return static_cast<char>('0' + options) + std::string(text);
    }

} // namespace

Runnable runnable(const CompileContext& context, container::EntityKind kind, const std::string& type)
{
    Runnable result;
    result.description = context.catalogue.find(kind, type);
    if (result.description && result.description->support != templates::Support::Runs) {
        const bool onWeb = result.description->support == templates::Support::NotOnServer;
        result.reason = {onWeb ? "plan.typeOfTheWeb" : "plan.typeNotRunnable",
            {result.description->name, result.description->reason}};
        return result;
    }
    if (const container::CustomTemplate* found = container::templateOfType(context.container, type)) {
        result.runs = Runs::Template;
        result.customTemplate = static_cast<size_t>(found - context.container.templates.data());
    } else if (type.starts_with("cvt_")) {
        result.reason = {"plan.templateMissing", {type}};
    } else if (result.description) {
        result.runs = Runs::Native;
    } else {
        result.reason = {"plan.typeUnknown", {type}};
    }
    return result;
}

PatternPtr CompileContext::pattern(std::string_view text, LetterCase letterCase, MatchWhole whole)
{
    const auto [place, isNew] = patterns.try_emplace(patternKey(text, letterCase, whole));
    if (!isNew)
        return place->second;
    if (oldPatterns) {
        if (const auto old = oldPatterns->find(place->first); old != oldPatterns->end())
            place->second = old->second;
    }
    if (!place->second)
        place->second = Pattern::compile(text, letterCase, whole);
    return place->second;
}

void CompileContext::keep(const PatternPtr& pattern)
{
    if (pattern)
        patterns.try_emplace(patternKey(pattern->text(), pattern->letterCase(), pattern->whole()), pattern);
}

} // namespace sluis::plan
