#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::bench {

// Collects figures by their names and says each aloud as it comes.
class Report
{
public:
    explicit Report(int rounds)
        : m_rounds(rounds)
    { }

    void add(std::string_view name, double value, std::string_view unit = {}); // with its goal, when it has one
    size_t sayGoals() const; // all goals and what was measured; how many were missed
    int rounds() const { return m_rounds; } // how often each side of a ratio is measured

    std::string json() const; // one flat object, name to number

private:
    int m_rounds;
    std::map<std::string, double, std::less<>> m_figures;
};

double median(std::vector<double> values);

} // namespace sluis::bench
