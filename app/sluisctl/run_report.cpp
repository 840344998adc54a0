#include "app/sluisctl/run_report.h"

#include "app/sluisctl/command.h"
#include "core/base/message.h"
#include "core/base/utf8.h"
#include "core/value/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace sluis::sluisctl {
namespace {

    using namespace runtime;

    constexpr size_t ValueWidth = 120; // bytes of a value or a body that are shown

    std::string shortened(std::string_view text)
    {
        if (text.size() <= ValueWidth)
            return shown(text);
        size_t end = ValueWidth;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
        return shown(text.substr(0, end)) + "…";
    }

    std::string valueText(const value::Value& value)
    {
        return value.isString() ? "“" + shortened(value.string()) + "”" : shortened(value::toText(value));
    }

    std::string sentence(const Message& reason)
    {
        return reason.key.empty() ? std::string() : shown(english(reason));
    }

    bool hasRun(const TagTrace& tag)
    {
        switch (tag.status) {
        case TagStatus::Success:
        case TagStatus::Failure:
        case TagStatus::Exception:
        case TagStatus::Timeout:
            return true;
        default:
            return false;
        }
    }

    void printOutgoing(const OutgoingTrace& outgoing)
    {
        print(fmt::format("      {} {} {}", stateName(outgoing.state), outgoing.method, shown(outgoing.url)));
        if (!outgoing.body.empty())
            print(fmt::format("        {} bytes: {}", outgoing.body.size(), shortened(repairUtf8(outgoing.body))));
        if (outgoing.answer && !outgoing.answer->assumed)
            print(fmt::format(
                "        answer {} after {:.0f} ms", outgoing.answer->status, outgoing.answer->milliseconds));
        if (outgoing.error)
            print("        " + sentence(*outgoing.error));
    }

    void printDenied(const std::vector<DeniedTrace>& denied, const std::string& indent)
    {
        for (const DeniedTrace& one : denied)
            print(fmt::format("{}denied in line {}: {} needs the permission {}", indent, one.line, shown(one.api),
                shown(one.permission)));
    }

    void printCondition(const ConditionTrace& condition)
    {
        print(fmt::format("        {} {} {}{} {}: it was {}",
            condition.holds ? "holds:" : "does not hold:", shown(condition.variable), condition.negate ? "not " : "",
            shown(condition.operatorName), valueText(condition.right), valueText(condition.left)));
    }

    // What kept the triggers of a tag that did not fire from firing.
    void printMissedConditions(const EventTrace& event, const TagTrace& tag)
    {
        for (const TriggerTrace& trigger : event.triggers) {
            const bool concerns = std::find(tag.missedTriggers.begin(), tag.missedTriggers.end(), trigger.id)
                != tag.missedTriggers.end();
            if (!concerns)
                continue;
            for (const ConditionTrace& condition : trigger.conditions) {
                if (!condition.holds)
                    printCondition(condition);
            }
        }
    }

    void printTag(const EventTrace& event, const TagTrace& tag)
    {
        const std::string reason = sentence(tag.reason);
        print(fmt::format("    {} [{}, {}] {}{}{}", shown(tag.name), shown(tag.type), shown(tag.vendor),
            statusName(tag.status), reason.empty() ? "" : ": ", reason));
        if (tag.status == TagStatus::NotFired)
            printMissedConditions(event, tag);
        for (const TransformationTrace& transformation : tag.transformations) {
            if (transformation.applied)
                print(fmt::format(
                    "      transformation “{}” changed {}", shown(transformation.name), transformation.changes.size()));
        }
        for (const OutgoingTrace& outgoing : tag.outgoing)
            printOutgoing(outgoing);
        printDenied(tag.denied, "      ");
        for (const ConsoleLine& line : tag.console)
            print("      console: " + shown(line.text));
    }

} // namespace

void printTrace(const Trace& trace)
{
    const auto claimed = std::find_if(
        trace.clients.begin(), trace.clients.end(), [](const ClientTrace& client) { return client.claimed; });
    print(
        fmt::format("{} {} answered {}, {}", shown(trace.hit.method), shortened(trace.hit.path), trace.response.status,
            claimed == trace.clients.end() ? std::string("claimed by no client")
                                           : "claimed by “" + shown(claimed->name) + "”"));
    if (claimed == trace.clients.end()) {
        for (const ClientTrace& client : trace.clients)
            print(fmt::format("  {}: {}", shown(client.name), sentence(client.reason)));
    }
    for (const ClientTrace& client : trace.clients) {
        for (const OutgoingTrace& outgoing : client.outgoing)
            printOutgoing(outgoing);
        printDenied(client.denied, "  " + shown(client.name) + " ");
    }
    for (const ConsoleLine& line : trace.console) // of clients and variables
        print(fmt::format("  console of {}: {}", shown(line.source), shown(line.text)));
    for (const EventTrace& event : trace.events) {
        print("  event " + shown(event.name));
        for (const TagTrace& tag : event.tags) {
            if (hasRun(tag))
                printTag(event, tag);
        }
        for (const TagTrace& tag : event.tags) {
            if (!hasRun(tag))
                printTag(event, tag);
        }
    }
    for (const Message& problem : trace.problems)
        print("  problem: " + shown(english(problem)));
}

} // namespace sluis::sluisctl
