#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace sluis {

// Makes a folder (and those above it) with mode 0700; one that is there and open to others is closed to them.
// Denied, base.cannotMakeFolder.
Result<void> makePrivateFolder(const std::filesystem::path& folder);

// Old content or new, never a mix, also at a power cut: written beside it with mode 0600, flushed, renamed, folder
// flushed. Unavailable, base.cannotWrite.
Result<void> replaceFile(const std::filesystem::path& path, std::string_view bytes);

// Adds to the end of a file, which is made with mode 0600 when absent. Not flushed: for logs. Unavailable,
// base.cannotWrite.
Result<void> appendToFile(const std::filesystem::path& path, std::string_view bytes);

// NotFound, base.cannotRead; LimitReached, base.fileTooLarge when it is larger than the limit.
Result<std::string> readFile(const std::filesystem::path& path, size_t limitBytes);

// Where programs keep what belongs to this user: $XDG_DATA_HOME/sluis, else ~/.local/share/sluis. Not made.
std::filesystem::path userDataFolder();

} // namespace sluis
