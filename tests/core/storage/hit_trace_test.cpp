#include "core/storage/hit_trace.h"

#include "core/http/request_text.h"

#include <gtest/gtest.h>

namespace sluis::storage {
namespace {

    runtime::Trace example()
    {
        using namespace runtime;
        Trace trace;
        trace.version = "3";
        trace.contentOf = "1";
        trace.hit.id = HitId{12};
        trace.hit.time = fromMilliseconds(1'790'000'000'412);
        trace.hit.method = "POST";
        trace.hit.path = "/g/collect";
        trace.hit.query = "v=2";
        trace.hit.headers = {{"Host", "sst.zwaan.example"}, {"Content-Length", "5"}};
        trace.hit.body = "en=pv";
        trace.hit.remoteAddress = "203.0.113.77";
        trace.clients.resize(2);
        trace.clients[0].name = "Other";
        trace.clients[1].name = "GA4";
        trace.clients[1].claimed = true;
        trace.response.status = 204;
        trace.events.resize(1);
        trace.events[0].name = "purchase";
        for (const TagStatus status : {TagStatus::Success, TagStatus::Failure, TagStatus::Timeout,
                 TagStatus::SetupFailed, TagStatus::NotFired, TagStatus::Blocked, TagStatus::Paused}) {
            trace.events[0].tags.emplace_back();
            trace.events[0].tags.back().status = status;
        }
        trace.events[0].tags[0].outgoing.resize(2);
        trace.events[0].tags[0].outgoing[1].state = OutgoingState::Sent;
        return trace;
    }

    TEST(HitTrace, aListShowsWhatHappened)
    {
        const auto summary = recordOf(example()).summary;
        EXPECT_EQ(summary.id, HitId{12});
        EXPECT_EQ(summary.client, "GA4");
        EXPECT_EQ(summary.events, std::vector<std::string>{"purchase"});
        EXPECT_EQ(summary.status, 204);
        EXPECT_EQ(summary.tagsFired, 3);
        EXPECT_EQ(summary.tagsFailed, 3);
        EXPECT_EQ(summary.requestsHeld, 1);
        EXPECT_EQ(summary.version, "3");
        EXPECT_EQ(summary.contentOf, "1");
    }

    TEST(HitTrace, theRequestCanBeRunAgain)
    {
        const auto request = http::readRequestText(recordOf(example()).request).value();
        EXPECT_EQ(request.target(), "/g/collect?v=2");
        EXPECT_EQ(request.body(), "en=pv");
        EXPECT_EQ(request.first("host"), "sst.zwaan.example");
    }

    TEST(HitTrace, comesBackFromTheLog)
    {
        auto record = recordOf(example());
        const auto trace = traceOf(record).value();
        EXPECT_EQ(recordOf(*trace), record);
        EXPECT_EQ(trace->events[0].tags[1].status, runtime::TagStatus::Failure);
        maskVisitor(record);
        EXPECT_EQ(traceOf(record).value()->hit.remoteAddress, "203.0.113.x");
        record.trace = "{";
        EXPECT_EQ(traceOf(record).error().reason, "storage.corrupt");
    }

} // namespace
} // namespace sluis::storage
