#pragma once

#include "core/base/subscription.h"
#include "core/http/request.h"
#include "core/runtime/trace.h"

#include <functional>
#include <string>

namespace sluis::bridge {

struct Listening {
    bool on = false;
    std::string host = "127.0.0.1";
    int port = 0;

    bool operator==(const Listening&) const = default;
};

// One outgoing request of a trace: positions in events, in tags of the event, in outgoing of the tag.
struct RequestPlace {
    size_t event = 0;
    size_t tag = 0;
    size_t request = 0;

    bool operator==(const RequestPlace&) const = default;
};

// What hits come from: the embedded server container. Core calls back on its own threads; everything else belongs to
// the interface thread and never waits.
class HitSource
{
public:
    virtual ~HitSource() = default;

    // Every trace as it becomes known: at the answer, and once more when its last request is done or was sent by hand.
    virtual Subscription onTrace(std::function<void(runtime::TracePtr)> callback) = 0;

    virtual Listening listening() const = 0;

    // Runs a request through the draft as if it had arrived; its trace comes by onTrace().
    virtual void submit(http::Request request) = 0;

    // Sends one held request: a choice of the person.
    virtual void sendHeld(runtime::TracePtr trace, RequestPlace place) = 0;
};

} // namespace sluis::bridge
