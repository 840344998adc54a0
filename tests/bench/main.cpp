#include "tests/bench/bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct Figure {
    std::string_view name;
    void (*run)(sluis::bench::Report&);
};

constexpr Figure Figures[] = {
    {"listener", sluis::bench::benchListener},
    {"pipeline", sluis::bench::benchPipeline},
    {"fanout", sluis::bench::benchFanout},
    {"compile", sluis::bench::benchCompile},
    {"run", sluis::bench::benchRun},
    {"ga4", sluis::bench::benchGa4},
#ifdef SLUIS_HAS_SANDBOX
    {"sandbox", sluis::bench::benchSandbox},
    {"templates", sluis::bench::benchTemplates},
#endif
    {"screen", sluis::bench::benchScreen},
};

int usage()
{
    fmt::print(stderr, "sluis-bench [--json FILE] [--rounds N] [NAME…]\nnames:");
    for (const Figure& figure : Figures)
        fmt::print(stderr, " {}", figure.name);
    fmt::print(stderr, "\n");
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    std::string jsonFile;
    int rounds = 5;
    std::vector<std::string> names;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const bool hasValue = i + 1 < argc;
        if (argument == "--json" && hasValue)
            jsonFile = argv[++i];
        else if (argument == "--rounds" && hasValue)
            rounds = std::max(1, std::atoi(argv[++i]));
        else if (argument.starts_with("-"))
            return usage();
        else
            names.push_back(argument);
    }
    sluis::bench::pinTo(sluis::bench::LoadCpu);
    sluis::bench::Report report(rounds);
    int failures = 0;
    for (const Figure& figure : Figures) {
        if (!names.empty() && std::find(names.begin(), names.end(), figure.name) == names.end())
            continue;
        try {
            figure.run(report);
        } catch (const std::exception& error) {
            fmt::print(stderr, "{}: {}\n", figure.name, error.what());
            ++failures;
        }
    }
    report.sayGoals();
    if (!jsonFile.empty())
        std::ofstream(jsonFile) << report.json();
    return failures == 0 ? 0 : 3;
}
