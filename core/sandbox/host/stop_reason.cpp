#include "core/sandbox/host/stop_reason.h"

namespace sluis::sandbox::host {
namespace {

    constexpr std::string_view TooDeep = "RangeError: Maximum call stack size exceeded";

    std::string milliseconds(std::chrono::milliseconds time)
    {
        return std::to_string(time.count()) + " ms";
    }

    std::string size(size_t bytes)
    {
        constexpr size_t Kilo = 1024;
        return bytes >= Kilo * Kilo ? std::to_string(bytes / Kilo / Kilo) + " MB"
                                    : std::to_string(bytes / Kilo) + " KB";
    }

    // With its line where that is known: the sentence of the same name ending in "At".
    Message withLine(std::string key, std::vector<std::string> args, uint32_t line)
    {
        if (line > 0) {
            key += "At";
            args.push_back(std::to_string(line));
        }
        return {std::move(key), std::move(args)};
    }

} // namespace

bool isLimit(const Effect& failed)
{
    const std::string_view kind = failed.body["kind"].string();
    return kind == "timeout" || kind == "memory" || failed.body["message"].string() == TooDeep;
}

Message stopReason(const std::string& name, const protocol::Limits& limits, const Effect& failed)
{
    const std::string_view kind = failed.body["kind"].string();
    const std::string text(failed.body["message"].string());
    if (kind == "timeout")
        return withLine("sandbox.tooSlow", {name, milliseconds(limits.hardCall)}, failed.line);
    if (kind == "memory")
        return withLine("sandbox.tooLarge", {name, size(limits.heapBytes)}, failed.line);
    if (text == TooDeep)
        return withLine("sandbox.tooDeep", {name, size(limits.stackBytes)}, failed.line);
    return withLine("sandbox.threw", {name, text}, failed.line);
}

Message stopReason(const std::string& name, const protocol::Limits& limits, const Loss& loss)
{
    switch (loss.what) {
    case RunLoss::Stopped:
        return withLine("sandbox.tooSlow", {name, milliseconds(limits.hardCall)}, loss.line);
    case RunLoss::TimeUp:
        return withLine("sandbox.hung", {name, milliseconds(limits.hardCall)}, loss.line);
    case RunLoss::OutOfMemory:
        return withLine("sandbox.tooLarge", {name, size(limits.heapBytes)}, loss.line);
    case RunLoss::Crashed:
        return withLine("sandbox.crashed", {name}, loss.line);
    case RunLoss::Quarantined:
        return {"sandbox.quarantined", {name, timeOfDay(loss.until)}};
    case RunLoss::Removed:
        return {"sandbox.removed", {name}};
    case RunLoss::Collateral:
        break;
    }
    return {"sandbox.collateral", {name}};
}

Message testStopReason(const protocol::Limits& limits, const Loss& loss)
{
    if (loss.what == RunLoss::TimeUp)
        return {"sandbox.testHung", {milliseconds(limits.hardCall)}};
    if (loss.what == RunLoss::OutOfMemory)
        return {"sandbox.testTooLarge", {size(limits.heapBytes)}};
    return {"sandbox.testCrashed", {}};
}

std::string timeOfDay(WallTime time)
{
    const std::string text = toIso8601(time); // "2026-11-25T14:05:10.000Z"
    return text.size() < 19 ? text : text.substr(11, 8) + " UTC";
}

} // namespace sluis::sandbox::host
