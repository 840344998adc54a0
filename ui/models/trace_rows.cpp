#include "ui/models/trace_rows.h"

#include "core/container/references.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/bridge/verdict.h"
#include "ui/models/request_rows.h"
#include "ui/models/vendor_mark.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluis::models {

namespace {

    using Kind = TraceRow::Kind;
    using Row = TreeRow<TraceRow>;

    QString tr(const char* source, const char* comment = nullptr, int n = -1)
    {
        return QCoreApplication::translate("sluis::models", source, comment, n);
    }

    QString milliseconds(double value)
    {
        return tr("%1 ms").arg(bridge::millisecondsText(value));
    }

    Row by(const QString& key, const QString& words, std::vector<RowChip> chips)
    {
        Row row{key, {}, {}};
        row.data.kind = Kind::By;
        row.data.title = words;
        row.data.chips = std::move(chips);
        return row;
    }

    RowChip triggerChip(const runtime::TriggerTrace& trigger)
    {
        return {{container::EntityKind::Trigger, trigger.id.text}, bridge::text(trigger.name)};
    }

    void addTrigger(Row& parent, const QString& words, const runtime::TriggerTrace& trigger, bool blocking)
    {
        const QString key = words + bridge::text(trigger.id.text);
        parent.children.push_back(by(key, words, {triggerChip(trigger)}));
        for (size_t number = 0; number < trigger.conditions.size(); ++number) {
            Row condition = conditionRow(trigger.conditions[number], number, blocking);
            condition.key = key + condition.key;
            parent.children.push_back(std::move(condition));
        }
    }

    void addTriggers(
        Row& parent, const runtime::EventTrace& event, const runtime::TagTrace& tag, const container::Tag* draft)
    {
        for (const container::TriggerId& id : tag.firedBy) {
            if (const auto* trigger = bridge::findTrigger(event, id.text))
                addTrigger(parent, tr("Fired by"), *trigger, false);
            else if (container::isBuiltInTriggerId(id.text))
                parent.children.push_back(by(QStringLiteral("builtin"), tr("Fired by All Pages"), {}));
        }
        for (const container::TriggerId& id : tag.blockedBy)
            if (const auto* trigger = bridge::findTrigger(event, id.text))
                addTrigger(parent, tr("Blocked by"), *trigger, false);
        if (!draft)
            return;
        if (tag.firedBy.empty()) {
            for (const container::TriggerId& id : draft->firingTriggers)
                if (const auto* trigger = bridge::findTrigger(event, id.text))
                    addTrigger(parent, tr("Needs"), *trigger, false);
        }
        for (const container::TriggerId& id : draft->blockingTriggers) {
            const bool blocked = std::find(tag.blockedBy.begin(), tag.blockedBy.end(), id) != tag.blockedBy.end();
            const auto* trigger = bridge::findTrigger(event, id.text);
            if (trigger && !blocked)
                addTrigger(parent, tr("Not blocked by"), *trigger, true);
        }
    }

    // The state that matters most: a failure first, then what was sent, then what is held.
    std::optional<runtime::OutgoingState> worstState(const runtime::TagTrace& tag)
    {
        using State = runtime::OutgoingState;
        for (const State state : {State::Failed, State::Refused, State::Sent, State::Held}) {
            for (const runtime::OutgoingTrace& request : tag.outgoing)
                if (request.state == state)
                    return state;
        }
        return std::nullopt;
    }

    // Why a tag did not fire, for its closed row: the first condition that failed, or how many of how many.
    void addWhyNot(
        TraceRow& row, const runtime::EventTrace& event, const runtime::TagTrace& tag, const container::Tag* draft)
    {
        row.rightTone = widgets::Tone::Neutral;
        if (tag.status == runtime::TagStatus::Paused) {
            row.badgeIcon = QStringLiteral("pause");
            row.right = tr("paused by you");
            return;
        }
        const runtime::TriggerTrace* closest = nullptr;
        size_t closestFailed = 0;
        if (draft && tag.status == runtime::TagStatus::NotFired) {
            for (const container::TriggerId& id : draft->firingTriggers) {
                const auto* trigger = bridge::findTrigger(event, id.text);
                if (!trigger || trigger->conditions.empty())
                    continue;
                const auto failed
                    = static_cast<size_t>(std::count_if(trigger->conditions.begin(), trigger->conditions.end(),
                        [](const runtime::ConditionTrace& condition) { return !condition.holds; }));
                if (!closest || failed < closestFailed) {
                    closest = trigger;
                    closestFailed = failed;
                }
            }
        }
        if (!closest || closestFailed == 0) {
            row.right = bridge::translated(tag.reason);
            return;
        }
        if (closest->conditions.size() > 1) {
            row.right = tr("%1 of %n condition(s) failed", nullptr, static_cast<int>(closest->conditions.size()))
                            .arg(closestFailed);
            row.rightTone = widgets::Tone::Danger;
            return;
        }
        row.rightReference = bridge::shownReference(closest->conditions.front().variable);
        row.right = bridge::actualText(closest->conditions.front().left);
        row.rightTone = widgets::Tone::Danger;
    }

    Row tagRow(
        const runtime::EventTrace& event, size_t eventNumber, size_t tagNumber, const bridge::WorkspaceModel& workspace)
    {
        const runtime::TagTrace& tag = event.tags[tagNumber];
        const container::Tag* draft = workspace.draft().tag(tag.id);
        Row row{bridge::text(tag.id.text), {}, {}};
        row.data.kind = Kind::Tag;
        row.data.title = bridge::text(tag.name);
        row.data.monogram = monogramOf(tag, workspace.types());
        const auto* type = workspace.types().find(container::EntityKind::Tag, tag.type);
        row.data.detail = bridge::text(type ? type->name : tag.type);
        row.data.entity = container::EntityRef{container::EntityKind::Tag, tag.id.text};
        const bool ran = bridge::hasRun(tag.status);
        if (ran) {
            const bool failed = bridge::hasFailed(tag.status);
            row.data.icon = failed ? QStringLiteral("error") : QStringLiteral("fire");
            row.data.tone = failed ? widgets::Tone::Danger : widgets::Tone::Success;
            row.data.rightData = milliseconds(tag.milliseconds);
            if (const auto state = worstState(tag))
                addStateBadge(row.data, *state);
            else if (failed)
                row.data.right = bridge::translated(tag.reason);
            else if (!tag.cookies.empty())
                row.data.right = tr("no request, %n cookie(s)", nullptr, static_cast<int>(tag.cookies.size()));
            else
                row.data.right = tr("no request");
            if (failed)
                row.children.push_back(noteRow(QStringLiteral("reason"), bridge::translated(tag.reason),
                    QStringLiteral("error"), widgets::Tone::Danger));
        } else {
            row.data.icon = QStringLiteral("not-fired");
            row.data.tone = widgets::Tone::Neutral;
            addWhyNot(row.data, event, tag, draft);
        }
        addTriggers(row, event, tag, draft);
        if (!ran && row.children.empty() && tag.status != runtime::TagStatus::Paused)
            row.children.push_back(noteRow(QStringLiteral("reason"), bridge::translated(tag.reason),
                QStringLiteral("not-fired"), widgets::Tone::Neutral));
        std::vector<RowChip> seenThrough;
        for (const runtime::TransformationTrace& transformation : tag.transformations)
            if (transformation.applied)
                seenThrough.push_back({{container::EntityKind::Transformation, transformation.id.text},
                    bridge::text(transformation.name)});
        if (!seenThrough.empty())
            row.children.push_back(by(QStringLiteral("through"), tr("Seen through"), std::move(seenThrough)));
        for (size_t number = 0; number < tag.outgoing.size(); ++number)
            row.children.push_back(requestRow(tag.outgoing[number], {eventNumber, tagNumber, number}));
        return row;
    }

    // The name of "trigger 12", "tag 7" or "transformation 3" in the draft; as it is when there is none.
    QString askerName(const std::string& askedBy, const bridge::WorkspaceModel& workspace)
    {
        const size_t blank = askedBy.find(' ');
        if (blank == std::string::npos)
            return bridge::text(askedBy);
        const std::string id = askedBy.substr(blank + 1);
        using EntityKind = container::EntityKind;
        const std::string kind = askedBy.substr(0, blank);
        const EntityKind kinds = kind == "trigger" ? EntityKind::Trigger
            : kind == "tag"                        ? EntityKind::Tag
            : kind == "transformation"             ? EntityKind::Transformation
            : kind == "client"                     ? EntityKind::Client
                                                   : EntityKind::Variable;
        const auto entity = workspace.draft().entity({kinds, id});
        return entity ? bridge::oneLine(container::nameOf(*entity)) : bridge::text(askedBy);
    }

    void addConsole(TraceRows& rows, const std::vector<runtime::ConsoleLine>& lines, const QString& prefix)
    {
        for (size_t number = 0; number < lines.size(); ++number) {
            Row row{prefix + QString::number(number), {}, {}};
            row.data.kind = Kind::Line;
            row.data.title = bridge::text(lines[number].source);
            row.data.value = bridge::oneLine(lines[number].text);
            if (lines[number].line > 0)
                row.data.rightData = tr("line %1").arg(lines[number].line);
            rows.push_back(std::move(row));
        }
    }

} // namespace

TagCounts countTags(const runtime::EventTrace& event)
{
    TagCounts counts;
    for (const runtime::TagTrace& tag : event.tags) {
        ++counts.all;
        counts.fired += bridge::hasRun(tag.status) ? 1 : 0;
        counts.failed += bridge::hasFailed(tag.status) ? 1 : 0;
        for (const runtime::OutgoingTrace& request : tag.outgoing) {
            ++counts.requests;
            counts.held += request.state == runtime::OutgoingState::Held ? 1 : 0;
            counts.sent += request.state == runtime::OutgoingState::Sent ? 1 : 0;
        }
    }
    return counts;
}

TreeRow<TraceRow> conditionRow(const runtime::ConditionTrace& condition, size_t number, bool neutralWhenFalse)
{
    Row row{QStringLiteral("condition%1").arg(number), {}, {}};
    row.data.kind = Kind::Condition;
    const bool neutral = neutralWhenFalse && !condition.holds;
    row.data.icon = condition.holds ? QStringLiteral("ok")
        : neutral                   ? QStringLiteral("minus")
                                    : QStringLiteral("close");
    row.data.tone = condition.holds ? widgets::Tone::Success : neutral ? widgets::Tone::Neutral : widgets::Tone::Danger;
    row.data.reference = bridge::shownReference(condition.variable);
    row.data.title = bridge::operatorWord(condition.op, condition.negate, condition.ignoreCase, condition.operatorName);
    row.data.value = bridge::actualText(condition.right);
    row.data.other = bridge::actualText(condition.left);
    return row;
}

TreeRow<TraceRow> parameterRow(const runtime::ParameterChange& change, const QString& because)
{
    Row row{bridge::text(change.path), {}, {}};
    row.data.kind = Kind::Parameter;
    row.data.title = bridge::oneLine(change.path);
    row.data.value = bridge::valueText(change.before);
    row.data.other = bridge::valueText(change.after);
    row.data.right = because;
    row.data.mark = change.after.isUndefined() ? TraceRow::Mark::Hidden
        : change.before.isUndefined()          ? TraceRow::Mark::Added
                                               : TraceRow::Mark::Changed;
    return row;
}

TraceRows tagRows(const runtime::Trace& trace, size_t event, const bridge::WorkspaceModel& workspace)
{
    if (event >= trace.events.size())
        return {};
    const runtime::EventTrace& events = trace.events[event];
    Row fired = sectionRow(QStringLiteral("fired"), tr("Fired"), 0, tr("in priority order"));
    Row notFired = sectionRow(QStringLiteral("notFired"), tr("Not fired"), 0);
    for (size_t number = 0; number < events.tags.size(); ++number) {
        Row& parent = bridge::hasRun(events.tags[number].status) ? fired : notFired;
        parent.children.push_back(tagRow(events, event, number, workspace));
    }
    TraceRows rows;
    for (Row* part : {&fired, &notFired}) {
        part->data.detail = QString::number(part->children.size());
        if (!part->children.empty())
            rows.push_back(std::move(*part));
    }
    return rows;
}

TraceRows triggerRows(const runtime::EventTrace& event, const bridge::WorkspaceModel& workspace)
{
    Row fired = sectionRow(QStringLiteral("fired"), tr("True"), 0);
    Row notFired = sectionRow(QStringLiteral("notFired"), tr("False"), 0);
    for (const runtime::TriggerTrace& trigger : event.triggers) {
        Row row{bridge::text(trigger.id.text), {}, {}};
        row.data.kind = Kind::Trigger;
        row.data.icon = trigger.fired ? QStringLiteral("ok") : QStringLiteral("close");
        row.data.tone = trigger.fired ? widgets::Tone::Success : widgets::Tone::Neutral;
        row.data.title = bridge::text(trigger.name);
        const auto* draft = workspace.draft().trigger(trigger.id);
        row.data.detail = draft ? bridge::triggerTypeWord(*draft) : bridge::text(trigger.type);
        row.data.entity = container::EntityRef{container::EntityKind::Trigger, trigger.id.text};
        const auto failed = std::count_if(trigger.conditions.begin(), trigger.conditions.end(),
            [](const runtime::ConditionTrace& condition) { return !condition.holds; });
        if (!trigger.fired && failed > 0)
            row.data.right
                = tr("%1 of %n condition(s) failed", nullptr, static_cast<int>(trigger.conditions.size())).arg(failed);
        for (size_t number = 0; number < trigger.conditions.size(); ++number)
            row.children.push_back(conditionRow(trigger.conditions[number], number));
        (trigger.fired ? fired : notFired).children.push_back(std::move(row));
    }
    TraceRows rows;
    for (Row* part : {&fired, &notFired}) {
        part->data.detail = QString::number(part->children.size());
        if (!part->children.empty())
            rows.push_back(std::move(*part));
    }
    return rows;
}

TraceRows variableRows(const runtime::EventTrace& event, const bridge::WorkspaceModel& workspace)
{
    TraceRows rows;
    std::vector<const runtime::VariableTrace*> sorted;
    for (const runtime::VariableTrace& variable : event.variables)
        sorted.push_back(&variable);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* left, const auto* right) {
        return bridge::text(left->name).localeAwareCompare(bridge::text(right->name)) < 0;
    });
    for (const runtime::VariableTrace* variable : sorted) {
        Row row{bridge::text(variable->name) + u'\n' + bridge::text(variable->askedBy), {}, {}};
        row.data.kind = Kind::Variable;
        row.data.reference = QStringLiteral("{{%1}}").arg(bridge::oneLine(variable->name));
        row.data.value = variable->error ? bridge::translated(*variable->error) : bridge::actualText(variable->value);
        row.data.tone = variable->error     ? widgets::Tone::Danger
            : variable->value.isUndefined() ? widgets::Tone::Neutral
                                            : widgets::Tone::Neutral;
        row.data.detail = askerName(variable->askedBy, workspace);
        if (const auto* draft = workspace.draft().variableNamed(variable->name))
            row.data.entity = container::EntityRef{container::EntityKind::Variable, draft->id.text};
        if (variable->value.isObject() || variable->value.isArray()) {
            row.children.push_back(codeRow(QStringLiteral("value"), bridge::valueDocument(variable->value)));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

TraceRows transformationRows(const runtime::EventTrace& event, const bridge::WorkspaceModel& workspace)
{
    TraceRows rows;
    for (const runtime::TagTrace& tag : event.tags) {
        for (const runtime::TransformationTrace& transformation : tag.transformations) {
            const QString key = bridge::text(transformation.id.text);
            auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; });
            if (found == rows.end()) {
                Row made = sectionRow(key, bridge::text(transformation.name), 0);
                made.data.entity = container::EntityRef{container::EntityKind::Transformation, transformation.id.text};
                const auto* draft = workspace.draft().transformation(transformation.id);
                made.data.right = draft ? workspace.typeName(*draft) : QString();
                rows.push_back(std::move(made));
                found = rows.end() - 1;
            }
            Row group{bridge::text(tag.id.text), {}, {}};
            group.data.kind = Kind::Tag;
            group.data.open = transformation.applied;
            group.data.monogram = monogramOf(tag, workspace.types());
            group.data.title = bridge::text(tag.name);
            group.data.entity = container::EntityRef{container::EntityKind::Tag, tag.id.text};
            group.data.icon = transformation.applied ? QStringLiteral("transformation") : QStringLiteral("minus");
            group.data.tone = transformation.applied ? widgets::Tone::Neutral : widgets::Tone::Neutral;
            group.data.right = !transformation.applied ? tr("its conditions did not hold")
                : transformation.changes.empty()
                ? tr("changes nothing here")
                : tr("%n parameter(s)", nullptr, static_cast<int>(transformation.changes.size()));
            for (size_t number = 0; number < transformation.conditions.size(); ++number)
                group.children.push_back(conditionRow(transformation.conditions[number], number));
            for (const runtime::ParameterChange& change : transformation.changes)
                group.children.push_back(parameterRow(change, {}));
            found->children.push_back(std::move(group));
            found->data.detail = QString::number(found->children.size());
        }
    }
    return rows;
}

TraceRows outgoingRows(const runtime::Trace& trace, size_t event, const bridge::WorkspaceModel& workspace)
{
    TraceRows rows;
    if (event >= trace.events.size())
        return rows;
    const std::vector<runtime::TagTrace>& tags = trace.events[event].tags;
    for (size_t number = 0; number < tags.size(); ++number) {
        const runtime::TagTrace& tag = tags[number];
        if (tag.outgoing.empty())
            continue;
        Row parent{bridge::text(tag.id.text), {}, {}};
        parent.data.kind = Kind::Tag;
        parent.data.open = true;
        parent.data.icon = QStringLiteral("fire");
        parent.data.tone = bridge::hasFailed(tag.status) ? widgets::Tone::Danger : widgets::Tone::Success;
        parent.data.monogram = monogramOf(tag, workspace.types());
        parent.data.title = bridge::text(tag.name);
        parent.data.detail = bridge::text(tag.vendor);
        parent.data.entity = container::EntityRef{container::EntityKind::Tag, tag.id.text};
        parent.data.right = tr("%n request(s)", nullptr, static_cast<int>(tag.outgoing.size()));
        for (size_t request = 0; request < tag.outgoing.size(); ++request) {
            const runtime::OutgoingTrace& outgoing = tag.outgoing[request];
            Row row = requestRow(outgoing, {event, number, request});
            row.children.push_back(headersRow(outgoing.headers));
            if (outgoing.answer)
                row.children.push_back(answerRow(*outgoing.answer));
            parent.children.push_back(std::move(row));
        }
        rows.push_back(std::move(parent));
    }
    return rows;
}

TraceRows consoleRows(const runtime::Trace& trace, size_t event)
{
    TraceRows rows;
    for (size_t number = 0; number < trace.problems.size(); ++number)
        rows.push_back(noteRow(QStringLiteral("problem%1").arg(number), bridge::translated(trace.problems[number]),
            QStringLiteral("warning"), widgets::Tone::Warning));
    addConsole(rows, trace.console, QStringLiteral("hit"));
    if (event >= trace.events.size())
        return rows;
    for (const runtime::TagTrace& tag : trace.events[event].tags) {
        addConsole(rows, tag.console, QStringLiteral("tag%1-").arg(bridge::text(tag.id.text)));
        for (size_t number = 0; number < tag.denied.size(); ++number) {
            const runtime::DeniedTrace& denied = tag.denied[number];
            Row row = noteRow(QStringLiteral("denied%1-%2").arg(bridge::text(tag.id.text)).arg(number),
                tr("%1 asked for %2 without the permission %3.")
                    .arg(bridge::text(tag.name), bridge::text(denied.api), bridge::text(denied.permission)),
                QStringLiteral("lock"), widgets::Tone::Warning);
            if (denied.line > 0)
                row.data.rightData = tr("line %1").arg(denied.line);
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

TraceRows summaryRows(const runtime::Trace& trace, const bridge::WorkspaceModel& workspace)
{
    TraceRows rows;
    for (size_t number = 0; number < trace.problems.size(); ++number)
        rows.push_back(noteRow(QStringLiteral("problem%1").arg(number), bridge::translated(trace.problems[number]),
            QStringLiteral("warning"), widgets::Tone::Warning));
    Row clients = sectionRow(QStringLiteral("clients"), tr("Clients"), trace.clients.size(), tr("in the order asked"));
    for (const runtime::ClientTrace& client : trace.clients) {
        Row row{bridge::text(client.id.text), {}, {}};
        row.data.kind = Kind::Trigger;
        row.data.icon = client.claimed ? QStringLiteral("ok") : QStringLiteral("minus");
        row.data.tone = client.claimed ? widgets::Tone::Success : widgets::Tone::Neutral;
        row.data.title = bridge::text(client.name);
        row.data.detail = client.claimed ? tr("claimed the hit") : tr("passed");
        row.data.right = bridge::translated(client.reason);
        row.data.entity = container::EntityRef{container::EntityKind::Client, client.id.text};
        clients.children.push_back(std::move(row));
    }
    if (trace.clients.empty())
        clients.children.push_back(noteRow(QStringLiteral("none"), tr("The container has no client."),
            QStringLiteral("warning"), widgets::Tone::Warning));
    rows.push_back(std::move(clients));

    for (size_t number = 0; number < trace.events.size(); ++number) {
        const runtime::EventTrace& event = trace.events[number];
        const TagCounts counts = countTags(event);
        Row section = sectionRow(QStringLiteral("event%1").arg(number), bridge::oneLine(event.name), 0,
            tr("%n parameter(s)", nullptr, static_cast<int>(event.data.size())));
        section.data.detail
            = trace.events.size() > 1 ? tr("event %1 of %2").arg(number + 1).arg(trace.events.size()) : QString();
        for (const runtime::TagTrace& tag : event.tags) {
            if (!bridge::hasRun(tag.status))
                continue;
            Row row{bridge::text(tag.id.text), {}, {}};
            row.data.kind = Kind::Tag;
            row.data.icon = bridge::hasFailed(tag.status) ? QStringLiteral("error") : QStringLiteral("fire");
            row.data.tone = bridge::hasFailed(tag.status) ? widgets::Tone::Danger : widgets::Tone::Success;
            row.data.monogram = monogramOf(tag, workspace.types());
            row.data.title = bridge::text(tag.name);
            row.data.entity = container::EntityRef{container::EntityKind::Tag, tag.id.text};
            if (const auto state = worstState(tag))
                addStateBadge(row.data, *state);
            else
                row.data.right = bridge::hasFailed(tag.status) ? bridge::translated(tag.reason) : tr("no request");
            row.data.rightData = milliseconds(tag.milliseconds);
            section.children.push_back(std::move(row));
        }
        if (counts.fired == 0)
            section.children.push_back(noteRow(
                QStringLiteral("none"), tr("No tag fired."), QStringLiteral("not-fired"), widgets::Tone::Neutral));
        else if (counts.all > counts.fired)
            section.children.push_back(noteRow(QStringLiteral("others"),
                tr("%n other tag(s) did not fire.", nullptr, counts.all - counts.fired), QStringLiteral("not-fired"),
                widgets::Tone::Neutral));
        rows.push_back(std::move(section));
    }
    if (trace.events.empty())
        rows.push_back(noteRow(QStringLiteral("noEvent"), tr("No event came of this hit, so no tag was asked."),
            QStringLiteral("not-fired"), widgets::Tone::Neutral));

    Row answer = sectionRow(QStringLiteral("answer"), tr("Answered"), 0);
    answer.data.detail.clear();
    answer.children.push_back(
        pairRow(QStringLiteral("status"), tr("Status"), QString::number(trace.response.status), false));
    answer.children.push_back(pairRow(QStringLiteral("took"), tr("Took"), milliseconds(trace.milliseconds), false));
    answer.children.push_back(pairRow(QStringLiteral("version"), tr("Version"),
        trace.version == "draft" ? tr("Draft") : bridge::text(trace.version), false));
    if (!trace.isComplete)
        answer.children.push_back(noteRow(QStringLiteral("underWay"), tr("Requests of this hit are still under way."),
            QStringLiteral("clock"), widgets::Tone::Neutral));
    rows.push_back(std::move(answer));
    return rows;
}

} // namespace sluis::models
