#pragma once

#include "core/container/entities.h"

#include <span>
#include <string>
#include <string_view>

// The templates that come with the program (resources/templates): offered where templates are added, put into exports
// in place of types that Google Tag Manager does not know.
namespace sluis::templates {

struct OwnTemplate {
    std::string_view id; // "meta_conversions": stays the same from release to release
    std::string name; // "Meta Conversions API"
    container::EntityKind kind = container::EntityKind::Tag; // Tag, Variable or Client
    std::string description;
    std::string vendor; // "Meta", "" for those that serve any
    std::string_view text; // the whole file
};

// By name. Any thread; the views live as long as the program.
std::span<const OwnTemplate> ownTemplates();

const OwnTemplate* ownTemplate(std::string_view id); // nullptr when there is none

// The one whose code stands in this template file; nullptr when it is another, or one of ours whose code was changed.
// The other sections do not matter: Google Tag Manager lays them out anew.
const OwnTemplate* ownTemplateOf(std::string_view text);

// The one that does in Google Tag Manager what a type of ours does here ("sluis_http"); nullptr when there is none.
const OwnTemplate* standInFor(std::string_view ownType);

} // namespace sluis::templates
