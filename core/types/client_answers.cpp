#include "core/types/client_answers.h"

#include "core/base/utf8.h"
#include "core/value/json.h"

namespace sluis::types {

http::Response emptyAnswer(int status)
{
    http::Response response;
    response.status = status;
    return response;
}

runtime::ClientOutcome notMine(const runtime::ClientInput& input, std::string_view reason)
{
    runtime::ClientOutcome outcome;
    if (input.explain)
        outcome.reason = {std::string(reason), {repairUtf8(input.hit.request.path())}};
    return outcome;
}

runtime::ClientOutcome answered(const runtime::ClientInput& input, http::Response response, std::string_view reason)
{
    runtime::ClientOutcome outcome;
    outcome.claimed = true;
    outcome.response = std::move(response);
    if (input.explain)
        outcome.reason.key = reason;
    return outcome;
}

runtime::ClientOutcome refused(http::Response response, std::string_view reason, std::string detail)
{
    runtime::ClientOutcome outcome;
    outcome.claimed = true;
    outcome.response = std::move(response);
    outcome.reason.key = reason;
    if (!detail.empty())
        outcome.reason.args.push_back(std::move(detail));
    return outcome;
}

Result<value::Value> readHitJson(std::string_view body)
{
    return isValidUtf8(body) ? value::readJson(body, value::HitJsonLimits)
                             : value::readJson(repairUtf8(body), value::HitJsonLimits);
}

} // namespace sluis::types
