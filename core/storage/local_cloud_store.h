#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/sandbox/host/cloud_store.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sluis::storage {

inline constexpr size_t MaxInsertedRows = 10'000; // of one call
inline constexpr size_t MaxRowsOfTable = 100'000; // the oldest give way

// Firestore and BigQuery of templates without Google: documents and rows in one SQLite file on this machine. Documents
// are read into memory when it opens and answered from there; every change is handed to the writer thread, so an answer
// does not wait for the disk and a power cut may lose what came last. One per file and process; any thread.
class LocalCloudStore final : public sandbox::host::CloudStore
{
public:
    // Clock and chance (ids of new documents) outlive it; the chance is asked by one thread at a time. Errors as
    // Database::open and migrate.
    static Result<std::unique_ptr<LocalCloudStore>> open(
        const std::filesystem::path& file, const Clock& clock, Random& random);
    ~LocalCloudStore() override; // writes what waits

    std::unique_ptr<sandbox::host::CloudSession> open() override;

    // The newest rows of a table as JSON objects, the newest last. Waits for the disk.
    Result<std::vector<value::Value>> rows(
        const std::string& project, const std::string& dataset, const std::string& table, size_t limit) const;
    void flush(); // returns when everything is on the disk

private:
    class Impl;
    explicit LocalCloudStore(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> m_impl; // sessions hold it, too
};

} // namespace sluis::storage
