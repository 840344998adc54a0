#include "core/runtime/canned_answers.h"

#include "core/value/text.h"

namespace sluis::runtime {
namespace {

    using value::Value;

    HeaderList headersFrom(const Value& json)
    {
        HeaderList headers;
        for (const value::Member& member : json.members())
            headers.emplace_back(member.name(), value::toText(member.value));
        for (const Value& pair : json.items()) {
            const auto parts = pair.items();
            if (parts.size() == 2)
                headers.emplace_back(value::toText(parts[0]), value::toText(parts[1]));
        }
        return headers;
    }

} // namespace

Result<std::vector<CannedAnswer>> cannedAnswersFromJson(const Value& json)
{
    if (!json.isArray())
        return fail(ErrorCode::InvalidInput, "runtime.badAnswers");
    std::vector<CannedAnswer> answers;
    for (const Value& item : json.items()) {
        const double status = item["status"].number(200);
        if (!item.isObject() || !(status >= 100 && status <= 599))
            return fail(ErrorCode::InvalidInput, "runtime.badAnswers", std::to_string(answers.size() + 1));
        const Value& body = item["body"];
        answers.push_back({std::string(item["match"].string()), static_cast<int>(status), headersFrom(item["headers"]),
            body.isUndefined() ? std::string() : value::toText(body)});
    }
    return answers;
}

std::optional<Outcome> CannedAnswers::deliver(Outgoing outgoing, OutcomeReceiver* receiver, uint64_t token)
{
    for (const CannedAnswer& canned : m_answers) {
        if (!outgoing.request.url.starts_with(canned.match))
            continue;
        Outcome outcome = heldOutcome();
        outcome.answer->status = canned.status;
        outcome.answer->headers = canned.headers;
        outcome.answer->body = canned.body;
        return outcome;
    }
    return m_otherwise.deliver(std::move(outgoing), receiver, token);
}

} // namespace sluis::runtime
