#pragma once

#include "core/base/clock.h"
#include "core/container/container.h"

#include <string>

namespace sluis::gtm {

// The text of an export file, written from the model alone. What readExport made of a file of GTM gives that file byte
// for byte; members that were unknown or stood elsewhere go back to their places.
std::string writeExport(const container::Container& container);

// As above for a draft that began as `original` (nullptr: it never was a file). A draft with other content than its
// original gets `moment` as time of export and as the version's fingerprint, as GTM does; an equal one keeps what it
// had, so that an edit and its undo give the original bytes.
std::string writeExport(const container::Container& draft, const container::Container* original, WallTime moment);

} // namespace sluis::gtm
