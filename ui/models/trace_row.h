#pragma once

#include "core/container/entities.h"
#include "ui/bridge/hit_source.h"
#include "ui/models/tree_model.h"
#include "ui/widgets/tone.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sluis::models {

struct RowChip {
    container::EntityRef entity; // a click opens it
    QString text;

    bool operator==(const RowChip&) const = default;
};

// A button painted inside a row.
struct RowAction {
    QString id; // "curl", "send", "copy", "use"
    QString text;
    QString icon;

    bool operator==(const RowAction&) const = default;
};

// A row of any tab of a trace. One delegate paints all kinds; which members are used stands beside each kind.
struct TraceRow {
    enum class Kind {
        Section, // title, detail (count), right
        Tag, // icon+tone, monogram, title, detail (type), badge, right, rightData; entity
        By, // title ("Fired by"), chips
        Condition, // icon+tone (truth), reference, title (operator), value (expected), other (actual)
        Request, // badge, value (method and address), actions; place
        Code, // value (lines of code)
        Pair, // title or data key, value
        Group, // title, detail (count), right
        Parameter, // mark, title (key), value (before), other (after), right (because of)
        Trigger, // icon+tone, title, detail (type), right; entity
        Variable, // reference, value, detail (asked by), rightData; entity
        Line, // title (source), value (text), rightData (line)
        Note // icon+tone, title
    };
    enum class Mark { None, Same, Changed, Added, Hidden, Removed }; // Removed: of lines of code only

    Kind kind = Kind::Pair;
    QString icon;
    widgets::Tone tone = widgets::Tone::Neutral;
    QString monogram;
    QString title;
    QString detail;
    QString reference; // "{{Event Name}}"
    QString value;
    QString other;
    QString badge;
    widgets::Tone badgeTone = widgets::Tone::Neutral;
    QString badgeIcon;
    QString right;
    widgets::Tone rightTone = widgets::Tone::Neutral;
    QString rightReference; // a variable in front of the words at the right: {{Event Name}} was purchase
    QString rightData;
    Mark mark = Mark::None;
    std::vector<RowChip> chips;
    std::vector<RowAction> actions;
    std::optional<container::EntityRef> entity;
    std::optional<bridge::RequestPlace> place;
    bool open = false; // begins open
    bool keyIsData = false; // Pair: the title is a key of data and set in the data face

    bool operator==(const TraceRow&) const = default;
};

using TraceRows = std::vector<TreeRow<TraceRow>>;
using TraceTree = TreeModel<TraceRow>;

// What a row says, in one sentence: for screen readers and for copying.
QString plainText(const TraceRow& row);

} // namespace sluis::models
