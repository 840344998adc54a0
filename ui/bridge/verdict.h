#pragma once

#include "core/runtime/hit.h"
#include "core/runtime/trace.h"

#include <QString>

namespace sluis::bridge {

// What one entity made of one hit, in a word: a bar of the strip "Matches 3 of the last 50 hits" and a row below it.
struct Verdict {
    enum class Kind { Yes, Almost, No };

    HitId hit;
    WallTime time;
    QString event; // "purchase"; "" when there was none
    Kind kind = Kind::No;
    QString note; // why not: the first condition that failed; or the value, for variables
};

// Reads the verdict from a trace. Of several events the one counts for which it is most true.
Verdict judge(const runtime::Trace& trace, const container::EntityRef& entity);

// The value of a variable that the trigger of this name asked for, as the note; Yes when it has one.
Verdict judgeVariable(const runtime::Trace& trace, const std::string& variable, std::string_view askingTrigger);

// The event for which the verdict of this entity was made; 0 when there is none.
size_t eventOfVerdict(const runtime::Trace& trace, const container::EntityRef& entity);

const runtime::TriggerTrace* findTrigger(const runtime::EventTrace& event, const std::string& id);
const runtime::TagTrace* findTag(const runtime::EventTrace& event, const std::string& id);
const runtime::VariableTrace* findVariable(const runtime::EventTrace& event, std::string_view name);

// Whether a tag ran: everything from Success to Timeout.
bool hasRun(runtime::TagStatus status);
bool hasFailed(runtime::TagStatus status);

// "ED - items.0.item_category" of "{{ED - items.0.item_category}}".
QString variableName(const std::string& reference);

// The reference as people know it: "{{Event Name}}" for the "{{_event}}" that custom event triggers ask.
QString shownReference(const std::string& reference);

// The hit that a trace tells of, to run it again.
runtime::Hit hitOf(const runtime::Trace& trace);

} // namespace sluis::bridge
