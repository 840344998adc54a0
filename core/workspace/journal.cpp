#include "core/workspace/journal.h"

#include "core/gtm/edit_json.h"
#include "core/value/json.h"

#include <algorithm>

namespace sluis::workspace {
namespace {

    std::string written(const container::Edit& edit)
    {
        return value::writeJson(gtm::toValue(edit));
    }

    Result<container::Edit> readEdit(std::string_view text)
    {
        auto json = value::readJson(text);
        if (!json)
            return fail(json.error());
        return gtm::editFromValue(*json);
    }

    // Whether the second edit writes over exactly what the first one wrote.
    bool writesOver(const container::Edit& first, const container::Edit& second)
    {
        const auto target = [](const container::Change& change) -> std::optional<container::EntityRef> {
            const auto* put = std::get_if<container::PutEntity>(&change);
            return put != nullptr ? std::optional(container::refOf(put->entity)) : std::nullopt;
        };
        return first.changes.size() == second.changes.size()
            && std::equal(first.changes.begin(), first.changes.end(), second.changes.begin(),
                [&target](const container::Change& left, const container::Change& right) {
                    return target(left).has_value() && target(left) == target(right);
                });
    }

    // A hundred letters typed in one field become one put, not a hundred.
    UndoStep merged(const UndoStep& before, const JournalEntry& entry)
    {
        if (writesOver(before.edit, entry.edit))
            return {entry.edit, before.inverse};
        return {container::combine(before.edit.name, {before.edit, entry.edit}),
            container::combine(before.edit.name, {entry.inverse, before.inverse})};
    }

    void trim(std::vector<UndoStep>& steps)
    {
        if (steps.size() > UndoStepsKept)
            steps.erase(steps.begin(), steps.end() - UndoStepsKept);
    }

} // namespace

void addToHistory(UndoHistory& history, const JournalEntry& entry)
{
    const auto move = [](std::vector<UndoStep>& from, std::vector<UndoStep>& to) {
        if (from.empty()) // its other half is beyond what is kept
            return;
        to.push_back(std::move(from.back()));
        from.pop_back();
    };
    switch (entry.step) {
    case Step::Merge:
        if (!history.undo.empty()) {
            history.undo.back() = merged(history.undo.back(), entry);
            break;
        }
        [[fallthrough]];
    case Step::New:
        history.undo.push_back({entry.edit, entry.inverse});
        history.redo.clear();
        break;
    case Step::Undo:
        move(history.undo, history.redo);
        break;
    case Step::Redo:
        move(history.redo, history.undo);
        break;
    }
    trim(history.undo);
    trim(history.redo);
}

UndoHistory historyOf(const std::vector<JournalEntry>& entries)
{
    UndoHistory history;
    for (const JournalEntry& entry : entries)
        addToHistory(history, entry);
    return history;
}

Result<void> writeEntry(storage::Database& database, const JournalEntry& entry)
{
    return database.run("INSERT INTO journal(number, time, step, edit, inverse, fingerprint) VALUES(?,?,?,?,?,?)",
        entry.number, toMilliseconds(entry.time), static_cast<int>(entry.step), written(entry.edit),
        written(entry.inverse), entry.fingerprint);
}

Result<std::vector<JournalEntry>> readEntries(storage::Database& database, uint64_t after, size_t limit)
{
    std::vector<JournalEntry> entries;
    std::optional<Error> broken;
    const auto take = [&](const storage::Row& row) {
        auto edit = readEdit(row.text(3));
        auto inverse = readEdit(row.text(4));
        const auto step = row.integer(2);
        if (!edit || !inverse || step < 0 || step > static_cast<int>(Step::Redo)) {
            broken = Error{ErrorCode::Corrupt, "workspace.damaged", database.path().string(),
                "edit " + std::to_string(row.integer(0))};
            return;
        }
        entries.push_back({static_cast<uint64_t>(row.integer(0)), fromMilliseconds(row.integer(1)),
            static_cast<Step>(step), std::move(*edit), std::move(*inverse), std::string(row.text(5))});
    };
    // The newest ones when there are more than asked for, oldest first.
    auto read = database.each(
        "SELECT * FROM (SELECT number, time, step, edit, inverse, fingerprint FROM journal WHERE number > ?"
        " ORDER BY number DESC LIMIT ?) ORDER BY number",
        take, after, limit);
    if (!read)
        return fail(read.error());
    if (broken)
        return fail(*broken);
    return entries;
}

} // namespace sluis::workspace
