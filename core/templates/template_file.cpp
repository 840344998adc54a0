#include "core/templates/template_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluis::templates {
namespace {

    constexpr std::array<std::string_view, 8> UsualOrder{"TERMS_OF_SERVICE", "INFO", "TEMPLATE_PARAMETERS",
        "SANDBOXED_JS_FOR_SERVER", "SERVER_PERMISSIONS", "TESTS", "NOTES", ""};

    // The name if the line (without its line end) is a section marker, else "".
    std::string_view markerName(std::string_view line)
    {
        if (line.size() < 7 || !line.starts_with("___") || !line.ends_with("___"))
            return {};
        const std::string_view name = line.substr(3, line.size() - 6);
        const bool isName = std::all_of(name.begin(), name.end(),
            [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
        return isName && name.front() != '_' && name.back() != '_' ? name : std::string_view();
    }

    std::string_view withoutLineEnd(std::string_view line)
    {
        if (line.ends_with('\n'))
            line.remove_suffix(1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return line;
    }

    bool isBlankLine(std::string_view line)
    {
        return line.find_first_not_of(" \t\r\n") == line.npos;
    }

    std::string withLineEnds(std::string_view text, std::string_view lineEnd)
    {
        std::string result;
        for (const char c : text) {
            if (c == '\n')
                result += lineEnd;
            else if (c != '\r')
                result += c;
        }
        return result;
    }

    // Where the first line that is not blank begins, and how many lines stand before it.
    std::pair<size_t, int> skipBlankLines(std::string_view body)
    {
        size_t at = 0;
        int lines = 0;
        while (at < body.size()) {
            const size_t end = body.find('\n', at);
            const size_t next = end == body.npos ? body.size() : end + 1;
            if (!isBlankLine(body.substr(at, next - at)))
                break;
            at = next;
            ++lines;
        }
        return {at, lines};
    }

    size_t usualPlace(std::string_view name)
    {
        return static_cast<size_t>(std::find(UsualOrder.begin(), UsualOrder.end(), name) - UsualOrder.begin());
    }

} // namespace

Result<TemplateFile> TemplateFile::read(std::string_view text)
{
    if (text.size() > TemplateFileLimitBytes)
        return fail(ErrorCode::LimitReached, "templates.tooLarge", {}, fmt::format("{} bytes", text.size()));
    TemplateFile file;
    size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    file.m_preamble = text.substr(0, at);
    int line = 1;
    while (at < text.size()) {
        const size_t end = text.find('\n', at);
        const size_t next = end == text.npos ? text.size() : end + 1;
        const std::string_view whole = text.substr(at, next - at);
        if (const std::string_view name = markerName(withoutLineEnd(whole)); !name.empty())
            file.m_sections.push_back({std::string(name), std::string(whole), {}, line + 1});
        else
            (file.m_sections.empty() ? file.m_preamble : file.m_sections.back().body) += whole;
        if (whole.ends_with("\r\n") && line == 1)
            file.m_lineEnd = "\r\n";
        at = next;
        ++line;
    }
    if (file.m_sections.empty())
        return fail(ErrorCode::InvalidInput, "templates.noSections");
    return file;
}

std::string TemplateFile::write() const
{
    std::string text = m_preamble;
    for (const Section& section : m_sections)
        text += section.marker + section.body;
    return text;
}

const Section* TemplateFile::section(std::string_view name) const
{
    const auto found
        = std::find_if(m_sections.begin(), m_sections.end(), [&](const Section& s) { return s.name == name; });
    return found == m_sections.end() ? nullptr : &*found;
}

std::optional<std::string> TemplateFile::text(std::string_view name) const
{
    const Section* found = section(name);
    if (!found)
        return std::nullopt;
    const std::string_view body = std::string_view(found->body).substr(skipBlankLines(found->body).first);
    std::string text = withLineEnds(body, "\n");
    while (!text.empty() && isBlankLine(std::string_view(text).substr(text.size() - 1)))
        text.pop_back();
    return text;
}

int TemplateFile::textLine(std::string_view name) const
{
    const Section* found = section(name);
    return found ? found->firstLine + skipBlankLines(found->body).second : 0;
}

void TemplateFile::setText(std::string_view name, std::string_view text)
{
    if (this->text(name) == text)
        return;
    auto found = std::find_if(m_sections.begin(), m_sections.end(), [&](const Section& s) { return s.name == name; });
    if (found == m_sections.end()) {
        found = std::find_if(m_sections.begin(), m_sections.end(),
            [&](const Section& s) { return usualPlace(s.name) > usualPlace(name); });
        found = m_sections.insert(found, Section{std::string(name), fmt::format("___{}___{}", name, m_lineEnd), {}, 0});
    }
    if (!found->marker.ends_with('\n'))
        found->marker += m_lineEnd;
    found->body = withLineEnds(fmt::format("\n{}\n\n\n", text), m_lineEnd);
    int line = 1 + static_cast<int>(std::count(m_preamble.begin(), m_preamble.end(), '\n'));
    for (Section& section : m_sections) {
        section.firstLine = line + 1;
        line += 1 + static_cast<int>(std::count(section.body.begin(), section.body.end(), '\n'));
    }
}

} // namespace sluis::templates
