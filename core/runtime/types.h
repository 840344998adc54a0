#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/http/response.h"
#include "core/privacy/field_class.h"
#include "core/runtime/hit.h"
#include "core/runtime/trace.h"
#include "core/templates/type_catalogue.h"
#include "core/value/value.h"

#include <memory>
#include <string>
#include <vector>

// The small interfaces that native clients, variables and tags implement, one file each in core/types. They are pure:
// they get data and return data, never see a sink, a socket or a clock of their own. One object serves every thread.
namespace sluis::runtime {

// ---- clients ----

struct ClientInput {
    const Hit& hit;
    const value::Value&
        parameters; // the client's parameters, variables filled in: object by key, tables as arrays of objects
    const Clock& clock;
    Random& random;
    bool explain = false; // somebody looks: fill `reason` in words
};

struct ClientOutcome {
    bool claimed = false;
    Message reason;
    std::vector<value::Value> events; // event data objects; the container runs once for each
    http::Response response; // what is answered after every tag has run its synchronous part
    std::vector<CookieTrace> cookies; // already in `response` as Set-Cookie; here for the trace
    bool acceptsBrowserCommands = false; // the page reads commands (richsstsse); respond() is then asked
};

class ClientType
{
public:
    virtual ~ClientType() = default;
    virtual templates::TypeDescription describe() const = 0;
    virtual ClientOutcome claim(const ClientInput& input) const = 0;

    // Puts commands for the page (pixels to load) into the response of a hit that accepts them.
    virtual void addBrowserCommands(http::Response& response, const std::vector<std::string>& pixelUrls) const
    {
        static_cast<void>(response);
        static_cast<void>(pixelUrls);
    }
};

// ---- variables ----

struct VariableInput {
    const Hit& hit;
    const privacy::Hidden& hidden; // what of the request reads as undefined
    const value::Value& event; // event data as the asking trigger or tag sees it
    const value::Value& parameters; // the variable's parameters, variables filled in
    std::string_view clientName;
    Random& random;
};

class VariableType
{
public:
    virtual ~VariableType() = default;
    virtual templates::TypeDescription describe() const = 0;
    virtual Result<value::Value> evaluate(const VariableInput& input) const = 0;
};

// ---- tags ----

// Classes of visitor details a transformation of ours hides; a tag's view of the request hides the same
// (architecture.md).
using HiddenFromRequest = privacy::Hidden;

struct TagInput {
    const Hit& hit;
    const HiddenFromRequest& hidden;
    const value::Value& event; // the tag's own view, after its transformations
    const value::Value& parameters; // variables filled in
    const Clock& clock;
    Random& random;
};

struct OutgoingRequest {
    std::string method = "POST";
    std::string url;
    HeaderList headers;
    std::string body;
    std::chrono::milliseconds timeout{5000};
    std::vector<std::string> googleScopes{}; // sent with a token of Google's for these; empty: without
};

struct TagPlan {
    std::vector<OutgoingRequest> requests;
    std::vector<std::string> browserPixels;
    std::vector<CookieTrace> cookies;
    std::optional<Message> failure; // the tag fails before anything is sent
};

class TagType
{
public:
    virtual ~TagType() = default;
    virtual templates::TypeDescription describe() const = 0;

    // What would leave. Requests go out together; the tag succeeds when succeeded() holds for all answers.
    virtual TagPlan plan(const TagInput& input) const = 0;
    virtual bool succeeded(const AnswerTrace& answer) const { return answer.status >= 200 && answer.status < 300; }
};

// ---- the table of all of them ----

struct TypeTable {
    std::vector<std::unique_ptr<const ClientType>> clients;
    std::vector<std::unique_ptr<const VariableType>> variables;
    std::vector<std::unique_ptr<const TagType>> tags;
};

} // namespace sluis::runtime
