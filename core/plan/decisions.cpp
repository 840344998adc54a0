#include "core/plan/decisions.h"

namespace sluis::plan {

std::vector<Decision> decisions()
{
    return {
        {"clientPriority",
            {ClientPriority == ClientOrder::HighestFirst ? "plan.decision.clientsHighestFirst"
                                                         : "plan.decision.clientsLowestFirst",
                {}}},
        {"statusWithoutClient", {"plan.decision.statusWithoutClient", {std::to_string(StatusWithoutClient)}}},
        {"pageView", {"plan.decision.pageView", {std::string(PageViewEvents.front())}}},
        {"neverHolds", {"plan.decision.neverHolds", {}}},
        {"variableCache", {"plan.decision.variableCache", {}}},
        {"replaceAfterMatch", {"plan.decision.replaceAfterMatch", {}}},
        {"unknownConsent", {"plan.decision.unknownConsent", {}}},
        {"idleSetupTag", {"plan.decision.idleSetupTag", {}}},
        {"sequences", {"plan.decision.sequences", {}}},
        {"tagDeadline", {"plan.decision.tagDeadline", {std::to_string(TagDeadline.count())}}},
        {"transformationOrder", {"plan.decision.transformationOrder", {}}},
        {"unsaidScope", {"plan.decision.unsaidScope", {}}},
        {"undefinedAugment", {"plan.decision.undefinedAugment", {}}},
        {"hiddenRequest", {"plan.decision.hiddenRequest", {}}},
    };
}

} // namespace sluis::plan
