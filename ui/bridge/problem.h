#pragma once

#include "core/container/edit.h"

#include <optional>
#include <string>
#include <vector>

namespace sluis::bridge {

enum class Severity { Error, Warning, Note };

// What a person can do about a problem with one click. Its name says the result.
struct Repair {
    Message label; // "Use {{ED - value}}"
    container::Edit edit;
};

// Something in the draft that will not do what it seems to.
struct Problem {
    Severity severity = Severity::Warning;
    container::EntityRef entity;
    std::string field; // path inside the entity, "parameter.url"; "" for the whole
    Message text;
    std::vector<Repair> repairs;
};

} // namespace sluis::bridge
