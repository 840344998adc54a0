#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/templates/fields.h"

#include <vector>

namespace sluis::templates {

inline constexpr size_t FieldLimit = 2000; // fields of one template, nested ones included

// The fields of a ___TEMPLATE_PARAMETERS___ section (template reference, 1.3). What is odd but can be shown is a note
// ("templates.unknownFieldType" …); templates.badFields when it is no list of fields.
Result<std::vector<Field>> readFields(const value::Value& parameters, std::vector<Message>& notes);

// The same as JSON again, keys in GTM's order; what Field does not know is not written.
value::Value writeFields(const std::vector<Field>& fields);

} // namespace sluis::templates
