#pragma once

#include "core/templates/template.h"

#include <string>
#include <string_view>

// Editing a template is writing one section of its file anew; every other section stays byte for byte. Members of JSON
// sections that this program does not know are kept. A text without sections is given back as it is.
namespace sluis::templates {

// A template to start from, for a tag, a variable or a client: it runs, needs few permissions and its test passes.
std::string newTemplateText(container::EntityKind kind, const std::string& name);

std::string withInfo(std::string_view text, const TemplateInfo& info); // name, description, version, categories, brand
std::string withFields(std::string_view text, const std::vector<Field>& fields); // what did not change stays as it was
std::string withCode(std::string_view text, std::string_view code);
std::string withPermissions(std::string_view text, const Permissions& permissions);
std::string withTests(std::string_view text, const TestsSection& tests); // the lines of other tests stay
std::string withSection(std::string_view text, std::string_view name, std::string_view body);

} // namespace sluis::templates
