#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluis::templates {

enum class JsToken { Name, Keyword, Number, String, Template, Regex, Punctuator };

struct JsTokenAt {
    JsToken kind = JsToken::Punctuator;
    std::string_view text; // as written; of a String with its quotes
    int line = 0; // from 1
    size_t offset = 0;
    bool afterLineEnd = false; // a line end stands before it
};

// Splits JavaScript into tokens, comments left out. Never fails: what is no token becomes a punctuator of one byte.
// Whether a slash begins a pattern is told from the token before it. Views into the code.
std::vector<JsTokenAt> jsTokens(std::string_view code);

// The text of a String token with its escapes undone.
std::string jsStringValue(std::string_view token);

} // namespace sluis::templates
