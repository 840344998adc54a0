#include "core/sandbox/host/test_runner.h"

#include "core/sandbox/host/stop_reason.h"

#include <set>

namespace sluis::sandbox::host {
namespace {

    using namespace std::chrono_literals;

    class Scenario final : public RunListener
    {
    public:
        Scenario(TestResult& result, const protocol::Limits& limits)
            : m_result(result)
            , m_limits(limits)
        { }

        void onEffect(const Effect& effect) override
        {
            if (effect.kind == EffectKind::Log)
                m_result.console.emplace_back(effect.body.string());
            else if (effect.kind == EffectKind::Finding && effect.body.items().size() == 2)
                note(std::string(effect.body.items()[0].string()), std::string(effect.body.items()[1].string()));
            else if (effect.kind == EffectKind::Verdict)
                take(effect);
        }
        void onSettled(size_t, std::chrono::microseconds) override { }
        void onLost(const Loss& loss) override
        {
            m_result.message = english(testStopReason(m_limits, loss));
            m_result.where = loss.line > 0 ? "template" : "";
            m_result.line = static_cast<int>(loss.line);
            m_done = true;
        }
        bool isDone() const { return m_done; }

    private:
        void note(std::string permission, std::string api)
        {
            if (m_noted.emplace(permission, api).second)
                m_result.findings.push_back({"sandbox.permissionMissing", {api, permission}});
        }

        void take(const Effect& effect)
        {
            m_result.passed = effect.body["passed"].boolean();
            m_result.message = effect.body["message"].string();
            m_result.where = effect.body["where"].string();
            m_result.line = static_cast<int>(effect.line);
            m_result.duration = std::chrono::microseconds(static_cast<int64_t>(effect.body["micros"].number()));
            m_done = true;
        }

        TestResult& m_result;
        const protocol::Limits& m_limits;
        std::set<std::pair<std::string, std::string>> m_noted;
        bool m_done = false;
    };

} // namespace

Role roleOf(const templates::Template& subject)
{
    switch (subject.info.kind) {
    case container::EntityKind::Variable:
        return Role::Variable;
    case container::EntityKind::Client:
        return Role::Client;
    default:
        return Role::Tag;
    }
}

std::vector<TestResult> runTests(Pool& pool, const templates::Template& subject,
    std::shared_ptr<const RequestView> request, uint64_t seed, std::optional<size_t> only,
    const std::function<bool(const TestResult&)>& onResult)
{
    std::vector<TestResult> results;
    for (size_t i = 0; i < subject.tests.scenarios.size(); ++i) {
        if (only && *only != i)
            continue;
        const templates::Scenario& scenario = subject.tests.scenarios[i];
        TestResult& result = results.emplace_back();
        result.index = i;
        result.name = scenario.name;
        Scenario listener(result, pool.limits());
        const uint64_t run = pool.test(
            {roleOf(subject), subject.code, subject.tests.setup, scenario.code, subject.permissions, request, seed},
            listener);
        while (!listener.isDone())
            pool.wait(100ms);
        pool.end(run);
        if (onResult && !onResult(result))
            break;
    }
    return results;
}

} // namespace sluis::sandbox::host
