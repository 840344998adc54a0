#pragma once

#include "core/http/response.h"
#include "core/runtime/secrets.h"
#include "core/runtime/trace.h"
#include "core/value/value.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluis::runtime {

// Replaces every text in a value, keys of objects included, by what `map` makes of it.
void mapTexts(value::Value& value, const std::function<std::string(std::string_view)>& map);

// How a value may stand in a text: as it is, escaped for URLs, forms and JSON, and within base64 of something longer.
// The longest first.
std::vector<std::string> formsOf(std::string_view value);

std::string replaceAll(std::string_view text, std::string_view part, std::string_view with);

// What "Authorization: Basic …" says; nothing for another header.
std::optional<std::string> basicCredentials(std::string_view header, std::string_view value);

// Takes secrets out of what is shown, kept or answered: placeholders, and the values of those that templates were given
// (`given`), in all their forms.
class SecretScrubber
{
public:
    // All but the names outlive it.
    SecretScrubber(const Secrets& secrets, const crypto::SecretValues& values, const std::vector<std::string>& given);

    // Replaced by secret:NAME.
    std::string shown(std::string_view text) const;
    bool isClean(std::string_view text) const;

    // Taken away; the names of those that were there.
    std::vector<std::string> takeOut(http::Response& response) const;

private:
    std::string replace(std::string_view text, const std::function<std::string(const std::string& name)>& with) const;

    const Secrets& m_secrets;
    std::vector<std::pair<std::string, std::string>> m_forms; // of values, each with the secret's name
};

// Everything that these pieces of a trace hold, but for the hit as it came in.
void scrub(value::Value& value, const SecretScrubber& scrubber);
void scrub(OutgoingTrace& trace, const SecretScrubber& scrubber);
void scrub(VariableTrace& trace, const SecretScrubber& scrubber);
void scrub(ConditionTrace& trace, const SecretScrubber& scrubber);
void scrub(TriggerTrace& trace, const SecretScrubber& scrubber);
void scrub(TransformationTrace& trace, const SecretScrubber& scrubber);
void scrub(TagTrace& trace, const SecretScrubber& scrubber);
void scrub(Trace& trace, const SecretScrubber& scrubber);

} // namespace sluis::runtime
