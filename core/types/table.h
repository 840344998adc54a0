#pragma once

#include "core/runtime/types.h"
#include "core/templates/type_catalogue.h"

// The one list of built-in types. A new type is one file in this folder and one line in table.cpp.
namespace sluis::types {

// Everything that this program runs natively.
runtime::TypeTable nativeTypes();

// The descriptions of all of them, and of the types of Google's containers that are known but not run.
templates::TypeCatalogue nativeCatalogue();

} // namespace sluis::types
