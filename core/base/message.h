#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluis {

// Everything that core says to a person: a key of core/base/messages.def and what goes into %1, %2 … of its sentence.
// The interface translates the sentence; sluisctl and the gateway print the English one.
struct Message {
    std::string key;
    std::vector<std::string> args;

    bool operator==(const Message&) const = default;
};

// The untranslated sentence for a key with its %1 … in place; the key itself when there is none (a test looks for
// that).
std::string_view sentence(std::string_view key);

// Fills %1 … %9 of a sentence, translated or not.
std::string fill(std::string_view sentence, const std::vector<std::string>& args);

std::string english(const Message& message);

// An error as the message a person reads: %1 is its subject, %2 its detail.
Message messageOf(const Error& error);
std::string english(const Error& error);

// All keys and sentences in the order of the table, for translation tools and tests.
std::vector<std::pair<std::string_view, std::string_view>> allSentences();

} // namespace sluis
