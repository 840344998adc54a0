#include "ui/bridge/template_desk.h"

#include <algorithm>

namespace sluis::bridge {

namespace {

    using namespace std::chrono_literals;

    // Tests are the author's own and may be heavy: they get five times what a run gets.
    sandbox::protocol::Limits testLimits()
    {
        sandbox::protocol::Limits limits;
        limits.hardCall = 1000ms;
        return limits;
    }

    constexpr uint64_t Seed = 1; // the same chance each time: what nobody edits does not change

    // What V8 says to the syntax.
    class SyntaxListener final : public sandbox::host::RunListener
    {
    public:
        void onEffect(const sandbox::host::Effect& effect) override
        {
            if (effect.kind == sandbox::host::EffectKind::Failed)
                remarks.push_back(
                    {templates::CheckRemark::Severity::Error, "SANDBOXED_JS_FOR_SERVER", static_cast<int>(effect.line),
                        {"templates.syntaxError", {std::string(effect.body["message"].string())}}});
        }
        void onSettled(size_t, std::chrono::microseconds) override { isDone = true; }
        void onLost(const sandbox::host::Loss&) override { isDone = true; }

        TemplateDesk::Remarks remarks;
        bool isDone = false;
    };

} // namespace

size_t TemplateTests::passed() const
{
    return static_cast<size_t>(
        std::count_if(results.begin(), results.end(), [](const auto& each) { return each.second.passed; }));
}

// Made, used and ended by one LatestJob's thread after another: never by two at once.
struct TemplateDesk::Worker {
    sandbox::host::PoolOptions options;
    std::unique_ptr<sandbox::host::Pool> pool;

    Result<sandbox::host::Pool*> get()
    {
        if (!pool) {
            auto started = sandbox::host::Pool::start(options);
            if (!started)
                return fail(started.error());
            pool = std::move(*started);
        }
        return pool.get();
    }
};

TemplateDesk::TemplateDesk(const Clock& clock, std::string sandboxProgram, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_program(sandboxProgram.empty() ? sandbox::host::defaultSandboxProgram() : std::move(sandboxProgram))
    , m_testJob(nullptr)
    , m_checkJob(nullptr)
    , m_sampleJob(nullptr)
    , m_testWorker(makeWorker(testLimits()))
    , m_checkWorker(makeWorker({}))
    , m_sampleWorker(makeWorker({}))
{ }

void TemplateDesk::setRunLimits(const sandbox::protocol::Limits& limits)
{
    m_sampleWorker = makeWorker(limits);
}

std::shared_ptr<TemplateDesk::Worker> TemplateDesk::makeWorker(const sandbox::protocol::Limits& limits) const
{
    auto worker = std::make_shared<Worker>();
    worker->options.worker.program = m_program;
    worker->options.worker.limits = limits;
    worker->options.warmSpare = false;
    worker->options.supervision = &m_clock;
    worker->options.templateClock = &m_clock;
    return worker;
}

const TemplateTests* TemplateDesk::testsOf(const container::TemplateId& id) const
{
    const auto found = m_tests.find(id.text);
    return found == m_tests.end() ? nullptr : &found->second;
}

void TemplateDesk::runTests(
    const container::TemplateId& id, const std::string& text, std::optional<size_t> only, const RequestPtr& request)
{
    if (m_running)
        cancelTests();
    TemplateTests& tests = m_tests[id.text];
    if (!only || tests.text != text)
        tests.results.clear();
    tests.text = text;
    tests.error.reset();
    tests.isRunning = true;
    tests.expected = 0;
    m_running = id;
    const uint64_t run = ++m_run;
    m_testJob.start([this, id, text, only, request, run, worker = m_testWorker](
                        const std::atomic<bool>& superseded) -> LatestJob::Finish {
        auto problem = std::make_shared<std::optional<Error>>();
        const auto subject = templates::readTemplate(text);
        const auto pool = subject ? worker->get() : Result<sandbox::host::Pool*>(fail(subject.error()));
        if (!pool)
            *problem = pool.error();
        else
            sandbox::host::runTests(
                **pool, *subject, request, Seed, only, [&](const sandbox::host::TestResult& result) {
                    QMetaObject::invokeMethod(
                        this,
                        [this, id, run, result] {
                            if (run != m_run)
                                return;
                            m_tests[id.text].results[result.index] = result;
                            Q_EMIT testsChanged(id);
                        },
                        Qt::QueuedConnection);
                    return !superseded;
                });
        return [this, id, run, problem] {
            if (run == m_run)
                m_tests[id.text].error = *problem;
            ended(id, run);
        };
    });
    Q_EMIT testsChanged(id);
}

void TemplateDesk::ended(const container::TemplateId& id, uint64_t run)
{
    if (run != m_run)
        return;
    m_tests[id.text].isRunning = false;
    m_running.reset();
    Q_EMIT testsChanged(id);
}

void TemplateDesk::cancelTests()
{
    if (!m_running)
        return;
    const container::TemplateId id = *m_running;
    m_testJob.start([](const std::atomic<bool>&) { return LatestJob::Finish(); });
    ended(id, m_run);
    ++m_run;
}

void TemplateDesk::check(
    const std::string& text, Syntax syntax, QObject* context, std::function<void(const Remarks&)> done)
{
    m_checkJob.start([text, syntax, worker = m_checkWorker, context = QPointer<QObject>(context),
                         done = std::move(done)](const std::atomic<bool>&) -> LatestJob::Finish {
        Remarks remarks;
        const auto subject = templates::readTemplate(text);
        if (!subject)
            return {};
        if (const auto pool = syntax == Syntax::Asked ? worker->get() : Result<sandbox::host::Pool*>(nullptr);
            pool && *pool) {
            SyntaxListener listener;
            const uint64_t run = (*pool)->check(subject->code, listener);
            while (!listener.isDone)
                (*pool)->wait(100ms);
            (*pool)->end(run);
            remarks = std::move(listener.remarks);
        }
        for (templates::CheckRemark& remark : templates::checkTemplate(*subject))
            remarks.push_back(std::move(remark));
        return [context, done, remarks = std::move(remarks)] {
            if (context)
                done(remarks);
        };
    });
}

void TemplateDesk::runSample(
    Sample sample, QObject* context, std::function<void(const Result<sandbox::host::SoloResult>&)> done)
{
    m_sampleJob.start([sample = std::move(sample), worker = m_sampleWorker, context = QPointer<QObject>(context),
                          done = std::move(done)](const std::atomic<bool>& superseded) -> LatestJob::Finish {
        const auto answer = [&]() -> Result<sandbox::host::SoloResult> {
            const auto subject = templates::readTemplate(sample.text);
            if (!subject)
                return fail(subject.error());
            const auto pool = worker->get();
            if (!pool)
                return fail(pool.error());
            return sandbox::host::runAlone(**pool, *subject, sample.input);
        }();
        if (superseded)
            return {};
        return [context, done, answer] {
            if (context)
                done(answer);
        };
    });
}

} // namespace sluis::bridge
