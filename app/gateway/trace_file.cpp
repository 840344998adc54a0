#include "app/gateway/trace_file.h"

#include "core/value/json.h"

namespace sluis::gateway {

Result<std::unique_ptr<TraceFile>> TraceFile::open(const std::filesystem::path& path)
{
    std::FILE* const file = std::fopen(path.c_str(), "ae");
    if (!file)
        return fail(ErrorCode::Unavailable, "app.fileNotWritable", path.string());
    return std::unique_ptr<TraceFile>(new TraceFile(file));
}

void TraceFile::append(const runtime::Trace& trace)
{
    if (!trace.isComplete)
        return;
    std::string line = value::writeJson(runtime::toJson(trace));
    line += '\n';
    std::lock_guard lock(m_mutex);
    std::fwrite(line.data(), 1, line.size(), m_file.get());
    std::fflush(m_file.get());
}

} // namespace sluis::gateway
