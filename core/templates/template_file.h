#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::templates {

inline constexpr size_t TemplateFileLimitBytes = 4 * 1024 * 1024; // a thumbnail inside may be 100 KB

// One section of a `template.tpl` file. marker + body of all sections, behind the preamble, are the file byte for byte.
struct Section {
    std::string name; // "TEMPLATE_PARAMETERS"
    std::string marker; // its line with the line end, as in the file
    std::string body; // everything up to the next marker, as in the file
    int firstLine = 0; // of the body in the file, from 1
};

// The sections of a template file in the order of the file: any order, unknown and repeated ones included. Sections
// that nobody replaces are written back byte for byte (template reference, 1.1).
class TemplateFile
{
public:
    // Fails for what is no template: templates.noSections, templates.tooLarge.
    static Result<TemplateFile> read(std::string_view text);

    std::string write() const;

    const std::vector<Section>& sections() const { return m_sections; }
    const Section* section(std::string_view name) const; // the first of that name, nullptr when there is none

    // The body without the blank lines around it and with \n line ends; nothing when there is no such section.
    std::optional<std::string> text(std::string_view name) const;
    int textLine(std::string_view name) const; // line of the file where text() begins, 0 without the section

    // Replaces a body, in GTM's form (a blank line before, two after) and the file's line ends. A new section goes
    // where GTM writes it. Nothing changes when text() is the same already.
    void setText(std::string_view name, std::string_view text);

private:
    std::string m_preamble; // byte order mark and whatever stands before the first section
    std::string m_lineEnd = "\n";
    std::vector<Section> m_sections;
};

} // namespace sluis::templates
