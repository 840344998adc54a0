#pragma once

#include "core/http/response.h"
#include "core/runtime/binding.h"
#include "core/runtime/engine.h"
#include "core/runtime/secret_texts.h"
#include "core/runtime/template_run.h"

#include <array>
#include <memory>
#include <vector>

namespace sluis::runtime {

// What templates ask of the hit they run for.
class TemplateOwner
{
public:
    virtual void claimed(TemplateRun& client) = 0;
    virtual void runContainer(uint64_t call, value::Value event, bool wantsEnd) = 0;
    virtual void returnResponse() = 0;
    virtual void callEnded() = 0; // of one of its templates
    virtual void templatesMoved() = 0; // the last thing in a callback: the hit may have ended

protected:
    ~TemplateOwner() = default;
};

// All templates of one hit: starts them, does what they ask for, and knows when nothing more can come.
class TemplateWork final : public OutcomeReceiver
{
public:
    struct Surroundings {
        const Environment& environment;
        const plan::Plan& plan;
        const Hit& hit;
        const RunSettings& settings;
        std::string_view clientName;
        http::Response& response;
        std::vector<std::string>& pixels;
        bool takesPixels = false;
        bool records = false;
        const SecretScrubber* scrubber = nullptr; // null for a plan without secrets, as is the next
        const Secrets* secrets = nullptr;
    };

    explicit TemplateWork(TemplateOwner& owner)
        : m_owner(owner)
    { }
    ~TemplateWork() { end(); }
    TemplateWork(const TemplateWork&) = delete;
    TemplateWork& operator=(const TemplateWork&) = delete;

    void begin(const Surroundings& surroundings) { m_around.emplace(surroundings); }
    Surroundings& around() { return *m_around; }

    TemplateRun& start(TemplateStart start);
    void answered() { m_isAnswered = true; } // nothing changes the response any more

    // All tags of an event have ended: callbacks get what became of them, then the client hears of it.
    void eventEnded(uint32_t event, value::Value tags, uint64_t onComplete);

    bool isIdle() const;
    Signal idle; // reset it before you wait
    void end(); // lets go of everything

    // Of TemplateRun.
    void take(TemplateRun& run, const sandbox::host::Effect& effect);
    void changed(TemplateRun& run);

    void delivered(uint64_t token, Outcome outcome) override;

private:
    struct Listener {
        TemplateRun* run = nullptr;
        uint64_t call = 0;
        std::string type; // of messages; "" for the end of an event
        std::optional<uint32_t> event; // the only one it is about
    };

    void send(TemplateRun& run, const sandbox::host::Effect& effect);
    std::optional<OutgoingRequest> requestOf(const TemplateRun& run, const value::Value& asked, Message& problem) const;
    void settle(TemplateRun& run, size_t request, const Outcome& outcome);
    void changeResponse(const sandbox::host::Effect& effect);
    void setCookie(TemplateRun& run, const value::Value& body);
    void listen(TemplateRun& run, const sandbox::host::Effect& effect, std::string type);
    void message(TemplateRun& run, const value::Value& body);
    void askCloud(TemplateRun& run, const sandbox::host::Effect& effect);
    void answer(TemplateRun& run, uint64_t call, bool succeeded, const value::Value& body);
    void notify(TemplateRun& run, uint64_t call, const value::Value& arguments);
    std::shared_ptr<const sandbox::host::RequestView> viewOf(const TemplateStart& start);
    value::Value listeningTo() const;

    TemplateOwner& m_owner;
    std::optional<Surroundings> m_around;
    TemplateSandbox* m_sandbox = nullptr;
    std::vector<std::unique_ptr<TemplateRun>> m_runs;
    std::vector<Listener> m_listeners;
    std::array<std::shared_ptr<const sandbox::host::RequestView>, 8> m_views; // by what is hidden
    std::shared_ptr<const sandbox::host::RequestView> m_measurementView; // with the events in it
    std::shared_ptr<const value::Value> m_container; // what getContainerVersion gives
    std::vector<std::pair<uint64_t, uint32_t>> m_events; // call of runContainer, number of the event
    bool m_isAnswered = false;

public:
    void bindEvent(uint64_t call, uint32_t event) { m_events.emplace_back(call, event); }
    const std::vector<std::unique_ptr<TemplateRun>>& runs() const { return m_runs; }
};

} // namespace sluis::runtime
