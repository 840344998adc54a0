#pragma once

#include <QString>
#include <QVector>

namespace sluis::shell {

// How well `query` fits `text`: its letters in their order, not necessarily side by side. Whole words beat beginnings
// of words beat letters inside; short texts beat long ones. Case and accents do not count.
struct FuzzyMatch {
    int score = 0; // 0: does not match
    QVector<int> letters; // places in `text` that matched, ascending
};

FuzzyMatch fuzzyMatch(const QString& query, const QString& text);

} // namespace sluis::shell
