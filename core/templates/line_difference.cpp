#include "core/templates/line_difference.h"

#include <algorithm>

namespace sluis::templates {
namespace {

    using Lines = std::vector<std::string_view>;
    using What = LineChange::What;

    Lines linesOf(std::string_view text)
    {
        Lines lines;
        if (text.empty())
            return lines;
        size_t at = 0;
        while (at <= text.size()) {
            const size_t end = std::min(text.find('\n', at), text.size());
            std::string_view line = text.substr(at, end - at);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            lines.push_back(line);
            at = end + 1;
        }
        if (lines.back().empty())
            lines.pop_back(); // the text ends with its last line
        return lines;
    }

    struct Step {
        What what;
        size_t oldLine; // from 0
        size_t newLine;
    };

    // Myers' shortest edit script of two parts, kept as one furthest point for each diagonal and number of edits.
    // Nothing when it is longer than the limit.
    bool shortestScript(const Lines& before, const Lines& after, std::vector<Step>& steps)
    {
        const auto rows = static_cast<ptrdiff_t>(before.size());
        const auto columns = static_cast<ptrdiff_t>(after.size());
        const auto limit = std::min(rows + columns, static_cast<ptrdiff_t>(LineEditLimit));
        std::vector<ptrdiff_t> furthest(static_cast<size_t>(2 * limit + 3), 0);
        const auto at
            = [&](ptrdiff_t diagonal) -> ptrdiff_t& { return furthest[static_cast<size_t>(diagonal + limit + 1)]; };
        std::vector<std::vector<ptrdiff_t>> history;
        ptrdiff_t edits = 0;
        for (bool isDone = false; !isDone; ++edits) {
            if (edits > limit)
                return false;
            history.emplace_back();
            for (ptrdiff_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
                const bool isDown = diagonal == -edits || (diagonal != edits && at(diagonal - 1) < at(diagonal + 1));
                ptrdiff_t column = isDown ? at(diagonal + 1) : at(diagonal - 1) + 1;
                ptrdiff_t row = column - diagonal;
                while (column < rows && row < columns
                    && before[static_cast<size_t>(column)] == after[static_cast<size_t>(row)]) {
                    ++column;
                    ++row;
                }
                at(diagonal) = column;
                history.back().push_back(column);
                if (column >= rows && row >= columns) {
                    isDone = true;
                    break;
                }
            }
        }
        // Back along the way that was taken; `x` counts old lines, `y` new ones.
        ptrdiff_t x = rows;
        ptrdiff_t y = columns;
        for (ptrdiff_t edit = edits - 1; edit > 0; --edit) {
            const std::vector<ptrdiff_t>& reached = history[static_cast<size_t>(edit - 1)];
            const auto pointOn
                = [&](ptrdiff_t diagonal) { return reached[static_cast<size_t>((diagonal + edit - 1) / 2)]; };
            const ptrdiff_t diagonal = x - y;
            const bool isDown
                = diagonal == -edit || (diagonal != edit && pointOn(diagonal - 1) < pointOn(diagonal + 1));
            const ptrdiff_t fromX = pointOn(isDown ? diagonal + 1 : diagonal - 1);
            const ptrdiff_t fromY = fromX - (isDown ? diagonal + 1 : diagonal - 1);
            while (isDown ? x > fromX : y > fromY) {
                --x;
                --y;
                steps.push_back({What::Same, static_cast<size_t>(x), static_cast<size_t>(y)});
            }
            if (isDown) {
                --y;
                steps.push_back({What::Added, static_cast<size_t>(x), static_cast<size_t>(y)});
            } else {
                --x;
                steps.push_back({What::Removed, static_cast<size_t>(x), static_cast<size_t>(y)});
            }
        }
        while (x > 0 && y > 0) {
            --x;
            --y;
            steps.push_back({What::Same, static_cast<size_t>(x), static_cast<size_t>(y)});
        }
        std::reverse(steps.begin(), steps.end());
        return true;
    }

    // Within each run of changes, what is taken away first.
    void removedFirst(std::vector<LineChange>& lines)
    {
        auto begin = lines.begin();
        while (begin != lines.end()) {
            begin = std::find_if(begin, lines.end(), [](const LineChange& line) { return line.what != What::Same; });
            const auto end
                = std::find_if(begin, lines.end(), [](const LineChange& line) { return line.what == What::Same; });
            std::stable_partition(begin, end, [](const LineChange& line) { return line.what == What::Removed; });
            begin = end;
        }
    }

} // namespace

std::vector<LineChange> lineDifference(std::string_view before, std::string_view after)
{
    const Lines old = linesOf(before);
    const Lines fresh = linesOf(after);
    const size_t shorter = std::min(old.size(), fresh.size());
    size_t head = 0;
    while (head < shorter && old[head] == fresh[head])
        ++head;
    size_t tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == fresh[fresh.size() - 1 - tail])
        ++tail;
    std::vector<LineChange> lines;
    const auto add = [&](What what, size_t oldLine, size_t newLine) {
        lines.push_back({what, std::string(what == What::Added ? fresh[newLine] : old[oldLine]),
            what == What::Added ? 0 : static_cast<int>(oldLine) + 1,
            what == What::Removed ? 0 : static_cast<int>(newLine) + 1});
    };
    for (size_t i = 0; i < head; ++i)
        add(What::Same, i, i);
    const Lines oldPart(old.begin() + static_cast<ptrdiff_t>(head), old.end() - static_cast<ptrdiff_t>(tail));
    const Lines newPart(fresh.begin() + static_cast<ptrdiff_t>(head), fresh.end() - static_cast<ptrdiff_t>(tail));
    std::vector<Step> steps;
    if (!shortestScript(oldPart, newPart, steps)) {
        steps.clear();
        for (size_t i = 0; i < oldPart.size(); ++i)
            steps.push_back({What::Removed, i, 0});
        for (size_t i = 0; i < newPart.size(); ++i)
            steps.push_back({What::Added, 0, i});
    }
    for (const Step& step : steps)
        add(step.what, head + step.oldLine, head + step.newLine);
    for (size_t i = tail; i > 0; --i)
        add(What::Same, old.size() - i, fresh.size() - i);
    removedFirst(lines);
    return lines;
}

std::vector<LineChange> aroundChanges(const std::vector<LineChange>& lines, size_t context)
{
    std::vector<LineChange> kept;
    for (size_t i = 0; i < lines.size(); ++i) {
        const size_t begin = i > context ? i - context : 0;
        const size_t end = std::min(lines.size(), i + context + 1);
        if (std::any_of(lines.begin() + static_cast<ptrdiff_t>(begin), lines.begin() + static_cast<ptrdiff_t>(end),
                [](const LineChange& line) { return line.what != What::Same; }))
            kept.push_back(lines[i]);
    }
    return kept;
}

} // namespace sluis::templates
