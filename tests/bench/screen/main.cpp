// sluis-bench-screen: from the answer of a hit to its painted row, with the sample shop at 500 hits a second. Prints
// the 50th and the 95th percentile in milliseconds and the pace that was reached; one line.

#include "core/gtm/read_export.h"
#include "core/plan/lint.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "tests/bench/screen/painted_hits.h"
#include "ui/bridge/embedded_server.h"
#include "ui/bridge/plan_runner.h"
#include "ui/pages/live/live_page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTimer>

#include <sched.h>

#include <cstdio>
#include <fstream>
#include <iterator>

namespace {

using namespace sluis;

constexpr int PerSecond = 500;
constexpr int Hits = 5 * PerSecond;

container::Container sampleShop()
{
    std::ifstream file(SLUIS_SAMPLES "/dezwaan/dezwaan.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return gtm::readExport(text).value();
}

// Runs the event loop until `done` holds, but no longer than `limit`.
bool waitUntil(const std::function<bool()>& done, std::chrono::milliseconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    QTimer wake; // looks again
    wake.start(1);
    while (!done() && std::chrono::steady_clock::now() < end)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return done();
}

// Whoever starts this may be bound to one processor; a person's workbench is not.
void useEveryProcessor()
{
    cpu_set_t all;
    CPU_ZERO(&all);
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
        CPU_SET(cpu, &all);
    sched_setaffinity(0, sizeof all, &all);
}

int fail(const char* why)
{
    std::fprintf(stderr, "sluis-bench-screen: %s\n", why);
    return 3;
}

} // namespace

int main(int argc, char** argv)
{
    useEveryProcessor();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    theme::Theme::install(application, theme::Preference::Light);
    SystemClock clock;
    templates::ContainerCatalogue catalogue(types::nativeCatalogue());
    const auto types = [&catalogue](const container::Container& container) { return catalogue.of(container); };
    bridge::MemoryDraftStore store(sampleShop());
    bridge::PlanRunner runner(types);
    bridge::EmbeddedServer server;
    bridge::Session session({store, server, runner, clock, types,
        [&](const container::Container& container) { return plan::lint(container, *types(container)); }});
    server.follow(session.workspace());
    pages::LivePage page(session);
    page.resize(1272, 852);
    page.show();
    server.start(0, bridge::EmbeddedServer::PortChoice::OrAnother);
    if (!waitUntil([&] { return server.listening().on; }, std::chrono::seconds(10)))
        return fail("the server did not start");
    const bench::PacedLoad load(static_cast<uint16_t>(server.listening().port), PerSecond, Hits);
    bench::PaintedHits painted(*page.findChild<pages::HitList*>(), load);
    waitUntil([&] { return load.hasFailed() || (load.isDone() && painted.painted() == static_cast<size_t>(Hits)); },
        std::chrono::seconds(30));
    if (!load.isDone() || load.hasFailed())
        return fail("a hit was not answered");
    std::printf("%.2f %.2f %.1f\n", painted.percentile(0.5), painted.percentile(0.95), load.achievedPerSecond());
    return 0;
}
