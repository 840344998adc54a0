#include "tests/bench/bench.h"

#include <cstdio>
#include <filesystem>
#include <stdexcept>

// From the answer of a hit to its painted row: a program with Qt does it, this one only asks.
namespace sluis::bench {

void benchScreen(Report& report)
{
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "sluis-bench-screen";
    if (!std::filesystem::exists(program))
        throw std::runtime_error("needs the interface (SLUIS_UI)");
    std::FILE* output = popen(("'" + program.string() + "'").c_str(), "r");
    double half = 0;
    double most = 0;
    double pace = 0;
    const int read = output ? std::fscanf(output, "%lf %lf %lf", &half, &most, &pace) : 0;
    const int status = output ? pclose(output) : -1;
    if (read != 3 || status != 0)
        throw std::runtime_error("sluis-bench-screen failed");
    report.add("hit_to_screen_ms_p50", half, "ms");
    report.add("hit_to_screen_ms_p95", most, "ms");
    report.add("hit_to_screen_hits_per_second", pace);
}

} // namespace sluis::bench
