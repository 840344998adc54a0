#include "tests/bench/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace sluis::bench {

void Report::add(std::string_view name, double value, std::string_view unit)
{
    m_figures.insert_or_assign(std::string(name), value);
    fmt::print("{:<40} {:>14.4g} {}\n", name, value, unit);
    std::fflush(stdout);
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
