#pragma once

#include "core/base/result.h"
#include "core/sandbox/protocol/codec.h"
#include "core/sandbox/protocol/limits.h"
#include "core/value/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A frame is a batch of messages in a row, each a byte of kind and its content. README.md writes them out.
namespace sluis::sandbox::protocol {

enum class Role : uint8_t { Tag, Variable, Client };

// ---- server to worker ----

enum class Order : uint8_t {
    Configure,
    Load,
    Unload,
    PutRequest,
    PutEvent,
    Drop,
    Start,
    Answer,
    Notify,
    Expire,
    End,
    Storage,
    Test,
    Check
};

struct LoadTemplate {
    uint64_t id = 0;
    Role role = Role::Tag;
    std::string name;
    std::string code;
    value::Value permissions; // array of {id, parameters}
    value::Value privateKeys; // object: key id to base64 text, those that the template may use
    value::Value storage; // object: what templateDataStorage holds
};

// The request as a template sees it: what a transformation hides is not in it.
struct RequestView {
    std::string method = "GET";
    std::string path = "/";
    std::string query; // without "?"
    std::vector<std::pair<std::string, std::string>> headers; // in order, names as sent
    std::string body;
    std::string remoteAddress;
    bool takesBrowserPixels = false; // the page can be asked to load a URL
    value::Value events; // what extractEventsFromMpv1/2 give: an array, or undefined when the request has another form

    bool operator==(const RequestView&) const = default;
};

// What surrounds a run. Numbers are slots of PutRequest and PutEvent, 0 is none.
struct RunContext {
    uint64_t request = 0;
    uint64_t event = 0;
    double nowMs = 0; // the clock stands still during a call
    uint64_t seed = 0; // of generateRandom
    std::string clientName;
    uint64_t container = 0; // of what getContainerVersion gives: a slot of PutEvent
    bool preview = false;
    value::Value listeners; // array of message types that somebody hears
    bool explain = false; // somebody looks: send cost and lines

    bool operator==(const RunContext&) const = default;
};

struct StartRun {
    uint64_t run = 0;
    uint64_t templateId = 0;
    RunContext context;
    value::Value data;
};

// The settlement of something a run asked for. `body` becomes what the promise or callback gets.
struct AnswerCall {
    uint64_t run = 0;
    uint64_t call = 0;
    bool succeeded = true; // false rejects a promise
    double nowMs = 0;
    value::Value body;
};

// Something happened that a run listens to. Types: "complete" of runContainer, "event" of addEventCallback, "message".
struct NotifyRun {
    uint64_t run = 0;
    uint64_t call = 0;
    double nowMs = 0;
    value::Value arguments; // array
};

struct StorageChange {
    uint64_t templateId = 0;
    enum class What : uint8_t { Set, Remove, Clear } what = What::Set;
    std::string key;
    value::Value value;
};

// One scenario of a template's own tests, in a context of its own.
struct RunTest {
    uint64_t run = 0;
    Role role = Role::Tag;
    std::string code; // of the template
    std::string setup;
    std::string test;
    value::Value permissions;
    RunContext context;
};

// ---- worker to server ----

enum class EffectKind : uint8_t {
    Log, // [text]
    Denied, // [permission, api]
    SendHttp, // {url, method, headers, body, timeout, authorization, api}
    SetCookie, // {name, value, options}
    ResponseStatus, // number
    ResponseHeader, // [name, value or null]
    ResponseBody, // base64 text of the bytes
    ReturnResponse,
    ClaimRequest,
    RunContainer, // {event, onComplete: boolean}
    EventCallback, // {container: call of runContainer or 0}
    Listen, // {type, container}
    SendMessage, // [type, object]
    BrowserPixel, // url
    Storage, // {what, key, value}
    BigQuery, // {connection, rows, options}
    Firestore, // {operation, path, input, conditions, options}
    TagSucceeded,
    TagFailed,
    Returned, // the variable's value, undefined too
    Finding, // a test's remark: {kind, permission, api}
    Failed, // {kind: "exception" | "timeout" | "memory" | "rejected" | "syntax" | "limit", message, where}
    Settled, // {waiting, micros}: the run waits for that many things; the last effect of every call
    Verdict, // of a test: {passed, message, where, micros}
    Count
};

struct Effect {
    EffectKind kind = EffectKind::Log;
    uint64_t run = 0;
    uint64_t call = 0; // for what is answered or heard later
    uint32_t line = 0; // of the template's code, 0 when unknown
    value::Value body;

    bool operator==(const Effect&) const = default;
};

// ---- the bytes ----

void write(Writer& out, const Limits& limits); // Configure
void write(Writer& out, const LoadTemplate& load);
void write(Writer& out, const StartRun& start);
void write(Writer& out, const AnswerCall& answer);
void write(Writer& out, const NotifyRun& notify);
void write(Writer& out, const StorageChange& change);
void write(Writer& out, const RunTest& test);
void write(Writer& out, const Effect& effect);
void writeRequest(Writer& out, uint64_t slot, const RequestView& request);
void writeEvent(Writer& out, uint64_t slot, const value::Value& event);
void writeNumbered(Writer& out, Order order, uint64_t id); // Unload, Drop, End
void writeExpire(Writer& out, uint64_t run, double nowMs);
void writeCheck(Writer& out, uint64_t run, std::string_view code); // syntax only; answered by Failed or Settled

// Contents, after the byte of kind. Spoiled readers give empty structs: look at Reader::ok().
Limits readLimits(Reader& in);
LoadTemplate readLoad(Reader& in);
StartRun readStart(Reader& in);
AnswerCall readAnswer(Reader& in);
NotifyRun readNotify(Reader& in);
StorageChange readStorage(Reader& in);
RunTest readTest(Reader& in);
StartRun readStartHead(Reader& in); // all but the value at the end
AnswerCall readAnswerHead(Reader& in);
RequestView readRequest(Reader& in); // after the slot
Effect readEffect(Reader& in); // with its byte of kind

// The head of an effect; the writer then appends one value.
void writeEffectHead(Writer& out, EffectKind kind, uint64_t run, uint64_t call, uint32_t line);

// All effects of a frame. protocol violations: sandbox.badFrame.
Result<std::vector<Effect>> readEffects(std::string_view frame);

} // namespace sluis::sandbox::protocol
