#include "core/workspace/schema.h"

#include <array>

namespace sluis::workspace {
namespace {

    constexpr std::array<std::string_view, 1> Steps{
        "CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE journal(number INTEGER PRIMARY KEY, time INTEGER NOT NULL, step INTEGER NOT NULL, edit TEXT NOT "
        "NULL,"
        " inverse TEXT NOT NULL, fingerprint TEXT NOT NULL);"
        "CREATE TABLE versions(number INTEGER PRIMARY KEY, content_of INTEGER NOT NULL, created INTEGER NOT NULL,"
        " author TEXT NOT NULL, note TEXT NOT NULL, sha256 TEXT NOT NULL, left_out TEXT NOT NULL, content BLOB NOT "
        "NULL);"
        "CREATE TABLE gateways(name TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE pinned_hits(id INTEGER PRIMARY KEY, data TEXT NOT NULL, request BLOB NOT NULL, trace BLOB NOT "
        "NULL);"
        "CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;",
    };

} // namespace

std::span<const std::string_view> workspaceSteps()
{
    return Steps;
}

} // namespace sluis::workspace
