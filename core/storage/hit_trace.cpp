#include "core/storage/hit_trace.h"

#include "core/http/request.h"
#include "core/value/json.h"

namespace sluis::storage {
namespace {

    bool hasRun(runtime::TagStatus status)
    {
        using enum runtime::TagStatus;
        return status == Success || status == Failure || status == Exception || status == Timeout;
    }

    bool hasFailed(runtime::TagStatus status)
    {
        using enum runtime::TagStatus;
        return status == SetupFailed || (hasRun(status) && status != Success);
    }

    std::string requestOf(const runtime::HitTrace& hit)
    {
        http::Headers headers;
        for (const auto& [name, text] : hit.headers)
            headers.push_back({name, text});
        const std::string target = hit.query.empty() ? hit.path : hit.path + "?" + hit.query;
        return http::toBytes(http::makeRequest(hit.method, target, headers, hit.body));
    }

} // namespace

HitRecord recordOf(const runtime::Trace& trace)
{
    HitRecord record;
    HitSummary& summary = record.summary;
    summary.id = trace.hit.id;
    summary.time = trace.hit.time;
    summary.method = trace.hit.method;
    summary.path = trace.hit.path;
    for (const runtime::ClientTrace& client : trace.clients) {
        if (client.claimed)
            summary.client = client.name;
    }
    summary.status = trace.response.status;
    summary.version = trace.version;
    summary.contentOf = trace.contentOf.value_or("");
    for (const runtime::EventTrace& event : trace.events) {
        summary.events.push_back(event.name);
        for (const runtime::TagTrace& tag : event.tags) {
            summary.tagsFired += hasRun(tag.status) ? 1 : 0;
            summary.tagsFailed += hasFailed(tag.status) ? 1 : 0;
            for (const runtime::OutgoingTrace& outgoing : tag.outgoing)
                summary.requestsHeld += outgoing.state == runtime::OutgoingState::Held ? 1 : 0;
        }
    }
    record.address = trace.hit.remoteAddress;
    record.request = requestOf(trace.hit);
    record.trace = value::writeJson(runtime::toJson(trace));
    return record;
}

Result<runtime::TracePtr> traceOf(const HitRecord& record)
{
    const auto json = value::readJson(record.trace);
    if (!json)
        return fail(ErrorCode::Corrupt, "storage.corrupt", "hit " + std::to_string(record.summary.id.number),
            json.error().detail);
    return std::make_shared<const runtime::Trace>(runtime::traceFromJson(*json));
}

} // namespace sluis::storage
