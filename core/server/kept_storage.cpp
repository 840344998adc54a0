#include "core/server/kept_storage.h"

#include "core/base/files.h"
#include "core/value/json.h"

#include <chrono>

namespace sluis::server {
namespace {

    constexpr size_t FileLimitBytes = 256 * 1024 * 1024;
    constexpr std::chrono::seconds WriteEvery{1};

    // An absent file is nothing.
    Result<value::Value> readKept(const std::filesystem::path& file)
    {
        if (!std::filesystem::exists(file))
            return value::Value::object();
        const auto text = readFile(file, FileLimitBytes);
        if (!text)
            return fail(text.error());
        auto kept = value::readJson(*text);
        if (!kept || !kept->isObject())
            return fail(ErrorCode::InvalidInput, "server.storageBroken", file.string());
        return kept;
    }

} // namespace

Result<std::unique_ptr<KeptStorage>> KeptStorage::open(
    std::filesystem::path file, runtime::SharedStorage& storage, Tell tell)
{
    auto kept = readKept(file);
    if (!kept) {
        if (kept.error().reason != "server.storageBroken")
            return fail(kept.error());
        std::filesystem::path aside = file;
        std::error_code ignored; // writing says below what is wrong with the folder
        std::filesystem::rename(file, aside += ".broken", ignored);
        tell(kept.error());
    }
    storage.restore(kept ? std::move(*kept) : value::Value::object());
    std::unique_ptr<KeptStorage> made(new KeptStorage(std::move(file), storage, std::move(tell)));
    if (const Result<> written = made->write(); !written)
        return fail(written.error());
    made->m_changes = storage.onChange([keeper = made.get()](const runtime::SharedStorage::Change&) {
        {
            const std::lock_guard lock(keeper->m_mutex);
            keeper->m_isChanged = true;
        }
        keeper->m_wake.notify_one();
    });
    made->m_thread = std::thread([keeper = made.get()] { keeper->run(); });
    return made;
}

KeptStorage::KeptStorage(std::filesystem::path file, runtime::SharedStorage& storage, Tell tell)
    : m_file(std::move(file))
    , m_storage(storage)
    , m_tell(std::move(tell))
{ }

KeptStorage::~KeptStorage()
{
    m_changes.end();
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

Result<> KeptStorage::write()
{
    return replaceFile(m_file, value::writeJson(m_storage.all()));
}

void KeptStorage::run()
{
    bool hasFailed = false;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_isChanged || m_isEnding; });
        if (!m_isChanged)
            return;
        m_isChanged = false;
        lock.unlock();
        const Result<> written = write();
        if (!written && !hasFailed)
            m_tell(written.error());
        hasFailed = !written;
        lock.lock();
        m_isChanged = m_isChanged || (hasFailed && !m_isEnding);
        m_wake.wait_for(lock, WriteEvery, [this] { return m_isEnding; });
    }
}

} // namespace sluis::server
