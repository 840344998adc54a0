#include "core/gtm/write_export.h"

#include "core/gtm/object_writer.h"

namespace sluis::gtm {
namespace {

    // "2025-05-13 19:25:41"
    std::string exportTime(WallTime moment)
    {
        std::string text = toIso8601(moment).substr(0, 19);
        text[10] = ' ';
        return text;
    }

} // namespace

std::string writeExport(const container::Container& container)
{
    std::string text;
    if (container.file.byteOrderMark)
        text += "\xEF\xBB\xBF";
    JsonOut out(text, container.file.indent, container.file.carriageReturns);
    WriteState state{out, container.version.accountId, container.version.containerId};
    writeObject(state, container);
    text += container.file.end;
    return text;
}

std::string writeExport(const container::Container& draft, const container::Container* original, WallTime moment)
{
    if (original && draft == *original)
        return writeExport(draft);
    container::Container stamped = draft;
    stamped.file.exportTime = exportTime(moment);
    stamped.version.fingerprint = std::to_string(toMilliseconds(moment));
    return writeExport(stamped);
}

} // namespace sluis::gtm
