#pragma once

#include "core/runtime/binding.h"
#include "core/runtime/engine.h"
#include "core/runtime/evaluator.h"
#include "core/runtime/firing.h"
#include "core/runtime/secret_texts.h"
#include "core/runtime/task.h"
#include "core/runtime/template_work.h"
#include "core/runtime/transform.h"

#include <algorithm>
#include <optional>

// One hit through the plan (container reference, 6.1 to 6.4), compiled twice: for NoTrace, where everything about
// traces disappears, and for Recorder. Private to run.cpp; hit_run_….h have the bodies, in the order in which a hit
// meets them.
namespace sluis::runtime {

struct NoTrace {
    static constexpr bool records = false;
    struct ForTag { };
    struct ForEvent { };
    struct ForHit { };
};

struct Recorder {
    static constexpr bool records = true;
    using ForTag = TagTrace;
    using ForEvent = EventTrace;
    using ForHit = Trace;
};

// Evaluators that know the plan's size already, for one tag's view at a time.
class EvaluatorPool
{
public:
    std::unique_ptr<Evaluator> take()
    {
        if (m_free.empty())
            return std::make_unique<Evaluator>();
        auto evaluator = std::move(m_free.back());
        m_free.pop_back();
        return evaluator;
    }
    void give(std::unique_ptr<Evaluator> evaluator)
    {
        evaluator->end();
        m_free.push_back(std::move(evaluator));
    }

private:
    std::vector<std::unique_ptr<Evaluator>> m_free;
};

// One execution of one tag: on its own account, or as setup or cleanup tag of another.
template <class Sink> struct TagRun {
    uint32_t number = 0; // among the runs of its event
    plan::TagIndex tag = 0;
    TagView view;
    bool isAwaited = false; // somebody needs to know how it ends
    size_t underWay = 0; // requests without an outcome
    TemplateRun* templateRun = nullptr; // of a tag made from a template
    TagStatus status = TagStatus::Success;
    Message reason;
    Signal answered; // no request is under way any more
    Signal ended;
    Task core;
    Task sequence;
    MonotonicTime start;
    [[no_unique_address]] typename Sink::ForTag trace;
};

template <class Sink> struct EventRun {
    uint32_t number = 0;
    value::Value event;
    std::optional<EventScope> scope;
    Evaluator evaluator; // of the original event
    std::vector<char> fired; // for each trigger
    std::vector<plan::TagIndex> selected;
    std::vector<char> isSelected; // for each tag
    std::vector<std::unique_ptr<TagRun<Sink>>> runs; // the first `runCount` of them; the others are spare
    size_t runCount = 0;
    std::vector<TagRun<Sink>*> runOfTag; // for each tag its first run, null before
    std::shared_ptr<const value::Value> shared; // the event as templates get it, once one does
    std::vector<std::pair<plan::VariableIndex, TemplateRun*>> variableRuns; // of the original event
    uint64_t onComplete = 0; // whom to tell of its end: a call of the client's template
    Task task;
    [[no_unique_address]] typename Sink::ForEvent trace;
};

inline const privacy::Hidden NothingHidden{}; // clients see the whole request

template <class Sink> class HitRun final : public OutcomeReceiver, public TemplateOwner
{
public:
    HitRun(const Environment& environment, EvaluatorPool& evaluators, std::vector<HitRun*>& spare)
        : m_environment(environment)
        , m_evaluators(evaluators)
        , m_spare(spare)
    { }
    ~HitRun() { cancelAlarm(); }

    void start(BindingPtr binding, Hit hit, const RunSettings& settings, RunCallbacks callbacks);
    void delivered(uint64_t token, Outcome outcome) override;

    // Of the templates (hit_run_template.h).
    void claimed(TemplateRun& client) override;
    void runContainer(uint64_t call, value::Value event, bool wantsEnd) override;
    void returnResponse() override;
    void callEnded() override;
    void templatesMoved() override;

private:
    using Tag = TagRun<Sink>;
    using Event = EventRun<Sink>;

    Task main();
    bool claim();
    bool ask(plan::ClientIndex index, Evaluator& evaluator);
    EventScope scopeOf(const plan::Client& client) const; // there is no event yet
    Event& nextEvent(value::Value data);
    void answer(bool isClaimed);
    void finish();
    void recycle();

    Task runEvent(Event& event);
    void evaluateTriggers(Event& event);
    void evaluateTrigger(Event& event, plan::TriggerIndex index);
    void select(Event& event);
    void startTag(Event& event, plan::TagIndex index);
    Tag& nextRun(Event& event, plan::TagIndex index, bool isAwaited);
    Task runSequence(Event& event, Tag& main);
    Tag* sequenced(Event& event, const plan::Sequenced& other, const char* reason, Tag& main);
    Task runCore(Event& event, Tag& run);

    // What templates need besides: none of it runs for a plan without them.
    void beginTemplates();
    Task claimInTurn(bool& isClaimed);
    Task resolveFor(plan::ClientIndex client, Evaluator& evaluator);
    Task askTemplate(plan::ClientIndex index, Evaluator& evaluator);
    Task resolve(Event& event, Evaluator& evaluator, const plan::Layers& layers, const Tag* run);
    void giveSecrets(TemplateStart& start, const std::vector<SecretUse>& uses, size_t index);
    TemplateRun& startVariable(Event& event, Evaluator& evaluator, plan::VariableIndex index, const Tag* run);
    Task runTemplated(Event& event, Tag& run, Evaluator& evaluator);
    bool needsTemplates(const plan::Tag& tag, plan::TagIndex index) const;
    void tellEnd(Event& event);
    Task awaitTemplates();
    void quieter(); // the synchronous part of something is over
    void cancelAlarm();
    void describeTemplates(Trace& trace);

    void transform(Tag& run, Evaluator& evaluator);
    void transform(Tag& run, Evaluator& evaluator, plan::TransformationIndex index);
    void execute(Event& event, Tag& run, Evaluator& evaluator);
    void send(Event& event, Tag& run, std::vector<OutgoingRequest>& requests);
    void take(Tag& run, size_t request, const Outcome& outcome);
    bool succeeded(const Tag& run, const Outcome& outcome) const;
    void fail(Tag& run, TagStatus status, Message reason);

    FiringInput firingInput(const Event& event) const
    {
        return {*m_plan, event.fired, event.event, m_now, m_settings.preview};
    }
    bool wasLoaded(plan::TagIndex index) const
    {
        return std::find(m_ranForHit.begin(), m_ranForHit.end(), index) != m_ranForHit.end();
    }
    void assemble(Trace& trace, bool isLast);
    void assembleEvent(EventTrace& trace, Event& event, bool isLast);

    const Environment& m_environment;
    EvaluatorPool& m_evaluators;
    std::vector<HitRun*>& m_spare;
    BindingPtr m_binding;
    const plan::Plan* m_plan = nullptr;
    crypto::SecretValuesPtr m_secretValues; // null for a plan without secrets, as is the next
    std::optional<SecretScrubber> m_scrubber;
    Hit m_hit;
    RunSettings m_settings;
    RunCallbacks m_callbacks;
    WallTime m_now;
    MonotonicTime m_start;
    std::string_view m_clientName;
    const ClientType* m_client = nullptr;
    ClientOutcome m_outcome;
    http::Response m_response;
    std::vector<std::string> m_pixels;
    std::vector<plan::TagIndex> m_ranForHit; // tags that fire once per request
    std::vector<std::unique_ptr<Event>> m_events; // the first `m_eventCount`; the others are spare
    size_t m_eventCount = 0;
    Task m_main;
    bool m_hasTemplates = false;
    std::unique_ptr<TemplateWork> m_work; // made for the first hit with templates
    size_t m_busy = 0; // synchronous parts that wait for the sandbox
    Signal m_quiet; // none does any more
    TemplateRun* m_clientRun = nullptr; // of the template that claimed the hit
    std::vector<Event*> m_waitingEvents; // that it has made in the call that runs
    Signal m_responded; // it has answered, or never will
    TemplateSandbox::Alarm m_alarm = 0;
    [[no_unique_address]] typename Sink::ForHit m_trace;
};

} // namespace sluis::runtime
