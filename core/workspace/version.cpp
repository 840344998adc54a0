#include "core/workspace/version.h"

#include "core/base/encoding.h"
#include "core/container/entity_ref_json.h"
#include "core/crypto/hash.h"
#include "core/storage/compress.h"
#include "core/value/json.h"

namespace sluis::workspace {
namespace {

    std::vector<publish::LeftOut> readLeftOut(std::string_view text)
    {
        std::vector<publish::LeftOut> items;
        const auto list = value::readJson(text);
        if (!list)
            return items;
        for (const value::Value& entry : list->items()) {
            if (auto ref = container::entityRefFromJson(entry))
                items.push_back(
                    {std::move(*ref), std::string(entry["name"].string()), std::string(entry["type"].string())});
        }
        return items;
    }

} // namespace

std::string writeLeftOut(const std::vector<publish::LeftOut>& items)
{
    value::Value list = value::Value::array();
    for (const publish::LeftOut& item : items) {
        value::Value entry = container::toJson(item.ref);
        entry.set("name", item.name);
        entry.set("type", item.type);
        list.push(std::move(entry));
    }
    return value::writeJson(list);
}

Result<std::vector<Version>> readVersions(storage::Database& database)
{
    std::vector<Version> versions;
    auto read = database.each(
        "SELECT number, content_of, created, author, note, sha256, left_out FROM versions ORDER BY number",
        [&versions](const storage::Row& row) {
            versions.push_back({static_cast<uint64_t>(row.integer(0)), static_cast<uint64_t>(row.integer(1)),
                fromMilliseconds(row.integer(2)), std::string(row.text(3)), std::string(row.text(4)),
                std::string(row.text(5)), readLeftOut(row.text(6))});
        });
    if (!read)
        return fail(read.error());
    return versions;
}

Result<void> writeVersion(storage::Database& database, const Version& version, std::string_view content)
{
    return database.run("INSERT INTO versions VALUES(?,?,?,?,?,?,?,?)", version.number, version.contentOf,
        toMilliseconds(version.created), version.author, version.note, version.sha256, writeLeftOut(version.leftOut),
        storage::Blob{storage::compress(content)});
}

Result<std::string> readVersionContent(storage::Database& database, uint64_t number)
{
    std::optional<std::string> packed;
    std::string sha256;
    auto read = database.each(
        "SELECT content, sha256 FROM versions WHERE number = ?",
        [&](const storage::Row& row) {
            packed = row.text(0);
            sha256 = row.text(1);
        },
        number);
    if (!read)
        return fail(read.error());
    if (!packed)
        return fail(ErrorCode::NotFound, "workspace.noSuchVersion", std::to_string(number), database.path().string());
    auto content = storage::decompress(*packed);
    if (!content || toHex(crypto::sha256(*content)) != sha256)
        return fail(
            ErrorCode::Corrupt, "workspace.damaged", database.path().string(), "version " + std::to_string(number));
    return content;
}

} // namespace sluis::workspace
