#pragma once

#include "core/runtime/types.h"
#include "core/sandbox/host/cloud_store.h"
#include "core/templates/type_catalogue.h"

// The one list of built-in types. A new type is one file in this folder and one line in table.cpp.
namespace sluis::types {

// Everything that this program runs natively. The store answers look-ups in Firestore and outlives the table; without
// it they say that there is none.
runtime::TypeTable nativeTypes(sandbox::host::CloudStore* cloud = nullptr);

// The descriptions of all of them, and of the types of Google's containers that are known but not run.
templates::TypeCatalogue nativeCatalogue();

} // namespace sluis::types
