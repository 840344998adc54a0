#pragma once

#include "core/sandbox/worker/api/call.h"
#include "core/url/url.h"

#include <v8.h>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::sandbox::worker {
class Realm;
}

// Everything that `require` gives. Each file of this folder adds one group.
namespace sluis::sandbox::worker::api {

struct Function {
    const char* name;
    void (*body)(Call&);
};

// An object such as Math and its functions.
struct Library {
    const char* name;
    std::span<const Function> members;
};

using Group = std::span<const Function>; // functions by themselves

Group valueFunctions(); // getType, makeString … (values.cpp)
Group encodingFunctions(); // encodeUri, toBase64 … (encoding.cpp)
Group cryptoFunctions(); // sha256 … (hashes.cpp)
Group urlFunctions(); // parseUrl, computeEffectiveTldPlusOne (urls.cpp)
Group regexFunctions(); // createRegex, testRegex (regex.cpp)
Group eventFunctions(); // getEventData … (event.cpp)
Group requestFunctions(); // getRequestHeader … (request.cpp)
Group responseFunctions(); // setResponseBody, setCookie … (response.cpp)
Group outgoingFunctions(); // sendHttpRequest … (outgoing.cpp)
Group containerFunctions(); // runContainer, claimRequest, messages … (container.cpp)
Group timeFunctions(); // callLater, getTimestampMillis, generateRandom, logToConsole (time.cpp)

Library jsonLibrary();
Library mathLibrary();
Library objectLibrary();
Library promiseLibrary();
Library storageLibrary();
Library bigQueryLibrary();
Library firestoreLibrary();

// What require(name) gives in this realm, frozen; empty for unknown names.
v8::MaybeLocal<v8::Value> make(Realm& realm, v8::Local<v8::Context> context, std::string_view name);

// A frozen function of ours outside the table, for things handed to callbacks. Realm::function() keeps those that carry
// nothing.
v8::Local<v8::Function> makeFunction(v8::Local<v8::Context> context, const Function& function);

const Function&
trackFunction(); // has the run remember a promise that a template makes, with the function that refuses it

// What the engine asks of single groups.
std::array<const Function*, 2> tagCallbacks(); // gtmOnSuccess, gtmOnFailure
void returnResult(
    v8::Local<v8::Context> context, Run& run, v8::Local<v8::Value> result); // of a variable, promises included
void settle(v8::Local<v8::Context> context, PendingCall& pending, bool succeeded, v8::Local<v8::Value> body);
v8::Local<v8::Function> bindToEvent(v8::Local<v8::Context> context, uint64_t call); // for the callbacks of runContainer

// A URL as permissions look at it; views into the URL.
templates::UrlParts urlParts(const url::Url& url);

// A repeated name has an array of its values.
value::Value pairsToValue(const url::Pairs& pairs);

std::vector<std::string> allNames(); // of everything that `require` knows

} // namespace sluis::sandbox::worker::api
