#pragma once

#include "core/runtime/trace.h"
#include "core/templates/type_catalogue.h"

#include <QString>

namespace sluis::models {

// Who receives a tag's requests: the tag's own `vendor` parameter, else what its type says, else the name of the type.
QString vendorOf(const container::Tag& tag, const templates::TypeCatalogue& types);

// The letters that stand for the vendor: those of the type, unless the tag names a vendor of its own.
QString monogramOf(const container::Tag& tag, const templates::TypeCatalogue& types);
QString monogramOf(const runtime::TagTrace& tag, const templates::TypeCatalogue& types);

} // namespace sluis::models
