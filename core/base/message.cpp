#include "core/base/message.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace sluis {
namespace {

    constexpr std::pair<std::string_view, std::string_view> Sentences[] = {
#define SLUIS_MESSAGE(key, text) {key, text},
#include "core/base/messages.def"
#undef SLUIS_MESSAGE
    };

} // namespace

std::string_view sentence(std::string_view key)
{
    static const auto table = [] {
        std::unordered_map<std::string_view, std::string_view> byKey;
        for (const auto& [name, text] : Sentences)
            byKey.emplace(name, text);
        return byKey;
    }();
    auto found = table.find(key);
    return found == table.end() ? key : found->second;
}

std::string fill(std::string_view sentence, const std::vector<std::string>& args)
{
    std::string filled;
    for (size_t i = 0; i < sentence.size(); ++i) {
        const bool placeholder
            = sentence[i] == '%' && i + 1 < sentence.size() && sentence[i + 1] >= '1' && sentence[i + 1] <= '9';
        if (!placeholder) {
            filled += sentence[i];
            continue;
        }
        const size_t index = static_cast<size_t>(sentence[++i] - '1');
        if (index < args.size())
            filled += args[index];
    }
    return filled;
}

std::string english(const Message& message)
{
    return fill(sentence(message.key), message.args);
}

Message messageOf(const Error& error)
{
    return Message{error.reason, {error.subject, error.detail}};
}

std::string english(const Error& error)
{
    return english(messageOf(error));
}

std::vector<std::pair<std::string_view, std::string_view>> allSentences()
{
    return {std::begin(Sentences), std::end(Sentences)};
}

} // namespace sluis
