#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <utility>

namespace sluis::storage {

// Says that one program works with a file. The lock is on a file beside it ("name-lock", mode 0600), because SQLite's
// own locks are released whenever any descriptor of the database closes. It ends with the object and with the process,
// kill -9 included.
class FileLock
{
public:
    // Conflict, storage.inUse (detail: "process 4711"): another holder, in this process or another one.
    // Denied, storage.cannotLock: the folder cannot be written.
    static Result<FileLock> take(const std::filesystem::path& file);

    FileLock(FileLock&& other) noexcept
        : m_path(std::move(other.m_path))
        , m_descriptor(std::exchange(other.m_descriptor, -1))
    { }
    FileLock& operator=(FileLock&& other) noexcept
    {
        std::swap(m_path, other.m_path);
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileLock();

private:
    FileLock(std::filesystem::path path, int descriptor)
        : m_path(std::move(path))
        , m_descriptor(descriptor)
    { }

    std::filesystem::path m_path; // of the lock file
    int m_descriptor;
};

} // namespace sluis::storage
