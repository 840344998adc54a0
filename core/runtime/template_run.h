#pragma once

#include "core/runtime/delivery.h"
#include "core/runtime/task.h"
#include "core/runtime/template_sandbox.h"
#include "core/runtime/trace.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluis::runtime {

class TemplateRun;
class TemplateWork;

// What one template is started with.
struct TemplateStart {
    TemplatePtr source;
    std::string name; // of the tag, variable or client
    std::string key; // of its requests, the same when the hit is run again
    container::TagId tag{};
    std::string vendor{};
    value::Value data{};
    std::shared_ptr<const value::Value> event{};
    SecretGrantPtr secrets{}; // what its requests may be filled in with
    privacy::Hidden hidden{}; // what it does not see of the request
    uint32_t eventNumber = 0;
    uint32_t index = 0; // of the tag, variable or client in the plan
};

// One template at work for a hit, from its start until nothing can come of it any more.
class TemplateRun final : public sandbox::host::RunListener
{
public:
    TemplateRun(TemplateWork& work, TemplateStart start, uint32_t number)
        : m_work(work)
        , start(std::move(start))
        , number(number)
    { }

    void onEffect(const sandbox::host::Effect& effect) override;
    void onSettled(size_t waitsFor, std::chrono::microseconds cost) override;
    void onLost(const sandbox::host::Loss& loss) override;

    bool isTag() const { return start.source->role == sandbox::host::Role::Tag; }
    // Nothing comes of its own accord any more; it may still listen.
    bool isOver() const { return isGone || (calls == 0 && waiting == 0 && underWay == 0); }
    void decide(TagStatus with, Message why); // the first decision counts

private:
    void stop(TagStatus with, Message why, uint32_t line);

    TemplateWork& m_work;
    Message m_unheard; // a promise that was refused, and nobody listened

public:
    const TemplateStart start;
    const uint32_t number; // among the runs of its hit
    uint64_t run = 0; // of the pool
    Signal settled; // its synchronous part is over
    Signal decided; // a tag has reported, a variable has its value, a client has claimed or not
    TagStatus status = TagStatus::Success;
    Message reason;
    value::Value returned;
    bool hasClaimed = false;
    bool isGone = false; // lost, or ended by us
    bool listens = false;
    size_t calls = 0; // of the sandbox, without their end
    size_t waiting = 0; // as the sandbox says
    size_t underWay = 0; // requests
    std::chrono::microseconds cost{0};

    struct Asked {
        uint64_t call = 0;
        value::Value request;
    };
    std::vector<Asked> asked;
    std::unique_ptr<sandbox::host::CloudSession> cloud; // once it has asked for Firestore or BigQuery
    std::vector<OutgoingTrace> outgoing; // one for each of `asked`
    std::vector<CookieTrace> cookies;
    std::vector<DeniedTrace> denied;
    std::vector<ConsoleLine> console;
};

} // namespace sluis::runtime
