#include "ui/shell/command_results.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace sluis::shell {

namespace {

    constexpr int AskLimit = 500;
    constexpr int RecentLimit = 3;

    struct Candidate {
        CommandItem item;
        FuzzyMatch match;
        int score = 0;
    };

    QVector<Candidate> ranked(const CommandProvider& provider, const QString& query)
    {
        QVector<Candidate> found;
        for (CommandItem& item : provider.items(query, AskLimit)) {
            FuzzyMatch match = fuzzyMatch(query, item.text);
            int score = match.score;
            if (score == 0 && !item.detail.isEmpty()) { // found by its type, behind those found by name
                const FuzzyMatch byDetail = fuzzyMatch(query, item.text + QLatin1Char(' ') + item.detail);
                if (byDetail.score == 0)
                    continue;
                score = byDetail.score / 2;
                match.letters.clear();
            }
            if (score == 0)
                continue;
            score += item.boost;
            found.append({std::move(item), std::move(match), score});
        }
        std::stable_sort(found.begin(), found.end(),
            [](const Candidate& one, const Candidate& two) { return one.score > two.score; });
        return found;
    }

    CommandRow caption(const QString& title, qsizetype more)
    {
        CommandRow row;
        row.isCaption = true;
        row.caption = title;
        if (more > 0)
            row.more = QCoreApplication::translate("CommandField", "%n more", nullptr, int(more));
        return row;
    }

    CommandRow rowOf(const Candidate& candidate, bool recent)
    {
        CommandRow row;
        row.item = candidate.item;
        row.letters = candidate.match.letters;
        row.isRecent = recent;
        return row;
    }

} // namespace

CommandQuery CommandQuery::fromText(const QString& text, const QVector<const CommandProvider*>& providers)
{
    const QString typed = text.trimmed();
    for (const CommandProvider* provider : providers) {
        if (!typed.isEmpty() && typed.front() == provider->prefix())
            return {typed.mid(1).trimmed(), typed.front()};
    }
    return {typed, {}};
}

QVector<CommandRow> findCommands(const CommandQuery& query, const QVector<const CommandProvider*>& providers,
    const QStringList& recent, const QString& recentTitle)
{
    struct Group {
        const CommandProvider* provider;
        QVector<Candidate> found;
    };
    QVector<Group> groups;
    for (const CommandProvider* provider : providers) {
        if (query.prefix.isNull() || query.prefix == provider->prefix())
            groups.append({provider, ranked(*provider, query.text)});
    }

    QVector<CommandRow> rows;
    QSet<QString> shown;
    int left = CommandRowLimit;
    QVector<CommandRow> recentRows;
    for (const QString& key : recent) {
        for (const Group& group : groups) {
            for (const Candidate& candidate : group.found) {
                if (candidate.item.key == key && recentRows.size() < RecentLimit && !shown.contains(key)) {
                    recentRows.append(rowOf(candidate, true));
                    shown.insert(key);
                }
            }
        }
    }
    if (!recentRows.isEmpty()) {
        rows.append(caption(recentTitle, 0));
        rows += recentRows;
        left -= int(recentRows.size());
    }

    // Each group gets a few rows; a group alone gets them all.
    int populated = 0;
    for (const Group& group : groups)
        populated += group.found.isEmpty() ? 0 : 1;
    for (const Group& group : groups) {
        QVector<CommandRow> ofGroup;
        qsizetype rest = 0;
        QSet<QString> seen;
        const int limit = populated > 1 ? CommandGroupLimit : CommandRowLimit;
        for (const Candidate& candidate : group.found) {
            if (shown.contains(candidate.item.key) || seen.contains(candidate.item.key))
                continue;
            seen.insert(candidate.item.key);
            if (ofGroup.size() < std::min(limit, left))
                ofGroup.append(rowOf(candidate, false));
            else
                ++rest;
        }
        if (ofGroup.isEmpty())
            continue;
        for (const CommandRow& row : ofGroup)
            shown.insert(row.item.key);
        left -= int(ofGroup.size());
        rows.append(caption(group.provider->title(), rest));
        rows += ofGroup;
    }
    return rows;
}

} // namespace sluis::shell
