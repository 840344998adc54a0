#include "core/workspace/pinned_hit.h"

#include "core/storage/compress.h"
#include "core/value/json.h"

namespace sluis::workspace {

Result<std::vector<PinnedHit>> readPinnedHits(storage::Database& database)
{
    std::vector<PinnedHit> hits;
    bool isDamaged = false;
    auto read
        = database.each("SELECT id, data, request, trace FROM pinned_hits ORDER BY id", [&](const storage::Row& row) {
              const auto json = value::readJson(row.text(1));
              auto request = storage::decompress(row.text(2));
              auto trace = storage::decompress(row.text(3));
              PinnedHit hit;
              isDamaged |= !json || !request || !trace || !fromIso8601((*json)["time"].string(), hit.time);
              if (isDamaged)
                  return;
              hit.id = static_cast<uint64_t>(row.integer(0));
              hit.name = (*json)["name"].string();
              hit.address = (*json)["address"].string();
              hit.request = std::move(*request);
              hit.trace = std::move(*trace);
              hits.push_back(std::move(hit));
          });
    if (!read)
        return fail(read.error());
    if (isDamaged)
        return fail(ErrorCode::Corrupt, "workspace.damaged", database.path().string(), "a pinned hit cannot be read");
    return hits;
}

Result<void> writePinnedHit(storage::Database& database, const PinnedHit& hit)
{
    const auto json
        = value::Value::object({{"name", hit.name}, {"time", toIso8601(hit.time)}, {"address", hit.address}});
    return database.run("INSERT OR REPLACE INTO pinned_hits VALUES(?,?,?,?)", hit.id, value::writeJson(json),
        storage::Blob{storage::compress(hit.request)}, storage::Blob{storage::compress(hit.trace)});
}

} // namespace sluis::workspace
