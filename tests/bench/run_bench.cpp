#include "core/runtime/engine.h"
#include "core/types/table.h"
#include "tests/bench/bench.h"
#include "tests/bench/container.h"
#include "tests/bench/load.h"
#include "tests/bench/measure.h"

#include <stdexcept>

// The run of the pipeline figures alone, without listener and sockets: what of a hit's cost is the container's.
namespace sluis::bench {
namespace {

    constexpr int Runs = 20'000;

} // namespace

void benchRun(Report& report)
{
    const runtime::TypeTable types = types::nativeTypes();
    const SystemClock clock;
    SystemRandom random;
    runtime::HoldEverything hold;
    runtime::Engine engine({types, clock, random, hold});
    const plan::PlanPtr plan = benchPlan(1, "https://vendor.example/collect");
    const runtime::Hit hit = loadHit();
    const auto run = [&](runtime::Tracing tracing) {
        runtime::RunSettings settings;
        settings.tracing = tracing;
        size_t answers = 0;
        const double start = processorMicroseconds();
        for (int i = 0; i < Runs; ++i) {
            engine.run(plan, hit, settings,
                {[&answers](runtime::Answered answered) { answers += answered.isClaimed ? 1 : 0; },
                    [](runtime::TracePtr) {}});
        }
        const double spent = processorMicroseconds() - start;
        if (answers != Runs)
            throw std::runtime_error("the hit of the load is not claimed");
        return spent / Runs;
    };
    const auto allocations = [&](runtime::Tracing tracing) {
        const uint64_t before = allocationsSoFar();
        run(tracing);
        return static_cast<double>(allocationsSoFar() - before) / Runs;
    };
    std::vector<double> plain;
    std::vector<double> traced;
    for (int round = 0; round < report.rounds(); ++round) {
        plain.push_back(run(runtime::Tracing::Off));
        traced.push_back(run(runtime::Tracing::On));
    }
    report.add("run_us", median(plain), "us");
    report.add("run_traced_us", median(traced), "us");
    report.add("allocations_per_hit", allocations(runtime::Tracing::Off));
    report.add("allocations_per_traced_hit", allocations(runtime::Tracing::On));
}

} // namespace sluis::bench
