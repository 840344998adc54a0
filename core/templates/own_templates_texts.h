#pragma once

#include <span>
#include <string_view>

namespace sluis::templates {

// A file of resources/templates as it was when the program was built.
struct OwnTemplateText {
    std::string_view id; // its name without ending
    std::string_view text;
};

// In alphabetical order. Defined in a file that own_templates.cmake makes.
std::span<const OwnTemplateText> ownTemplateTexts();

} // namespace sluis::templates
