#pragma once

#include "ui/widgets/badge.h"
#include "ui/widgets/tile.h"

#include <QString>
#include <QVector>

#include <functional>

namespace sluis::shell {

// One row of Ctrl+K.
struct CommandItem {
    QString key; // stable, "tag:12": a row appears once, and recent ones are remembered by it
    QString text; // what is matched and shown first
    QString detail; // secondary: the type, the page
    QString time; // in the data face before the text, for hits
    QString note; // right, in the tone
    widgets::Tone noteTone = widgets::Tone::Neutral;
    QString noteIcon;
    QString keys; // a shortcut at the right, instead of a note
    widgets::TileLook tile; // in front: a tile, or
    QString icon; // a plain icon
    QString preview; // one line below the list while it is chosen
    QString route; // where Enter goes, or
    std::function<void()> act; // what Enter does
    int boost = 0; // added to the score, for what is more likely meant
};

// What can be found by name. Asked while the person types, in the interface thread: an answer within 5 ms, from an
// index of its own if need be.
class CommandProvider
{
public:
    virtual ~CommandProvider() = default;

    virtual QString title() const = 0; // the group: "Tags, triggers and the rest"
    virtual QString hint() const { return title().toLower(); } // beside its prefix, one short word or two
    virtual QChar prefix() const = 0; // narrows to this group: '/', '>', '#', ':'
    // Everything that might fit; the command field ranks by name. Providers of much look at the query themselves and
    // give at most `limit`. An empty query asks for what is worth offering at once.
    virtual QVector<CommandItem> items(const QString& query, int limit) const = 0;
};

} // namespace sluis::shell
