#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/message.h"
#include "core/container/entities.h"
#include "core/value/value.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What happened to a hit and why, in data (cli.md "Trace, as JSON" is its written form). Interface and command line
// print from this structure; nobody derives a reason again. Immutable once handed out.
namespace sluis::runtime {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

struct CookieTrace {
    std::string name;
    std::string value;
    value::Value options; // object: domain, path, max-age, …
};

struct DeniedTrace {
    std::string permission;
    std::string api;
    int line = 0; // of the template, 0 when unknown
};

struct ConsoleLine {
    std::string source; // name of the tag, variable or client
    std::string text;
    int line = 0;
};

struct HitTrace {
    HitId id;
    WallTime time;
    std::string method;
    std::string path;
    std::string query;
    HeaderList headers;
    std::string body; // raw bytes
    std::string remoteAddress; // as masked or not by whoever keeps the trace
};

struct ResponseTrace {
    int status = 0;
    HeaderList headers;
    std::string body;
};

struct ConditionTrace {
    std::string variable; // "{{Event Name}}"
    container::Operator op = container::Operator::Equals;
    std::string operatorName; // as in the export: "EQUALS"
    bool negate = false;
    bool ignoreCase = false;
    value::Value left; // what the variable was
    value::Value right; // what it was compared with
    bool holds = false;
};

struct TriggerTrace {
    container::TriggerId id;
    std::string name;
    std::string type; // "CUSTOM_EVENT"
    bool fired = false;
    std::vector<ConditionTrace> conditions; // every one, also those after the first that failed
};

enum class TagStatus {
    Success,
    Failure,
    Exception,
    Timeout,
    NotFired,
    Blocked,
    Paused,
    OutOfSchedule,
    LiveOnly,
    Consent,
    SetupFailed,
    NotRunnable
};
std::string_view statusName(TagStatus status); // "not_fired"

struct ParameterChange {
    std::string path;
    value::Value before; // undefined: it was not there
    value::Value after; // undefined: it was hidden
};

struct TransformationTrace {
    container::TransformationId id;
    std::string name;
    bool applied = false; // false: its conditions did not hold
    std::vector<ConditionTrace> conditions;
    std::vector<ParameterChange> changes;
};

struct AnswerTrace {
    int status = 0;
    HeaderList headers;
    std::string body;
    double milliseconds = 0;
    bool assumed = false; // a held request's stand-in
};

enum class OutgoingState { Held, Sent, Failed, Refused };
std::string_view stateName(OutgoingState state); // "held"

struct Outgoing;

struct OutgoingTrace {
    std::string method;
    std::string url;
    HeaderList headers;
    std::string body;
    OutgoingState state = OutgoingState::Held;
    std::optional<AnswerTrace> answer;
    std::optional<Message> error;
    std::string idempotencyKey;
    std::vector<std::string> secrets; // names of those that stand in it as secret:NAME
    // The request with the placeholders of this process, to be sent later; null when it holds no secret or was read
    // from somewhere.
    std::shared_ptr<const Outgoing> unfilled;
    std::vector<std::string> googleScopes{}; // of the token that it is sent with
};

struct ClientTrace {
    container::ClientId id;
    std::string name;
    std::string type;
    bool claimed = false;
    Message reason; // why it claimed or did not
    std::vector<CookieTrace> cookies;
    std::vector<DeniedTrace> denied;
    std::vector<OutgoingTrace> outgoing; // of a template
    value::Value parameters; // of a template: what it was given as `data`
};

struct VariableTrace {
    std::string name;
    value::Value value;
    std::optional<Message> error;
    std::string askedBy; // "trigger 12", "tag 7", "transformation 3"
    std::chrono::nanoseconds cost{0};
    std::vector<DeniedTrace> denied; // of a template, as is what follows
    std::vector<OutgoingTrace> outgoing;
};

struct TagTrace {
    container::TagId id;
    std::string name;
    std::string type;
    std::string vendor;
    TagStatus status = TagStatus::NotFired;
    Message reason; // one sentence a marketer understands; empty key for plain success
    std::vector<container::TriggerId> firedBy;
    std::vector<container::TriggerId> blockedBy;
    std::vector<container::TriggerId> missedTriggers; // of a tag that did not fire: those that would have made it
    std::vector<TransformationTrace> transformations;
    value::Value eventData; // what this tag saw
    value::Value parameters; // after variables were filled in
    std::vector<VariableTrace> variables; // evaluated for this tag's view
    std::vector<OutgoingTrace> outgoing;
    std::vector<CookieTrace> cookies;
    std::vector<DeniedTrace> denied;
    std::vector<ConsoleLine> console;
    double milliseconds = 0;
};

struct EventTrace {
    std::string name;
    value::Value data; // the event as the client made it
    std::vector<VariableTrace> variables;
    std::vector<TriggerTrace> triggers;
    std::vector<TagTrace> tags; // every tag of the container: those that ran first, in the order they ran
};

struct Trace {
    std::string version = "draft"; // or the number of the published version
    std::optional<std::string> contentOf;
    HitTrace hit;
    std::vector<ClientTrace> clients; // in the order they were asked
    ResponseTrace response;
    std::vector<EventTrace> events;
    std::vector<ConsoleLine> console;
    std::vector<Message> problems;
    double milliseconds = 0; // from the first byte read to the answer handed to the socket
    bool isComplete = false; // false while requests of it are still under way
};

using TracePtr = std::shared_ptr<const Trace>;

// The written form of cli.md, and back (hit log, traces of gateways). Reading tolerates members it does not know.
value::Value toJson(const Trace& trace);
Trace traceFromJson(const value::Value& json);

} // namespace sluis::runtime
