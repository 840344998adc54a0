#pragma once

#include <v8.h>

#include <cstdint>
#include <string>

namespace sluis::sandbox::worker {

// Names of our scripts, as they appear in stack traces.
inline constexpr const char* TemplateScript = "template";
inline constexpr const char* TestScript = "test";

// A line of a script of the author's.
struct Place {
    std::string script; // TemplateScript, TestScript or ""
    int line = 0;
};

// Where the code of an author stands right now; line 0 when none of it is on the stack.
Place currentPlace(v8::Isolate* isolate);
uint32_t currentLine(v8::Isolate* isolate); // in the template alone

// Where an exception was thrown: the innermost line of an author.
Place placeOf(v8::Isolate* isolate, v8::Local<v8::Message> message);

} // namespace sluis::sandbox::worker
