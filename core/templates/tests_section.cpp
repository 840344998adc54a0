#include "core/templates/tests_section.h"

#include "core/base/utf8.h"
#include "core/templates/tests_yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace sluis::templates {
namespace {

    struct Where {
        std::string_view yaml;
        int firstLine;
    };

    std::string_view lineOf(std::string_view text, int line)
    {
        size_t at = 0;
        for (int i = 0; i < line && at != text.npos; ++i) {
            at = text.find('\n', at);
            at = at == text.npos ? at : at + 1;
        }
        return at == text.npos ? std::string_view() : text.substr(at, text.find('\n', at) - at);
    }

    // Lines of a literal block are lines of the file; other scalars fold or escape theirs. The mark of a block stands
    // at its "|", or behind it, so the key's line or the one before tells.
    int blockLine(const YAML::Node& node, const Where& where)
    {
        const int line = node.Mark().line;
        for (const int candidate : {line, line - 1}) {
            if (candidate < 0)
                continue;
            std::string_view text = lineOf(where.yaml, candidate);
            text = text.substr(0, text.find_last_not_of(" \t\r") + 1);
            const size_t bar = text.find_last_of('|');
            if (bar == text.npos || text.substr(bar + 1).find_first_not_of("+-0123456789") != text.npos)
                continue;
            if (bar >= 2 && text[bar - 1] == ' ' && text[bar - 2] == ':')
                return where.firstLine + candidate + 1;
        }
        return 0;
    }

    // yaml-cpp writes \N and \_ as single bytes; nothing else can be invalid in what was valid before.
    std::string withWholeCharacters(const std::string& text)
    {
        std::string result;
        std::string_view rest = text;
        while (!rest.empty()) {
            const auto first = static_cast<unsigned char>(rest.front());
            const std::string_view before = rest;
            const char32_t codePoint = takeCodePoint(rest);
            if ((first == 0x85 || first == 0xA0) && codePoint == 0xFFFD)
                appendUtf8(result, first);
            else
                result += before.substr(0, before.size() - rest.size());
        }
        return result;
    }

    std::string scalar(const YAML::Node& node)
    {
        return node && node.IsScalar() ? withWholeCharacters(node.Scalar()) : std::string();
    }

    Error badTests(const YAML::Mark& mark, int firstLine, std::string_view what)
    {
        return {ErrorCode::InvalidInput, "templates.badTests", "TESTS",
            fmt::format("line {}, column {}: {}", firstLine + mark.line, mark.column + 1, what)};
    }

    // yaml-cpp takes half a kilobyte for each node, and every node has one of these before it.
    bool hasTooManyNodes(std::string_view yaml)
    {
        constexpr std::ptrdiff_t NodeLimit = 200'000; // code and prose have such characters, too
        return std::count_if(yaml.begin(), yaml.end(), [](char c) {
            return c == '-' || c == ',' || c == ':' || c == '[' || c == '{' || c == '?' || c == '*' || c == '&';
        }) > NodeLimit;
    }

    Result<TestsSection> fromYaml(const YAML::Node& root, const Where& where)
    {
        TestsSection tests;
        if (!root || root.IsNull())
            return tests;
        if (!root.IsMap())
            return fail(badTests(root.Mark(), where.firstLine, "a map with scenarios and setup is expected"));
        tests.setup = scalar(root["setup"]);
        if (root["setup"])
            tests.setupLine = blockLine(root["setup"], where);
        const YAML::Node scenarios = root["scenarios"];
        if (!scenarios || scenarios.IsNull())
            return tests;
        if (!scenarios.IsSequence())
            return fail(badTests(scenarios.Mark(), where.firstLine, "scenarios must be a list"));
        if (scenarios.size() > ScenarioLimit)
            return fail(ErrorCode::LimitReached, "templates.tooManyTests", "TESTS", std::to_string(ScenarioLimit));
        for (const YAML::Node& item : scenarios) {
            if (!item.IsMap())
                return fail(badTests(item.Mark(), where.firstLine, "a scenario needs name and code"));
            tests.scenarios.push_back(
                {scalar(item["name"]), scalar(item["code"]), item["code"] ? blockLine(item["code"], where) : 0});
        }
        return tests;
    }

    // A literal block keeps everything but these; GTM then writes a quoted scalar.
    bool needsQuotes(std::string_view code)
    {
        size_t at = 0;
        while (at <= code.size()) {
            const size_t end = std::min(code.find('\n', at), code.size());
            const std::string_view line = code.substr(at, end - at);
            if (!line.empty() && (line.back() == ' ' || line.back() == '\t'))
                return true;
            at = end + 1;
        }
        const auto isBad
            = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; };
        return std::any_of(code.begin(), code.end(), isBad) || code.starts_with('\n') || code.starts_with(' ')
            || code.starts_with('\t') || code.ends_with('\n');
    }

    std::string quoted(std::string_view text)
    {
        std::string result = "\"";
        for (const char c : text) {
            switch (c) {
            case '"':
                result += "\\\"";
                break;
            case '\\':
                result += "\\\\";
                break;
            case '\n':
                result += "\\n";
                break;
            case '\t':
                result += "\\t";
                break;
            case '\r':
                result += "\\r";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
                    result += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
                else
                    result += c;
            }
        }
        return result + '"';
    }

} // namespace

std::string codeScalar(std::string_view code, std::string_view indent)
{
    if (code.empty())
        return "\"\"";
    if (needsQuotes(code))
        return quoted(code);
    std::string result = "|-";
    size_t at = 0;
    while (at <= code.size()) {
        const size_t end = std::min(code.find('\n', at), code.size());
        result += '\n';
        if (end > at)
            result.append(indent).append(code.substr(at, end - at));
        at = end + 1;
    }
    return result;
}

std::string nameScalar(const std::string& name)
{
    const bool plain = !name.empty()
        && std::all_of(name.begin(), name.end(),
            [](char c) {
                return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' '
                    || c == '_' || c == '-' || c == '.' || c == '(' || c == ')'
                    || static_cast<unsigned char>(c) >= 0x80;
            })
        && ((name.front() >= 'a' && name.front() <= 'z') || (name.front() >= 'A' && name.front() <= 'Z'))
        && name.back() != ' ';
    return plain ? name : quoted(name);
}

Result<TestsSection> readTests(std::string_view yaml, int firstLine)
{
    if (hasTooManyNodes(yaml))
        return fail(ErrorCode::LimitReached, "templates.tooManyTests", "TESTS", std::to_string(ScenarioLimit));
    try {
        // The mark for the end of a document makes yaml-cpp notice a quote that is never closed.
        std::string text = repairUtf8(yaml);
        text += text.ends_with('\n') ? "...\n" : "\n...\n";
        return fromYaml(YAML::Load(text), {yaml, firstLine});
    } catch (const YAML::Exception& error) {
        return fail(badTests(error.mark.is_null() ? YAML::Mark() : error.mark, firstLine, error.msg));
    }
}

std::string writeTests(const TestsSection& tests)
{
    if (tests.scenarios.empty() && tests.setup.empty())
        return "scenarios: []";
    std::string text = tests.scenarios.empty() ? "scenarios: []" : "scenarios:";
    for (const Scenario& scenario : tests.scenarios)
        text += fmt::format("\n- name: {}\n  code: {}", nameScalar(scenario.name), codeScalar(scenario.code, "    "));
    if (!tests.setup.empty())
        text += "\nsetup: " + codeScalar(tests.setup, "  ");
    return text;
}

} // namespace sluis::templates
