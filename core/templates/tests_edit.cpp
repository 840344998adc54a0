#include "core/templates/tests_edit.h"

#include "core/base/utf8.h"
#include "core/templates/tests_yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>

namespace sluis::templates {
namespace {

    using Lines = std::vector<std::string>;

    Lines linesOf(std::string_view text)
    {
        Lines lines;
        size_t at = 0;
        while (at <= text.size()) {
            const size_t end = std::min(text.find('\n', at), text.size());
            lines.emplace_back(text.substr(at, end - at));
            at = end + 1;
        }
        return lines;
    }

    std::string joined(const Lines& lines)
    {
        std::string text;
        for (const std::string& line : lines)
            text += (&line == lines.data() ? "" : "\n") + line;
        return text;
    }

    struct Span { // of lines; `end` is not in it
        size_t begin = 0;
        size_t end = 0;
    };

    // A key of a map with the lines of its value.
    struct Entry {
        std::string key;
        size_t column = 0;
        Span span;
    };

    struct Item { // one scenario
        Span span;
        std::vector<Entry> entries;
    };

    struct Layout {
        std::vector<Entry> entries; // of the section
        std::vector<Item> items;
        size_t dashColumn = 0;
    };

    // The keys of a block map; nothing when two stand in one line.
    std::optional<std::vector<Entry>> entriesOf(const YAML::Node& map, size_t end)
    {
        std::vector<Entry> entries;
        for (const auto& pair : map) {
            const YAML::Mark mark = pair.first.Mark();
            if (mark.is_null() || !pair.first.IsScalar())
                return std::nullopt;
            const auto line = static_cast<size_t>(mark.line);
            if (!entries.empty() && line <= entries.back().span.begin)
                return std::nullopt;
            if (!entries.empty())
                entries.back().span.end = line;
            entries.push_back({pair.first.Scalar(), static_cast<size_t>(mark.column), {line, end}});
        }
        return entries;
    }

    const Entry* find(const std::vector<Entry>& entries, std::string_view key)
    {
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
        return found == entries.end() ? nullptr : &*found;
    }

    // The line with the dash of an item, whose first key stands in `line` at `column`.
    std::optional<size_t> dashLine(const Lines& lines, size_t line, size_t column)
    {
        if (lines[line].size() < column)
            return std::nullopt;
        const std::string before = lines[line].substr(0, column);
        if (before.find_first_not_of(" -") != before.npos)
            return std::nullopt;
        if (before.find('-') != before.npos)
            return line;
        while (line > 0) {
            --line;
            const size_t first = lines[line].find_first_not_of(' ');
            if (first != std::string::npos)
                return lines[line].substr(first) == "-" ? std::optional(line) : std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<Layout> layoutOf(const Lines& lines, std::string_view yaml)
    {
        const YAML::Node root = YAML::Load(repairUtf8(yaml));
        if (!root.IsMap())
            return std::nullopt;
        auto entries = entriesOf(root, lines.size());
        if (!entries || entries->empty() || entries->front().column != 0 || entries->back().span.begin >= lines.size())
            return std::nullopt;
        Layout layout{*entries, {}, 0};
        const Entry* scenarios = find(layout.entries, "scenarios");
        if (!scenarios)
            return std::nullopt;
        for (const YAML::Node& node : root["scenarios"]) {
            if (!node.IsMap() || node.size() == 0)
                return std::nullopt;
            auto keys = entriesOf(node, scenarios->span.end);
            if (!keys || keys->front().span.begin <= scenarios->span.begin || keys->back().span.begin >= lines.size())
                return std::nullopt;
            const auto begin = dashLine(lines, keys->front().span.begin, keys->front().column);
            if (!begin)
                return std::nullopt;
            if (!layout.items.empty()) {
                layout.items.back().span.end = *begin;
                layout.items.back().entries.back().span.end = *begin;
            }
            layout.dashColumn = lines[*begin].find('-');
            layout.items.push_back({{*begin, scenarios->span.end}, std::move(*keys)});
        }
        return layout;
    }

    // Behind the last line of a value: blank lines and comments that follow it belong to nobody and stay.
    size_t valueEnd(const Lines& lines, const Entry& entry)
    {
        size_t end = entry.span.end;
        while (end > entry.span.begin + 1) {
            const std::string& line = lines[end - 1];
            const size_t first = line.find_first_not_of(" \t");
            if (first != std::string::npos && (line[first] != '#' || first > entry.column))
                break;
            --end;
        }
        return end;
    }

    // The lines of an entry with another value.
    Lines withValue(const Lines& lines, const Entry& entry, const std::string& value)
    {
        const std::string start = lines[entry.span.begin].substr(0, entry.column);
        Lines fresh = linesOf(start + entry.key + ": " + value);
        fresh.insert(fresh.end(), lines.begin() + static_cast<ptrdiff_t>(valueEnd(lines, entry)),
            lines.begin() + static_cast<ptrdiff_t>(entry.span.end));
        return fresh;
    }

    std::string indentBehind(const Entry& entry)
    {
        return std::string(entry.column + 2, ' ');
    }

    Lines part(const Lines& lines, Span span)
    {
        return {lines.begin() + static_cast<ptrdiff_t>(span.begin), lines.begin() + static_cast<ptrdiff_t>(span.end)};
    }

    void append(Lines& all, const Lines& more)
    {
        all.insert(all.end(), more.begin(), more.end());
    }

    Lines freshItem(const Scenario& scenario, size_t dashColumn)
    {
        const std::string indent(dashColumn, ' ');
        return linesOf(fmt::format("{0}- name: {1}\n{0}  code: {2}", indent, nameScalar(scenario.name),
            codeScalar(scenario.code, indent + "    ")));
    }

    // The item with another name, another code or both.
    Lines editedItem(const Lines& lines, const Item& item, const Scenario& before, const Scenario& wanted)
    {
        Lines made = part(lines, {item.span.begin, item.entries.front().span.begin});
        for (const Entry& entry : item.entries) {
            if (entry.key == "name" && before.name != wanted.name)
                append(made, withValue(lines, entry, nameScalar(wanted.name)));
            else if (entry.key == "code" && before.code != wanted.code)
                append(made, withValue(lines, entry, codeScalar(wanted.code, indentBehind(entry))));
            else
                append(made, part(lines, entry.span));
        }
        return made;
    }

    bool isSame(const Scenario& a, const Scenario& b)
    {
        return a.name == b.name && a.code == b.code;
    }

    bool isSame(const TestsSection& a, const TestsSection& b)
    {
        return a.setup == b.setup
            && std::equal(a.scenarios.begin(), a.scenarios.end(), b.scenarios.begin(), b.scenarios.end(),
                [](const Scenario& one, const Scenario& other) { return isSame(one, other); });
    }

    // The wanted tests, each with the lines it has. What is the same at the beginning and at the end stays; between
    // them tests are edited one by one when they are as many, else each that is known keeps its lines.
    Lines itemLines(const Lines& lines, const Layout& layout, const TestsSection& before, const TestsSection& wanted)
    {
        const auto& old = before.scenarios;
        const auto& fresh = wanted.scenarios;
        const size_t shorter = std::min(old.size(), fresh.size());
        size_t head = 0;
        while (head < shorter && isSame(old[head], fresh[head]))
            ++head;
        size_t tail = 0;
        while (tail < shorter - head && isSame(old[old.size() - 1 - tail], fresh[fresh.size() - 1 - tail]))
            ++tail;
        Lines made;
        for (size_t i = 0; i < fresh.size(); ++i) {
            if (i < head) {
                append(made, part(lines, layout.items[i].span));
            } else if (i >= fresh.size() - tail) {
                append(made, part(lines, layout.items[i + old.size() - fresh.size()].span));
            } else if (old.size() == fresh.size()) {
                append(made, editedItem(lines, layout.items[i], old[i], fresh[i]));
            } else {
                const auto known = std::find_if(
                    old.begin(), old.end(), [&](const Scenario& scenario) { return isSame(scenario, fresh[i]); });
                append(made,
                    known == old.end() ? freshItem(fresh[i], layout.dashColumn)
                                       : part(lines, layout.items[static_cast<size_t>(known - old.begin())].span));
            }
        }
        return made;
    }

    std::optional<std::string> edited(std::string_view yaml, const TestsSection& before, const TestsSection& wanted)
    {
        const Lines lines = linesOf(yaml);
        const auto layout = layoutOf(lines, yaml);
        if (!layout || layout->items.size() != before.scenarios.size())
            return std::nullopt;
        Lines made = part(lines, {0, layout->entries.front().span.begin});
        for (const Entry& entry : layout->entries) {
            if (entry.key == "setup" && before.setup != wanted.setup) {
                append(made, withValue(lines, entry, codeScalar(wanted.setup, indentBehind(entry))));
            } else if (entry.key != "scenarios") {
                append(made, part(lines, entry.span));
            } else if (wanted.scenarios.empty()) {
                append(made, before.scenarios.empty() ? part(lines, entry.span) : Lines{"scenarios: []"});
            } else {
                const size_t end = layout->items.empty() ? entry.span.begin : layout->items.front().span.begin;
                append(made, layout->items.empty() ? Lines{"scenarios:"} : part(lines, {entry.span.begin, end}));
                append(made, itemLines(lines, *layout, before, wanted));
            }
        }
        if (!find(layout->entries, "setup") && !wanted.setup.empty())
            append(made, linesOf("setup: " + codeScalar(wanted.setup, "  ")));
        return joined(made);
    }

} // namespace

std::string editTests(std::string_view yaml, const TestsSection& wanted)
{
    const auto before = readTests(yaml);
    if (before && isSame(*before, wanted))
        return std::string(yaml);
    if (before) {
        try {
            if (auto text = edited(yaml, *before, wanted)) {
                if (const auto read = readTests(*text); read && isSame(*read, wanted))
                    return std::move(*text);
            }
        } catch (const YAML::Exception&) {
            // What readTests() could read without its lines being told apart.
        }
    }
    return writeTests(wanted);
}

} // namespace sluis::templates
