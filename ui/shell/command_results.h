#pragma once

#include "ui/shell/command_provider.h"
#include "ui/shell/fuzzy.h"

#include <QStringList>

namespace sluis::shell {

// What the command field lists: captions of groups and rows, at most RowLimit rows, each item once.
struct CommandRow {
    bool isCaption = false;
    QString caption;
    QString more; // beside the caption: "3 more"
    CommandItem item;
    QVector<int> letters; // of item.text that matched
    bool isRecent = false;
};

constexpr int CommandRowLimit = 12;
constexpr int CommandGroupLimit = 4; // rows of a group while several groups are shown

struct CommandQuery {
    QString text; // without its prefix
    QChar prefix; // null: everything
    static CommandQuery fromText(const QString& text, const QVector<const CommandProvider*>& providers);
};

// `recent`: keys of items chosen before, the last one first.
QVector<CommandRow> findCommands(const CommandQuery& query, const QVector<const CommandProvider*>& providers,
    const QStringList& recent, const QString& recentTitle);

} // namespace sluis::shell
