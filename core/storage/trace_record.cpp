#include "core/storage/trace_record.h"

#include "core/http/request.h"
#include "core/value/json.h"

namespace sluis::storage {
namespace {

    using runtime::TagStatus;

    bool ran(TagStatus status)
    {
        return status == TagStatus::Success || status == TagStatus::Failure || status == TagStatus::Exception
            || status == TagStatus::Timeout;
    }

    bool failed(TagStatus status)
    {
        return (ran(status) && status != TagStatus::Success) || status == TagStatus::SetupFailed;
    }

    void count(HitSummary& summary, const runtime::TagTrace& tag)
    {
        summary.tagsFired += ran(tag.status);
        summary.tagsFailed += failed(tag.status);
        for (const runtime::OutgoingTrace& request : tag.outgoing)
            summary.requestsHeld += request.state == runtime::OutgoingState::Held;
    }

    std::string requestBytes(const runtime::HitTrace& hit)
    {
        http::Headers headers;
        for (const auto& [name, value] : hit.headers)
            headers.push_back({name, value});
        const std::string target = hit.query.empty() ? hit.path : hit.path + "?" + hit.query;
        return http::toBytes(http::makeRequest(hit.method, target, headers, hit.body));
    }

} // namespace

HitRecord recordOf(const runtime::Trace& trace)
{
    HitRecord record;
    record.summary.id = trace.hit.id;
    record.summary.time = trace.hit.time;
    record.summary.method = trace.hit.method;
    record.summary.path = trace.hit.path;
    record.summary.status = trace.response.status;
    record.summary.version = trace.version;
    record.summary.contentOf = trace.contentOf.value_or("");
    for (const runtime::ClientTrace& client : trace.clients) {
        if (client.claimed)
            record.summary.client = client.name;
    }
    for (const runtime::EventTrace& event : trace.events) {
        record.summary.events.push_back(event.name);
        for (const runtime::TagTrace& tag : event.tags)
            count(record.summary, tag);
    }
    record.address = trace.hit.remoteAddress;
    record.request = requestBytes(trace.hit);
    record.trace = value::writeJson(runtime::toJson(trace));
    return record;
}

Result<runtime::Trace> traceOf(const HitRecord& record)
{
    const auto json = value::readJson(record.trace);
    if (!json)
        return fail(
            ErrorCode::Corrupt, "storage.damagedHit", std::to_string(record.summary.id.number), json.error().detail);
    runtime::Trace trace = runtime::traceFromJson(*json);
    trace.hit.id = record.summary.id;
    trace.hit.time = record.summary.time;
    return trace;
}

} // namespace sluis::storage
