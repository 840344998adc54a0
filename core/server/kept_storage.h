#pragma once

#include "core/base/result.h"
#include "core/runtime/shared_storage.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace sluis::server {

// Keeps what templates store (templateDataStorage) in a file, so that it outlives the server: read when opened, written
// within a second of a change and when it goes. A crash loses that last second. It has a thread of its own; no hit
// waits for the disk.
class KeptStorage
{
public:
    using Tell = std::function<void(const Error&)>; // from its thread, once for each row of failures

    // Unavailable, base.cannotWrite: told now rather than later. A file that cannot be understood is set aside
    // (".broken") and told. The storage outlives this.
    static Result<std::unique_ptr<KeptStorage>> open(
        std::filesystem::path file, runtime::SharedStorage& storage, Tell tell);
    ~KeptStorage();

private:
    KeptStorage(std::filesystem::path file, runtime::SharedStorage& storage, Tell tell);
    Result<> write();
    void run();

    const std::filesystem::path m_file;
    runtime::SharedStorage& m_storage;
    const Tell m_tell;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isChanged = false; // guarded by m_mutex
    bool m_isEnding = false; // guarded by m_mutex
    Subscription m_changes;
    std::thread m_thread;
};

} // namespace sluis::server
