#pragma once

#include "core/http/response.h"
#include "core/plan/plan.h"
#include "core/runtime/delivery.h"
#include "core/runtime/hit.h"
#include "core/runtime/trace.h"
#include "core/runtime/types.h"

#include <functional>
#include <memory>
#include <string>

namespace sluis::runtime {

class Secrets;
class TemplateSandbox;

// What runs need from outside. All of it outlives the engine.
struct Environment {
    const TypeTable& types;
    const Clock& clock;
    Random& random;
    Delivery& delivery;
    TemplateSandbox* templates = nullptr; // null: templates do not run here
    Secrets* secrets = nullptr; // null: none has a value here
};

enum class Tracing { Off, On };

struct RunSettings {
    bool preview = true; // live-only tags do not fire, Debug Mode is true
    Tracing tracing = Tracing::On;
    std::string version = "draft"; // what the trace and Container Version name
    std::string contentOf; // of a rolled-back version; "" for none
};

struct Answered {
    http::Response response;
    bool isClaimed = false; // by a client of the container
};

struct RunCallbacks {
    // Once, when every tag has run its synchronous part: what the hit is answered with.
    std::function<void(Answered)> answered;
    // With Tracing::On: after `answered`, and once more when requests were under way then and all have ended
    // (Trace::isComplete).
    std::function<void(TracePtr)> traced;
};

// Runs hits through a plan. One per loop, and one thread; hits may overlap while vendors are waited for. It asks the
// heap for nothing per hit besides the data itself.
class Engine
{
public:
    explicit Engine(const Environment& environment);
    ~Engine(); // runs under way are dropped without a further call
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // Reserved paths (health, admin) are the server's business and never come here. Callbacks may come inside the call.
    void run(plan::PlanPtr plan, Hit hit, const RunSettings& settings, RunCallbacks callbacks);

    size_t runsUnderWay() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace sluis::runtime
