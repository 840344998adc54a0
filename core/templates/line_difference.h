#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::templates {

// Beyond so many lines that come and go, the part that differs is given as taken away and put in as a whole.
inline constexpr size_t LineEditLimit = 1500;

// A line of two texts laid over each other.
struct LineChange {
    enum class What { Same, Added, Removed };
    What what = What::Same;
    std::string text;
    int oldLine = 0; // from 1; 0: it was not there
    int newLine = 0;
    bool operator==(const LineChange&) const = default;
};

// The smallest difference of two texts, line by line; what is taken away stands before what is put in. \r\n and \n are
// the same end of a line.
std::vector<LineChange> lineDifference(std::string_view before, std::string_view after);

// Without the lines that are further than `context` from a change: where some are left out, a line number is skipped.
std::vector<LineChange> aroundChanges(const std::vector<LineChange>& lines, size_t context);

} // namespace sluis::templates
