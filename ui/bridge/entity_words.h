#pragma once

#include "core/container/container.h"

#include <QString>

// The words of the screen for kinds, trigger types and operators (they are Google's and the same everywhere).
namespace sluis::bridge {

QString kindWord(container::EntityKind kind); // "tag"
QString kindTitle(container::EntityKind kind); // "Tags": the page
QString kindIcon(container::EntityKind kind); // name of an icon: "tag"
QString kindRoute(container::EntityKind kind); // "tags"; built-in variables are "variables"
QString entityRoute(const container::EntityRef& ref); // "tags/12"

// The kind and id of "tags/12"; built-ins are "variables/EVENT_NAME". Kind Folder: the route is not an entity's.
container::EntityRef entityOfRoute(const QString& page, const QString& id);

QString triggerTypeWord(const container::Trigger& trigger); // "Custom Event"

// "equals", "does not contain", "matches RegEx (ignore case)".
QString operatorWord(container::Operator op, bool negate, bool ignoreCase, const std::string& unknown = {});

// One entry of the list of comparisons that a person chooses from.
struct Comparison {
    container::Operator op = container::Operator::Equals;
    bool negate = false;
    bool ignoreCase = false;
    bool operator==(const Comparison&) const = default;
};
const std::vector<Comparison>& serverComparisons(); // in the order of the list

} // namespace sluis::bridge
