#pragma once

#include "core/runtime/trace.h"
#include "core/templates/type_catalogue.h"
#include "ui/models/trace_row.h"

#include <vector>

namespace sluis::models {

enum class DataFilter { All, Hidden, Changed, Added };

struct DataCounts {
    int all = 0;
    int hidden = 0;
    int changed = 0;
    int added = 0;
};

// What one vendor sees of an event: the first of its tags that ran.
struct Viewer {
    QString vendor;
    QString monogram;
    size_t tag = 0; // position in EventTrace::tags
    int parameters = 0; // that it sees

    bool operator==(const Viewer&) const = default;
};

// One step on the way from the client to a tag: how many parameters a transformation took away, changed and added.
struct PipeStep {
    container::EntityRef entity;
    QString name;
    int hidden = 0;
    int changed = 0;
    int added = 0;

    bool operator==(const PipeStep&) const = default;
};

std::vector<Viewer> viewersOf(const runtime::EventTrace& event, const templates::TypeCatalogue& types);
std::vector<PipeStep> pipeTo(const runtime::TagTrace& tag);

// The parameters of an event in groups (visitor, event and page, order, person, other), objects flattened to dotted
// paths. `tag` null: as the client made it; else beside it what the tag sees and which transformation is the reason.
TraceRows eventDataRows(const runtime::EventTrace& event, const runtime::TagTrace* tag,
    DataFilter filter = DataFilter::All, const QString& find = {});
int countParameters(const value::Value& data);
DataCounts countParameters(const runtime::EventTrace& event, const runtime::TagTrace* tag);

// The parameters of `data` that are not among the changes, without groups: samples of transformations.
TraceRows unchangedRows(const value::Value& data, const std::vector<runtime::ParameterChange>& changes);

} // namespace sluis::models
