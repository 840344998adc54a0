#pragma once

#include "core/http/header.h"
#include "core/plan/plan.h"
#include "core/runtime/delivery.h"
#include "core/runtime/evaluator.h"
#include "core/runtime/trace.h"

#include <span>

// The pieces of a trace, made from what a run has at hand. Only the instantiation of a run that records calls these.
namespace sluis::runtime {

HeaderList headerList(std::span<const http::HeaderView> headers);
HeaderList headerList(const http::Headers& headers);

HitTrace describe(const Hit& hit);
ClientTrace describe(const plan::Client& client);
void describe(const plan::Tag& tag, TagTrace& trace);
void describe(const TemplateRun& run, TagTrace& trace); // what it did beyond its parameters
OutgoingTrace describe(const OutgoingRequest& request, std::string idempotencyKey);

// Names the secrets that stand in a request, and keeps it as it is, so that it can be sent later.
void noteSecrets(OutgoingTrace& trace, const Outgoing& outgoing, const Secrets& secrets);

// "trigger 12", "tag 7": ids as in the container.
std::string askerText(const plan::Plan& plan, const Asker& asker);
void describe(const plan::Plan& plan, std::vector<Evaluated>& evaluated, std::vector<VariableTrace>& traces); // appends

// What went wrong with variables and tags of this hit, each once.
void collectProblems(Trace& trace);

// Puts an outcome into the trace of its request.
void record(OutgoingTrace& trace, const Outcome& outcome);

} // namespace sluis::runtime
