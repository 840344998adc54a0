#include "ui/shell/fuzzy.h"

#include <algorithm>
#include <vector>

namespace sluis::shell {

namespace {

    constexpr int LongestText = 200;
    constexpr int LongestQuery = 60;
    constexpr int ConsecutiveBonus = 8;
    constexpr int WordStartBonus = 10;
    constexpr int TextStartBonus = 6;
    constexpr int ExactWordBonus = 12;
    constexpr int Base = 1000;
    constexpr int Impossible = -1'000'000;

    // One letter for one letter, so that places stay valid.
    QString folded(const QString& text)
    {
        QString result(text.size(), Qt::Uninitialized);
        for (qsizetype index = 0; index < text.size(); ++index) {
            const QString parts = text[index].decomposition();
            result[index] = (parts.isEmpty() ? text[index] : parts[0]).toCaseFolded();
        }
        return result;
    }

    bool startsWord(const QString& text, qsizetype index)
    {
        return index == 0 || (!text[index - 1].isLetterOrNumber() && text[index].isLetterOrNumber());
    }

    bool isSubsequence(const QString& query, const QString& text)
    {
        qsizetype at = 0;
        for (const QChar wanted : query) {
            at = text.indexOf(wanted, at);
            if (at < 0)
                return false;
            ++at;
        }
        return true;
    }

    // The best way to lay the letters of `query` over `text`: cell [i][j] holds the score of the first i letters with
    // the last of them at j, and where the letter before it lies.
    struct Cell {
        int score = Impossible;
        int before = -1;
    };

    bool placeLetters(const QString& query, const QString& text, QVector<int>& letters, int& score)
    {
        if (!isSubsequence(query, text))
            return false;
        const int rows = int(query.size());
        const int columns = int(text.size());
        std::vector<Cell> cells(std::size_t(rows) * columns);
        const auto cell = [&](int row, int column) -> Cell& { return cells[std::size_t(row) * columns + column]; };
        for (int row = 0; row < rows; ++row) {
            int bestBefore = -1; // of the row above, its score falling by one for each letter of the gap
            for (int column = row; column < columns; ++column) {
                const int candidate = column - 2;
                if (row > 0 && candidate >= 0 && cell(row - 1, candidate).score != Impossible
                    && (bestBefore < 0
                        || cell(row - 1, candidate).score + candidate > cell(row - 1, bestBefore).score + bestBefore))
                    bestBefore = candidate;
                if (text[column] != query[row])
                    continue;
                const int bonus = startsWord(text, column) ? WordStartBonus : 0;
                Cell& here = cell(row, column);
                if (row == 0) {
                    here.score = bonus + (column == 0 ? TextStartBonus : 0);
                    continue;
                }
                if (column > 0 && cell(row - 1, column - 1).score != Impossible)
                    here = {cell(row - 1, column - 1).score + ConsecutiveBonus + bonus, column - 1};
                if (bestBefore >= 0) {
                    const int withGap = cell(row - 1, bestBefore).score - (column - bestBefore - 1) + bonus;
                    if (withGap > here.score)
                        here = {withGap, bestBefore};
                }
            }
        }
        int last = -1;
        for (int column = 0; column < columns; ++column) {
            if (cell(rows - 1, column).score != Impossible
                && (last < 0 || cell(rows - 1, column).score > cell(rows - 1, last).score))
                last = column;
        }
        score = cell(rows - 1, last).score;
        letters.resize(rows);
        for (int row = rows - 1; row >= 0; --row) {
            letters[row] = last;
            last = cell(row, last).before;
        }
        return true;
    }

} // namespace

FuzzyMatch fuzzyMatch(const QString& query, const QString& text)
{
    const QString wanted = folded(query).remove(QLatin1Char(' ')).left(LongestQuery);
    const QString where = folded(text).left(LongestText);
    if (wanted.isEmpty())
        return {1, {}};
    FuzzyMatch match;
    int score = 0;
    if (!placeLetters(wanted, where, match.letters, score))
        return {};
    const int first = match.letters.first();
    const int end = match.letters.last() + 1;
    // Scattered letters in a long text are chance, not a match.
    if (wanted.size() >= 3 && end - first > wanted.size() * 8)
        return {};
    const bool together = end - first == wanted.size();
    if (together && startsWord(where, first) && (end == where.size() || !where[end].isLetterOrNumber()))
        score += ExactWordBonus;
    match.score = std::max(1, Base + score - int(where.size()) / 8);
    return match;
}

} // namespace sluis::shell
