#pragma once

#include "core/runtime/trace.h"
#include "ui/models/trace_row.h"

namespace sluis::models {

// Requests that came in and requests that would go out, as rows of a trace; and as commands for a shell.

// The tab "Request": request line, query, headers, cookies, body, and what was answered.
TraceRows requestRows(const runtime::Trace& trace);

TreeRow<TraceRow> requestRow(const runtime::OutgoingTrace& request, const bridge::RequestPlace& place);
TreeRow<TraceRow> headersRow(const runtime::HeaderList& headers);
TreeRow<TraceRow> answerRow(const runtime::AnswerTrace& answer);

// "held", "sent", "failed", "refused" as a badge of the row.
void addStateBadge(TraceRow& row, runtime::OutgoingState state);

// A request's body as lines of code: JSON with indents, form bodies one parameter a line, other text as it is; at most
// `lines`. Bytes that are no text give one line that says how many.
QString bodyText(const std::string& body, int lines);

// The command that sends the same request again, safely quoted for a POSIX shell.
QString asCurl(const runtime::OutgoingTrace& request);
QString asCurl(const runtime::HitTrace& hit, const QString& address);

// Makers of the simple rows.
TreeRow<TraceRow> sectionRow(const QString& key, const QString& title, size_t count, const QString& right = {});
TreeRow<TraceRow> noteRow(const QString& key, const QString& sentence, const QString& icon, widgets::Tone tone);
TreeRow<TraceRow> pairRow(const QString& key, const QString& name, const QString& value, bool keyIsData);
TreeRow<TraceRow> codeRow(const QString& key, const QString& code);

} // namespace sluis::models
