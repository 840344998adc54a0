#include "core/runtime/tag_step.h"

namespace sluis::runtime {
namespace {

    Message whyNot(const plan::Tag& tag)
    {
        switch (tag.runs) {
        case plan::Runs::No:
            return tag.reason;
        case plan::Runs::Template:
            return {"runtime.noSandbox", {tag.type}};
        case plan::Runs::Native:
            break;
        }
        return {"plan.typeUnknown", {tag.type}};
    }

} // namespace

TagStep stepOf(const plan::Tag& tag, const TagType* type, const Hit& hit, const TagView& view,
    const value::Value& parameters, const Clock& clock, Random& random)
{
    TagStep step;
    if (!type) {
        step.status = TagStatus::NotRunnable;
        step.reason = whyNot(tag);
        return step;
    }
    try {
        step.plan = type->plan({hit, view.hidden, view.event, parameters, clock, random});
    } catch (const std::exception& problem) {
        step.status = TagStatus::Exception;
        step.reason = {"runtime.tagThrew", {problem.what()}};
        return step;
    }
    if (step.plan.failure) {
        step.status = TagStatus::Failure;
        step.reason = *step.plan.failure;
        step.plan.requests.clear();
    } else if (step.plan.requests.size() > RequestsPerTagLimit) {
        step.status = TagStatus::Failure;
        step.reason = {"runtime.tooManyRequests", {std::to_string(RequestsPerTagLimit)}};
        step.plan.requests.resize(RequestsPerTagLimit);
    }
    return step;
}

} // namespace sluis::runtime
