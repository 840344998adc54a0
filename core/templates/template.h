#pragma once

#include "core/base/message.h"
#include "core/container/container.h"
#include "core/templates/fields.h"
#include "core/templates/permissions.h"
#include "core/templates/template_file.h"
#include "core/templates/tests_section.h"
#include "core/templates/type_catalogue.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluis::templates {

// The ___INFO___ section (template reference, 1.2).
struct TemplateInfo {
    container::EntityKind kind = container::EntityKind::Tag; // Tag, Variable or Client
    std::string id; // "cvt_temp_public_id"
    int version = 1;
    std::string name;
    std::string description;
    std::vector<std::string> categories;
    std::string brandName;
    std::string thumbnail; // data URI
    bool forServer = true;
};

// Something odd in a file that is read all the same.
struct TemplateNote {
    std::string section; // "INFO"
    int line = 0; // of the file, 0 for the section as a whole
    Message message;
};

// A template file and what it says. The file stays the truth: editing a part is setText() on it and reading again.
struct Template {
    TemplateFile file;
    TemplateInfo info;
    std::vector<Field> fields;
    std::string code; // body of a function with the parameter `data`; its line 1 is line codeLine of the file
    int codeLine = 0;
    Permissions permissions;
    TestsSection tests;
    std::vector<TemplateNote> notes;
};

// Reads a server template. Errors name the section as subject and "line L, column C: …" of the file as detail:
// templates.noSections, templates.missingSection, templates.notForServer, templates.badJson, templates.badFields, …
// A broken TESTS section is an error, too: nobody should think that it has no tests.
Result<Template> readTemplate(std::string_view text);

// The type that tags, variables or clients made from the template have in a container.
TypeDescription describe(const Template& source, std::string code);

} // namespace sluis::templates
