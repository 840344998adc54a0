#pragma once

#include "core/base/clock.h"
#include "core/sandbox/host/solo_run.h"
#include "core/sandbox/host/test_runner.h"
#include "core/templates/static_check.h"
#include "ui/bridge/latest_job.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluis::bridge {

// What became of a template's tests when they ran last.
struct TemplateTests {
    std::string text; // the template that ran: an older one when it was edited since
    bool isRunning = false;
    size_t expected = 0; // so many are to be run
    std::map<size_t, sandbox::host::TestResult> results; // by the index of the test
    std::optional<Error> error; // nothing could be run

    size_t passed() const;
    size_t failed() const { return results.size() - passed(); }
};

// Runs templates that are being edited: their tests, their syntax, and one run on a hit. All of it happens in the
// sandbox program, on workers; nothing ever leaves the machine. Interface thread only. Who calls has asked whether the
// template is trusted.
class TemplateDesk : public QObject
{
    Q_OBJECT

public:
    using RequestPtr = std::shared_ptr<const sandbox::host::RequestView>;

    // `sandboxProgram` is the path of sluis-sandbox, "" for the one beside this program. The clock outlives the desk.
    TemplateDesk(const Clock& clock, std::string sandboxProgram = {}, QObject* parent = nullptr);

    // Runs the tests, or one of them; results come one by one. Starting again ends those that run.
    void runTests(const container::TemplateId& id, const std::string& text, std::optional<size_t> only,
        const RequestPtr& request);
    void cancelTests();
    const TemplateTests* testsOf(const container::TemplateId& id) const; // nullptr: they never ran
    bool isTesting() const { return m_running.has_value(); }

    // Remarks of the static check and what the sandbox says to the syntax. Only the newest question is answered; `done`
    // is called in the interface thread unless `context` has gone.
    using Remarks = std::vector<templates::CheckRemark>;
    enum class Syntax { Asked, Left }; // Left: a template that is not trusted does not even reach the engine
    void check(const std::string& text, Syntax syntax, QObject* context, std::function<void(const Remarks&)> done);

    // What such a run may use up.
    void setRunLimits(const sandbox::protocol::Limits& limits);

    // One run on a hit; likewise the newest.
    struct Sample {
        std::string text;
        sandbox::host::SoloInput input;
    };
    void runSample(Sample sample, QObject* context, std::function<void(const Result<sandbox::host::SoloResult>&)> done);

Q_SIGNALS:
    void testsChanged(const sluis::container::TemplateId& id); // started, one more result, or ended

private:
    struct Worker; // a pool that lives on one worker thread
    std::shared_ptr<Worker> makeWorker(const sandbox::protocol::Limits& limits) const;
    void ended(const container::TemplateId& id, uint64_t run);

    const Clock& m_clock;
    const std::string m_program;
    std::map<std::string, TemplateTests> m_tests; // by the template's id
    std::optional<container::TemplateId> m_running;
    uint64_t m_run = 0; // counts what was started, so that late news of an ended run are not taken
    LatestJob m_testJob;
    LatestJob m_checkJob;
    LatestJob m_sampleJob;
    std::shared_ptr<Worker> m_testWorker;
    std::shared_ptr<Worker> m_checkWorker;
    std::shared_ptr<Worker> m_sampleWorker;
};

} // namespace sluis::bridge
