#pragma once

#include "core/runtime/trace.h"
#include "core/templates/type_catalogue.h"

#include <QString>

namespace sluis::bridge {

// Who receives a tag's requests: the tag's own `vendor` parameter, else what its type says, else the name of the type.
QString vendorOf(const container::Tag& tag, const templates::TypeCatalogue& types);

// Up to two letters that stand for a vendor or a type: "GA", "M", "Br".
QString monogramOf(const container::Tag& tag, const templates::TypeCatalogue& types);
QString monogramOf(const runtime::TagTrace& tag, const templates::TypeCatalogue& types);
QString monogramOfName(const QString& name);

} // namespace sluis::bridge
