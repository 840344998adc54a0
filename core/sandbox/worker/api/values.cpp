#include "core/sandbox/worker/api/table.h"

#include "core/sandbox/worker/convert.h"

#include <cmath>

// getType, makeInteger, makeNumber, makeString, makeTableMap.
namespace sluis::sandbox::worker::api {
namespace {

    const char* typeOf(v8::Local<v8::Value> value)
    {
        if (value->IsUndefined())
            return "undefined";
        if (value->IsNull())
            return "null";
        if (value->IsBoolean())
            return "boolean";
        if (value->IsNumber())
            return "number";
        if (value->IsString())
            return "string";
        if (value->IsFunction())
            return "function";
        return value->IsArray() ? "array" : "object";
    }

    void getType(Call& call)
    {
        call.give(std::string_view(typeOf(call[0])));
    }

    void makeNumber(Call& call)
    {
        double number = 0;
        if (call[0]->NumberValue(call.context()).To(&number))
            call.give(number);
    }

    void makeInteger(Call& call)
    {
        double number = 0;
        if (!call[0]->NumberValue(call.context()).To(&number))
            return;
        if (std::isnan(number) && call[0]->IsString()) {
            // "12px" is 12, as parseInt reads it.
            std::string text;
            if (!call.text(0, text))
                return;
            char* end = nullptr;
            const double leading = std::strtod(text.c_str(), &end);
            const size_t first = text.find_first_not_of(" \t\r\n");
            const bool isDecimal = first != text.npos && text.find_first_of("0123456789", first) <= first + 2;
            number = end != text.c_str() && isDecimal ? leading : std::nan("");
        }
        call.give(std::trunc(number) + 0.0);
    }

    void makeString(Call& call)
    {
        v8::Local<v8::String> text;
        if (call[0]->ToString(call.context()).ToLocal(&text))
            call.give(v8::Local<v8::Value>(text));
    }

    void makeTableMap(Call& call)
    {
        if (!call[0]->IsArray() || call[0].As<v8::Array>()->Length() == 0)
            return call.giveNull();
        const v8::Local<v8::Array> table = call[0].As<v8::Array>();
        const v8::Local<v8::Object> map = v8::Object::New(call.isolate());
        for (uint32_t i = 0; i < table->Length(); ++i) {
            v8::Local<v8::Value> row;
            v8::Local<v8::Value> key;
            v8::Local<v8::Value> value;
            v8::Local<v8::String> name;
            if (!table->Get(call.context(), i).ToLocal(&row))
                return;
            if (!row->IsObject())
                continue;
            const v8::Local<v8::Object> object = row.As<v8::Object>();
            if (!object->Get(call.context(), call[1]).ToLocal(&key)
                || !object->Get(call.context(), call[2]).ToLocal(&value)
                || !key->ToString(call.context()).ToLocal(&name))
                return;
            map->CreateDataProperty(call.context(), name, value).FromMaybe(false);
        }
        call.give(v8::Local<v8::Value>(map));
    }

    constexpr Function Functions[] = {{"getType", getType}, {"makeInteger", makeInteger}, {"makeNumber", makeNumber},
        {"makeString", makeString}, {"makeTableMap", makeTableMap}};

} // namespace

Group valueFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
