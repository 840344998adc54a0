#pragma once

#include "ui/bridge/workspace_model.h"
#include "ui/models/trace_row.h"

namespace sluis::models {

// The rows of each tab of a trace, made from the trace alone; the draft gives names of types and the triggers a tag
// needs. Reasons are read from the trace, never worked out again.

TraceRows tagRows(const runtime::Trace& trace, size_t event, const bridge::WorkspaceModel& workspace);
TraceRows triggerRows(const runtime::EventTrace& event, const bridge::WorkspaceModel& workspace);
TraceRows variableRows(const runtime::EventTrace& event, const bridge::WorkspaceModel& workspace);
TraceRows transformationRows(const runtime::EventTrace& event, const bridge::WorkspaceModel& workspace);
TraceRows outgoingRows(const runtime::Trace& trace, size_t event, const bridge::WorkspaceModel& workspace);
TraceRows consoleRows(const runtime::Trace& trace, size_t event);
TraceRows summaryRows(const runtime::Trace& trace, const bridge::WorkspaceModel& workspace);

// Parts that sample panels show too.
TreeRow<TraceRow> conditionRow(const runtime::ConditionTrace& condition, size_t number, bool neutralWhenFalse = false);
TreeRow<TraceRow> parameterRow(const runtime::ParameterChange& change, const QString& because);

struct TagCounts {
    int fired = 0;
    int all = 0;
    int held = 0;
    int sent = 0;
    int failed = 0;
    int requests = 0;
};
TagCounts countTags(const runtime::EventTrace& event);

} // namespace sluis::models
