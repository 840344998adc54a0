#pragma once

#include "core/base/message.h"
#include "core/sandbox/host/pool.h"
#include "core/value/json.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <time.h>
#include <vector>

namespace sluis::sandbox::host {

// Collects everything that is heard of one run.
class Recorder final : public RunListener
{
public:
    void onEffect(const Effect& effect) override
    {
        effects.push_back(effect);
        if (hook)
            hook(effect);
    }
    void onSettled(size_t waitsFor, std::chrono::microseconds) override
    {
        waiting = waitsFor;
        ++settled;
    }
    void onLost(const Loss& loss) override { lost = loss; }

    bool isOver() const { return lost || (settled > 0 && (waiting == 0 || first(EffectKind::Failed))); }
    const Effect* first(EffectKind kind) const
    {
        for (const Effect& effect : effects) {
            if (effect.kind == kind)
                return &effect;
        }
        return nullptr;
    }
    std::string failure() const // kind of what went wrong, "" for nothing
    {
        const Effect* failed = first(EffectKind::Failed);
        if (failed || !lost)
            return failed ? std::string(failed->body["kind"].string()) : "";
        return lost->what == RunLoss::TimeUp ? "timeout" : lost->what == RunLoss::OutOfMemory ? "memory" : "lost";
    }

    std::vector<Effect> effects;
    std::optional<Loss> lost;
    size_t waiting = 0;
    size_t settled = 0;
    std::function<void(const Effect&)> hook;
};

class PoolTest : public testing::Test
{
protected:
    Pool& pool()
    {
        if (!m_pool) {
            PoolOptions options;
            options.worker.program = defaultSandboxProgram();
            options.worker.limits = limits;
            options.workers = workers;
            options.warmSpare = spare;
            options.supervision = supervision ? supervision : &m_clock;
            options.templateClock = &m_clock;
            auto started = Pool::start(std::move(options));
            EXPECT_TRUE(started) << (started ? "" : english(started.error()));
            m_pool = std::move(*started);
        }
        return *m_pool;
    }

    static templates::Permissions permissions(std::string_view json)
    {
        std::vector<templates::Permission> list;
        const value::Value items = *value::readJson(json);
        for (const value::Value& item : items.items())
            list.push_back({std::string(item["id"].string()), "1", item["parameters"]});
        return templates::Permissions::of(std::move(list));
    }

    uint64_t add(std::string code, Role role = Role::Variable)
    {
        return pool().add({role, "test", std::move(code),
            permissions(R"([{"id":"logging","parameters":{"environments":"all"}},{"id":"access_template_storage"},
                {"id":"send_http","parameters":{"allowedUrls":"specific","urls":["https://allowed.example/"]}}])"),
            {}});
    }

    Job job(uint64_t program)
    {
        Job job;
        job.program = program;
        return job;
    }

    template <class Condition>
    bool waitFor(Condition&& condition, std::chrono::milliseconds atMost = std::chrono::seconds(20))
    {
        const auto until = std::chrono::steady_clock::now() + atMost;
        while (!condition() && std::chrono::steady_clock::now() < until)
            pool().wait(std::chrono::milliseconds(50));
        return condition();
    }

    // How long the worker has run.
    std::chrono::nanoseconds workerTime()
    {
        clockid_t clock{};
        timespec time{};
        clock_getcpuclockid(pool().health().pids.at(0), &clock);
        clock_gettime(clock, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }

    static std::chrono::nanoseconds endedWorkersTime()
    {
        rusage children{};
        getrusage(RUSAGE_CHILDREN, &children);
        const auto in = [](const timeval& time) {
            return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
        };
        return in(children.ru_utime) + in(children.ru_stime);
    }

    // Runs it to its end. How long that took, and how long its worker ran.
    void runToEnd(std::string code, Recorder& recorder)
    {
        const uint64_t program = add(std::move(code));
        warmUp();
        const int pid = pool().health().pids.at(0);
        const auto start = std::chrono::steady_clock::now();
        const auto before = workerTime();
        const auto endedBefore = endedWorkersTime();
        const uint64_t run = pool().run(job(program), recorder);
        EXPECT_TRUE(waitFor([&] { return recorder.isOver(); }));
        took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
        const bool survived = pool().health().pids.at(0) == pid;
        ran = std::chrono::duration_cast<std::chrono::milliseconds>(
            (survived ? workerTime() : endedWorkersTime() - endedBefore) - before);
        pool().end(run);
        pool().remove(program);
    }

    // A run through a worker that has started.
    void warmUp()
    {
        Recorder recorder;
        const uint64_t program = add("return 1;");
        const uint64_t run = pool().run(job(program), recorder);
        ASSERT_TRUE(waitFor([&] { return recorder.isOver(); }));
        pool().end(run);
        pool().remove(program);
    }

    // Of runToEnd().
    std::chrono::milliseconds took{0};
    std::chrono::milliseconds ran{0};
    protocol::Limits limits;
    size_t workers = 1;
    bool spare = true;
    test::FakeClock clock; // for `supervision`
    const Clock* supervision = nullptr; // the real one

private:
    SystemClock m_clock;
    std::unique_ptr<Pool> m_pool;
};

} // namespace sluis::sandbox::host
