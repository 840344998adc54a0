#include "tests/bench/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace sluis::bench {

namespace {

    enum class Wanted { AtLeast, AtMost };

    // What the issues ask for.
    struct Goal {
        std::string_view name;
        Wanted wanted;
        double value;

        bool isReached(double figure) const { return wanted == Wanted::AtLeast ? figure >= value : figure <= value; }
        std::string text() const { return fmt::format("{} {}", wanted == Wanted::AtLeast ? ">=" : "<=", value); }
    };

    constexpr Goal Goals[] = {
        {"listener_of_nginx", Wanted::AtLeast, 1.0},
        {"pipeline_of_nginx", Wanted::AtLeast, 0.6},
        {"fanout1_of_nginx", Wanted::AtLeast, 0.35},
        {"fanout5_of_nginx", Wanted::AtLeast, 0.12},
        {"trace_over_notrace", Wanted::AtMost, 1.6},
        {"compile_over_parse", Wanted::AtMost, 1.0},
        {"edit_compile_over_parse", Wanted::AtMost, 0.2},
        {"hit_to_screen_ms_p95", Wanted::AtMost, 50},
    };

} // namespace

void Report::add(std::string_view name, double value, std::string_view unit)
{
    m_figures.insert_or_assign(std::string(name), value);
    const auto goal
        = std::find_if(std::begin(Goals), std::end(Goals), [name](const Goal& each) { return each.name == name; });
    const std::string verdict = goal == std::end(Goals)
        ? ""
        : fmt::format("goal {}: {}", goal->text(), goal->isReached(value) ? "ok" : "missed");
    fmt::print("{:<40} {:>14.4g} {:<6} {}\n", name, value, unit, verdict);
    std::fflush(stdout);
}

size_t Report::sayGoals() const
{
    size_t missed = 0;
    fmt::print("\n{:<40} {:>14} {:>10}\n", "goal", "measured", "");
    for (const Goal& goal : Goals) {
        const auto figure = m_figures.find(goal.name);
        const bool isMissed = figure != m_figures.end() && !goal.isReached(figure->second);
        missed += isMissed ? 1 : 0;
        fmt::print("{:<40} {:>14} {:>10}\n", fmt::format("{} {}", goal.name, goal.text()),
            figure == m_figures.end() ? "not measured" : fmt::format("{:.4g}", figure->second),
            figure == m_figures.end() ? ""
                : isMissed            ? "missed"
                                      : "ok");
    }
    return missed;
}

std::string Report::json() const
{
    std::string text = "{\n";
    for (const auto& [name, value] : m_figures)
        text += fmt::format("  \"{}\": {}{}\n", name, value, name == m_figures.rbegin()->first ? "" : ",");
    return text + "}\n";
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace sluis::bench
