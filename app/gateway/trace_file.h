#pragma once

#include "core/base/result.h"
#include "core/runtime/trace.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>

namespace sluis::gateway {

// Appends each hit's trace as one JSON line, once everything of the hit has ended. Safe from any thread.
class TraceFile
{
public:
    static Result<std::unique_ptr<TraceFile>> open(const std::filesystem::path& path); // app.fileNotWritable
    void append(const runtime::Trace& trace);

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    explicit TraceFile(std::FILE* file)
        : m_file(file)
    { }

    std::mutex m_mutex;
    std::unique_ptr<std::FILE, Closer> m_file; // guarded by m_mutex
};

} // namespace sluis::gateway
