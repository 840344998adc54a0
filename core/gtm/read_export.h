#pragma once

#include "core/base/result.h"
#include "core/container/container.h"

#include <string_view>

namespace sluis::gtm {

inline constexpr size_t ExportLimitBytes = 64 * 1024 * 1024;
inline constexpr size_t EntityLimit = 50'000;

// Reads a server container from the text of an export file of Google Tag Manager (or from a version as its API answers
// it). Tolerant where nothing is lost: byte order mark, CRLF, numbers as ids, the API's spelling of enumerations,
// missing members, unknown ones, any order. Never drops an entity; report.h says what is not understood. Errors, each
// with its place: value.jsonSyntax (line and column), value.jsonTooDeep, value.jsonTooLarge, gtm.tooLarge,
// gtm.tooManyEntities and gtm.tooManyObjects (before a model is built), gtm.notAnExport, gtm.webContainer,
// gtm.otherContainer, gtm.wrongType, gtm.noId, gtm.duplicateId.
Result<container::Container> readExport(std::string_view text);

} // namespace sluis::gtm
