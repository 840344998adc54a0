#pragma once

#include "core/runtime/trace.h"
#include "ui/editors/code_view.h"

namespace sluis::pages {

// The body of a request as lines: those that carry a parameter which a transformation changed or added are marked with
// its name; what was hidden from the tag follows, struck out.
std::vector<editors::CodeView::Line> requestLines(const runtime::OutgoingTrace& request, const runtime::TagTrace& tag);

// How many parameters its transformations hid, changed and added.
struct ChangeCounts {
    int hidden = 0;
    int changed = 0;
    int added = 0;
};
ChangeCounts countChanges(const runtime::TagTrace& tag);

} // namespace sluis::pages
