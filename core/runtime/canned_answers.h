#pragma once

#include "core/base/result.h"
#include "core/runtime/delivery.h"

#include <string>
#include <vector>

namespace sluis::runtime {

// What a vendor would answer to requests whose URL begins with `match` (cli.md, --answers).
struct CannedAnswer {
    std::string match;
    int status = 200;
    HeaderList headers;
    std::string body;
};

// [{"match", "status", "headers", "body"}]; headers are an object or a list of pairs. InvalidInput, runtime.badAnswers.
Result<std::vector<CannedAnswer>> cannedAnswersFromJson(const value::Value& json);

// Holds requests and answers them from a list, the first that matches; hands on what none matches.
class CannedAnswers final : public Delivery
{
public:
    CannedAnswers(std::vector<CannedAnswer> answers, Delivery& otherwise) // `otherwise` outlives it
        : m_answers(std::move(answers))
        , m_otherwise(otherwise)
    { }

    std::optional<Outcome> deliver(Outgoing outgoing, OutcomeReceiver* receiver, uint64_t token) override;

private:
    std::vector<CannedAnswer> m_answers;
    Delivery& m_otherwise;
};

} // namespace sluis::runtime
