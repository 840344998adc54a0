#include "core/storage/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace sluis::storage {
namespace {

    // Another holder may have removed the file between our open and our lock; such a lock would guard nothing.
    bool isStillThere(int descriptor, const std::filesystem::path& path)
    {
        struct stat opened{};
        struct stat named{};
        return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino
            && opened.st_dev == named.st_dev;
    }

    std::string holderOf(int descriptor)
    {
        char text[32] = {};
        const ssize_t size = ::pread(descriptor, text, sizeof(text) - 1, 0);
        return size > 0 ? "process " + std::string(text, static_cast<size_t>(size)) : std::string("another program");
    }

} // namespace

Result<FileLock> FileLock::take(const std::filesystem::path& file)
{
    std::error_code ignored;
    auto path = std::filesystem::weakly_canonical(file, ignored);
    path += "-lock";
    for (;;) {
        const int descriptor = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0)
            return fail(ErrorCode::Denied, "storage.cannotLock", file.string(), std::strerror(errno));
        FileLock lock(path, descriptor);
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            auto holder = holderOf(descriptor);
            ::close(std::exchange(lock.m_descriptor, -1)); // the file is the holder's
            return fail(ErrorCode::Conflict, "storage.inUse", file.string(), std::move(holder));
        }
        if (!isStillThere(descriptor, path)) {
            ::close(std::exchange(lock.m_descriptor, -1));
            continue;
        }
        const std::string holder = std::to_string(::getpid());
        if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, holder.data(), holder.size(), 0) < 0)
            return fail(ErrorCode::Denied, "storage.cannotLock", file.string(), std::strerror(errno));
        return lock;
    }
}

FileLock::~FileLock()
{
    if (m_descriptor < 0)
        return;
    ::unlink(m_path.c_str()); // before the lock goes, so that it is ours that we remove
    ::close(m_descriptor);
}

} // namespace sluis::storage
