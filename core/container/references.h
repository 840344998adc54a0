#pragma once

#include "core/container/container.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::container {

// One place that names another entity.
struct Reference {
    enum class Way { VariableName, TriggerId, TagName, TemplateType, FolderId, TagType, ClientName };

    EntityRef from; // who names it
    std::string path; // where: "parameter.eventParameters.2.value", "filter.0.arg1", "firingTriggerId.1", "setupTag.0"
    Way way = Way::VariableName;
    std::string target; // the name, id or type code as written
    EntityRef to; // whom it means; `to.id` empty when dangling

    bool isDangling() const { return to.id.empty(); }
    bool operator==(const Reference&) const = default;
};

// A stretch of a template text: plain text, or the name inside {{…}}.
struct TextPart {
    bool isVariable = false;
    std::string_view text;
};
std::vector<TextPart> splitTemplate(std::string_view text);

// The name if the whole text is exactly one {{Name}}, else "".
std::string_view wholeReference(std::string_view text);

// The template that a type code means (7.2): cvt_<container>_<template>, cvt_<gallery id>, or the id in its INFO
// section. nullptr when the code is no template's or the template is not there.
const CustomTemplate* templateOfType(const Container& container, std::string_view type);
std::map<std::string, const CustomTemplate*, std::less<>> templatesByType(
    const Container& container); // the same for many look-ups

// Every reference of the container; built once per container state, then asked often.
class ReferenceIndex
{
public:
    explicit ReferenceIndex(const Container& container);

    const std::vector<Reference>& all() const { return m_references; }
    std::vector<Reference> from(const EntityRef& ref) const; // what this entity uses
    std::vector<Reference> to(const EntityRef& ref) const; // who uses this entity
    std::vector<Reference> dangling() const;

private:
    std::vector<Reference> m_references;
};

} // namespace sluis::container
