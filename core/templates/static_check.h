#pragma once

#include "core/base/message.h"
#include "core/templates/template.h"

#include <optional>
#include <string>
#include <vector>

namespace sluis::templates {

// A remark about a template that is told without running it.
struct CheckRemark {
    enum class Severity { Error, Warning } severity = Severity::Warning;
    std::string section; // "SANDBOXED_JS_FOR_SERVER", "SERVER_PERMISSIONS", "TEMPLATE_PARAMETERS"
    int line = 0; // of the section's text, from 1; 0 for the section as a whole
    Message message;
};

// What Google's editor would not take, functions that do not exist, permissions that are missing or too narrow for what
// the code asks with literal arguments, permissions that nothing uses, fields that the code reads and that are not
// there (template reference, 7.11). Syntax is judged by the sandbox. In the order of the lines.
std::vector<CheckRemark> checkTemplate(const Template& subject);

// The permission that an API needs, "" for none; nullopt for what is no API of server templates.
std::optional<std::string> permissionOf(std::string_view api);

} // namespace sluis::templates
