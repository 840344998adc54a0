#pragma once

#include "core/storage/hit_record.h"
#include "core/value/value.h"

#include <string>
#include <vector>

// Recorded hits in the forms of the command line (cli.md "hits").
namespace sluis::storage {

// One hit with everything that is known of it. The members "time", "peer" and "hit_base64" make a line of it an entry
// of a recording.
value::Value toJson(const HitRecord& record);

// An entry of a HAR file (HTTP Archive 1.2): request from the raw bytes, response from the trace.
value::Value toHarEntry(const HitRecord& record);
value::Value harOf(std::vector<value::Value> entries, std::string_view programVersion);

// The columns of a list, RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string csvHeader();
std::string csvLine(const HitSummary& summary);
std::string csvCell(std::string_view text);

} // namespace sluis::storage
