#pragma once

#include "core/sandbox/worker/engine.h"
#include "core/sandbox/worker/run.h"

#include <v8.h>

#include <string>
#include <string_view>

namespace sluis::sandbox::worker::api {

struct Function;

// One call of a function of ours by a template: its arguments, its run, and how to answer.
class Call
{
public:
    Call(const v8::FunctionCallbackInfo<v8::Value>& info, const char* name, Run& run);

    v8::Isolate* isolate() const { return m_isolate; }
    v8::Local<v8::Context> context() const { return m_context; }
    Run& run() const { return m_run; }
    const char* name() const { return m_name; }

    v8::Local<v8::Value> receiver() const { return m_info.This(); }
    int count() const { return m_info.Length(); }
    v8::Local<v8::Value> operator[](int index) const { return m_info[index]; } // undefined beyond the last
    bool isFunction(int index) const { return m_info[index]->IsFunction(); }

    // String(argument) as UTF-8. False with an exception pending (a hostile toString).
    bool text(int index, std::string& result) const;
    bool text(v8::Local<v8::Value> value, std::string& result) const;

    // A member of an argument that is an object; undefined for others and when it throws.
    v8::Local<v8::Value> member(v8::Local<v8::Value> object, const char* name) const;
    std::string memberText(v8::Local<v8::Value> object, const char* name) const; // "" when it is no text

    void give(v8::Local<v8::Value> value) const { m_info.GetReturnValue().Set(value); }
    void give(std::string_view text) const;
    void give(bool value) const { m_info.GetReturnValue().Set(value); }
    void give(double value) const { m_info.GetReturnValue().Set(value); }
    void giveNull() const { m_info.GetReturnValue().SetNull(); }
    void give(const value::Value& value) const;

    void fail(std::string_view message) const; // throws in the template

    // False with an exception pending when the permission does not allow it. In tests it only leaves a finding.
    bool permit(std::string_view permission, bool allowed) const;

    uint32_t line() const; // of the template

    // A promise whose resolver waits under a number; 0 with an exception pending when there are too many.
    uint64_t promise() const; // gives the promise, too

private:
    const v8::FunctionCallbackInfo<v8::Value>& m_info;
    v8::Isolate* m_isolate;
    v8::Local<v8::Context> m_context;
    const char* m_name;
    Run& m_run;
};

} // namespace sluis::sandbox::worker::api
