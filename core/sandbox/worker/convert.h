#pragma once

#include "core/sandbox/protocol/codec.h"
#include "core/value/value.h"

#include <v8.h>

#include <string>
#include <string_view>

// Values between the wire, our Value and V8. Text is UTF-8 outside and UTF-16 inside; lone surrogates become U+FFFD.
namespace sluis::sandbox::worker {

v8::Local<v8::String> toV8(v8::Isolate* isolate, std::string_view text);
v8::Local<v8::String> keyToV8(v8::Isolate* isolate, std::string_view text); // for names of members
v8::Local<v8::Value> toV8(v8::Local<v8::Context> context, const value::Value& value);

// Straight from the wire; undefined when the reader spoils.
v8::Local<v8::Value> toV8(v8::Local<v8::Context> context, protocol::Reader& in);

std::string textOf(v8::Isolate* isolate, v8::Local<v8::String> text);
void writeText(protocol::Writer& out, v8::Isolate* isolate, v8::Local<v8::String> text); // length and bytes

// The text of a message without V8's "Uncaught ", cut to what a person reads: templates can throw megabytes.
std::string messageText(v8::Isolate* isolate, v8::Local<v8::Message> message);

// A copy of JSON-like content: functions and symbols are left out (undefined as items), deeper or more than the wire's
// limits is refused. False with a JavaScript exception pending.
bool writeValue(protocol::Writer& out, v8::Local<v8::Context> context, v8::Local<v8::Value> value);
// The same for an object, without members that are null or undefined; an empty object for all else.
bool writeSetMembers(protocol::Writer& out, v8::Local<v8::Context> context, v8::Local<v8::Value> value);
bool fromV8(v8::Local<v8::Context> context, v8::Local<v8::Value> value, value::Value& result);

// For results that nobody needs: what was thrown is for the TryCatch around.
template <class T> void mayThrow(v8::MaybeLocal<T>) { }

void throwError(v8::Isolate* isolate, std::string_view message);

} // namespace sluis::sandbox::worker
