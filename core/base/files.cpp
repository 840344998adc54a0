#include "core/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace sluis {
namespace {

    class Descriptor
    {
    public:
        explicit Descriptor(int number)
            : m_number(number)
        { }
        Descriptor(const Descriptor&) = delete;
        Descriptor& operator=(const Descriptor&) = delete;
        ~Descriptor()
        {
            if (m_number >= 0)
                ::close(m_number);
        }
        int number() const { return m_number; }
        bool isOpen() const { return m_number >= 0; }
        bool close() { return ::close(std::exchange(m_number, -1)) == 0; }

    private:
        int m_number;
    };

    bool writeAll(int descriptor, std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes.remove_prefix(static_cast<size_t>(written));
        }
        return true;
    }

    bool flushFolder(const std::filesystem::path& folder)
    {
        const Descriptor descriptor(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        return descriptor.isOpen() && ::fsync(descriptor.number()) == 0;
    }

} // namespace

Result<void> makePrivateFolder(const std::filesystem::path& folder)
{
    std::error_code trouble;
    if (folder.has_parent_path() && !std::filesystem::exists(folder.parent_path(), trouble)) {
        if (auto made = makePrivateFolder(folder.parent_path()); !made)
            return made;
    }
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return fail(ErrorCode::Denied, "base.cannotMakeFolder", folder.string(), std::strerror(errno));
    if (::chmod(folder.c_str(), 0700) != 0 || !std::filesystem::is_directory(folder, trouble))
        return fail(ErrorCode::Denied, "base.cannotMakeFolder", folder.string(), std::strerror(errno));
    return {};
}

Result<void> replaceFile(const std::filesystem::path& path, std::string_view bytes)
{
    const auto failed
        = [&path] { return fail(ErrorCode::Unavailable, "base.cannotWrite", path.string(), std::strerror(errno)); };
    std::string temporary = path.string() + ".XXXXXX";
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC)); // mode 0600
    if (!file.isOpen())
        return failed();
    if (!writeAll(file.number(), bytes) || ::fsync(file.number()) != 0 || !file.close()
        || ::rename(temporary.c_str(), path.c_str()) != 0) {
        auto error = failed();
        ::unlink(temporary.c_str());
        return error;
    }
    if (!flushFolder(path.parent_path()))
        return failed();
    return {};
}

Result<void> appendToFile(const std::filesystem::path& path, std::string_view bytes)
{
    const Descriptor file(::open(path.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600));
    if (!file.isOpen() || ::fchmod(file.number(), 0600) != 0 || !writeAll(file.number(), bytes))
        return fail(ErrorCode::Unavailable, "base.cannotWrite", path.string(), std::strerror(errno));
    return {};
}

Result<std::string> readFile(const std::filesystem::path& path, size_t limitBytes)
{
    const auto failed
        = [&path] { return fail(ErrorCode::NotFound, "base.cannotRead", path.string(), std::strerror(errno)); };
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        return failed();
    std::string bytes;
    char buffer[65536];
    for (;;) {
        const ssize_t got = ::read(file.number(), buffer, sizeof(buffer));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed();
        if (got == 0)
            return bytes;
        bytes.append(buffer, static_cast<size_t>(got));
        if (bytes.size() > limitBytes)
            return fail(ErrorCode::LimitReached, "base.fileTooLarge", path.string());
    }
}

std::filesystem::path userDataFolder()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && data[0] == '/')
        return std::filesystem::path(data) / "sluis";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home != nullptr && home[0] == '/' ? home : "/") / ".local" / "share" / "sluis";
}

} // namespace sluis
