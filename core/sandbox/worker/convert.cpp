#include "core/sandbox/worker/convert.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace sluis::sandbox::worker {
namespace {

    using protocol::Reader;
    using protocol::Wire;
    using protocol::Writer;
    using value::Value;

    // V8 copies ASCII as it is and looks at every byte of all else, several times.
    v8::Local<v8::String> stringToV8(v8::Isolate* isolate, std::string_view text, v8::NewStringType type)
    {
        const auto size = static_cast<int>(text.size());
        const auto made = isAscii(text)
            ? v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(text.data()), type, size)
            : v8::String::NewFromUtf8(isolate, text.data(), type, size);
        return made.FromMaybe(v8::String::Empty(isolate));
    }

    // Appends a text, and calls begin(the number of its bytes) before it does.
    template <class Begin>
    void appendText(v8::Isolate* isolate, v8::Local<v8::String> text, std::string& bytes, Begin&& begin)
    {
        const size_t before = bytes.size();
        if (text->IsOneByte()) {
            const auto units = static_cast<size_t>(text->Length());
            begin(units);
            const size_t at = bytes.size();
            bytes.resize(at + units);
            text->WriteOneByte(isolate, reinterpret_cast<uint8_t*>(bytes.data() + at), 0, static_cast<int>(units),
                v8::String::NO_NULL_TERMINATION);
            if (isAscii(std::string_view(bytes).substr(at)))
                return;
            bytes.resize(before);
        }
        // V8's own encoder takes several times as long.
        thread_local std::u16string units;
        thread_local std::string encoded;
        units.resize(static_cast<size_t>(text->Length()));
        text->Write(isolate, reinterpret_cast<uint16_t*>(units.data()), 0, static_cast<int>(units.size()),
            v8::String::NO_NULL_TERMINATION);
        encoded.clear();
        encoded.reserve(units.size() * 3);
        for (size_t i = 0; i < units.size(); ++i) {
            const char16_t unit = units[i];
            const bool isPair = (unit & 0xFC00) == 0xD800 && i + 1 < units.size() && (units[i + 1] & 0xFC00) == 0xDC00;
            if (unit < 0x80)
                encoded.push_back(static_cast<char>(unit));
            else if (isPair)
                appendUtf8(encoded, 0x10000 + ((char32_t(unit) & 0x3FF) << 10) + (units[++i] & 0x3FF));
            else
                appendUtf8(encoded, unit); // a lone surrogate becomes U+FFFD
        }
        begin(encoded.size());
        bytes += encoded;
    }

    v8::Local<v8::Value> readValue(v8::Local<v8::Context> context, Reader& in, size_t depth)
    {
        v8::Isolate* isolate = context->GetIsolate();
        if (depth > protocol::ValueDepthLimit)
            in.spoil();
        switch (in.kind()) {
        case Wire::Undefined:
            return v8::Undefined(isolate);
        case Wire::Null:
            return v8::Null(isolate);
        case Wire::False:
            return v8::False(isolate);
        case Wire::True:
            return v8::True(isolate);
        case Wire::Integer:
            return v8::Number::New(isolate, static_cast<double>(in.integer()));
        case Wire::Double:
            return v8::Number::New(isolate, in.real());
        case Wire::String:
            return toV8(isolate, in.text());
        case Wire::Array: {
            const uint64_t count = in.count();
            if (count > in.left()) {
                in.spoil();
                break;
            }
            std::vector<v8::Local<v8::Value>> items;
            items.reserve(count);
            for (uint64_t i = 0; i < count; ++i)
                items.push_back(readValue(context, in, depth + 1));
            return v8::Array::New(isolate, items.data(), items.size());
        }
        case Wire::Object: {
            const v8::Local<v8::Object> object = v8::Object::New(isolate);
            for (uint64_t left = in.count(); left > 0 && in.ok(); --left) {
                const v8::Local<v8::String> key = keyToV8(isolate, in.text());
                object->CreateDataProperty(context, key, readValue(context, in, depth + 1)).Check();
            }
            return object;
        }
        }
        return v8::Undefined(isolate);
    }

    // One walk for both targets: the wire and our Value.
    class Walk
    {
    public:
        explicit Walk(v8::Local<v8::Context> context)
            : m_context(context)
            , m_isolate(context->GetIsolate())
        { }

        bool write(Writer& out, v8::Local<v8::Value> value, size_t depth)
        {
            if (!spend(depth))
                return false;
            if (value->IsString()) {
                out.kind(Wire::String);
                writeText(out, m_isolate, value.As<v8::String>());
                return true;
            }
            if (value->IsNumber()) {
                out.value(Value(value.As<v8::Number>()->Value()));
                return true;
            }
            if (value->IsBoolean()) {
                out.kind(value->IsTrue() ? Wire::True : Wire::False);
                return true;
            }
            if (value->IsNull()) {
                out.kind(Wire::Null);
                return true;
            }
            if (value->IsArray())
                return writeArray(out, value.As<v8::Array>(), depth);
            if (value->IsObject() && !value->IsFunction())
                return writeObject(out, value.As<v8::Object>(), depth);
            out.kind(Wire::Undefined);
            return true;
        }

        // Without its head, and without what is null or undefined.
        bool writeMembers(Writer& out, v8::Local<v8::Object> object, uint64_t& count)
        {
            v8::Local<v8::Array> keys;
            return namesOf(object).ToLocal(&keys)
                && forEach(object, keys, [&](v8::Local<v8::String> name, v8::Local<v8::Value> value) {
                       if (value->IsNullOrUndefined())
                           return true;
                       ++count;
                       writeText(out, m_isolate, name);
                       return write(out, value, 1);
                   });
        }

    private:
        bool spend(size_t depth)
        {
            if (depth <= protocol::ValueDepthLimit && m_budget > 0) {
                --m_budget;
                return true;
            }
            throwError(m_isolate,
                depth > protocol::ValueDepthLimit ? "A value is nested too deeply." : "A value is too large.");
            return false;
        }

        bool writeArray(Writer& out, v8::Local<v8::Array> array, size_t depth)
        {
            const uint32_t length = array->Length();
            if (length > m_budget) {
                throwError(m_isolate, "A value is too large.");
                return false;
            }
            out.kind(Wire::Array);
            out.count(length);
            for (uint32_t i = 0; i < length; ++i) {
                v8::HandleScope scope(m_isolate);
                v8::Local<v8::Value> item;
                if (!array->Get(m_context, i).ToLocal(&item) || !write(out, item, depth + 1))
                    return false;
            }
            return true;
        }

        bool writeObject(Writer& out, v8::Local<v8::Object> object, size_t depth)
        {
            v8::Local<v8::Array> keys;
            if (!namesOf(object).ToLocal(&keys))
                return false;
            out.kind(Wire::Object);
            out.count(keys->Length());
            return forEach(object, keys, [&](v8::Local<v8::String> name, v8::Local<v8::Value> value) {
                writeText(out, m_isolate, name);
                return write(out, value, depth + 1);
            });
        }

        v8::MaybeLocal<v8::Array> namesOf(v8::Local<v8::Object> object)
        {
            v8::Local<v8::Array> keys;
            if (!object
                    ->GetOwnPropertyNames(m_context,
                        static_cast<v8::PropertyFilter>(v8::ONLY_ENUMERABLE | v8::SKIP_SYMBOLS),
                        v8::KeyConversionMode::kConvertToString)
                    .ToLocal(&keys))
                return {};
            if (keys->Length() <= m_budget)
                return keys;
            throwError(m_isolate, "A value is too large.");
            return {};
        }

        template <class Take> bool forEach(v8::Local<v8::Object> object, v8::Local<v8::Array> keys, Take&& take)
        {
            for (uint32_t i = 0; i < keys->Length(); ++i) {
                const v8::HandleScope scope(m_isolate);
                v8::Local<v8::Value> key;
                v8::Local<v8::Value> value;
                if (!keys->Get(m_context, i).ToLocal(&key) || !object->Get(m_context, key).ToLocal(&value)
                    || !take(key.As<v8::String>(), value))
                    return false;
            }
            return true;
        }

        v8::Local<v8::Context> m_context;
        v8::Isolate* m_isolate;
        size_t m_budget = protocol::ValueCountLimit;
    };

} // namespace

v8::Local<v8::String> toV8(v8::Isolate* isolate, std::string_view text)
{
    return stringToV8(isolate, text, v8::NewStringType::kNormal);
}

v8::Local<v8::String> keyToV8(v8::Isolate* isolate, std::string_view text)
{
    return stringToV8(isolate, text, v8::NewStringType::kInternalized);
}

v8::Local<v8::Value> toV8(v8::Local<v8::Context> context, const Value& value)
{
    v8::Isolate* isolate = context->GetIsolate();
    switch (value.type()) {
    case Value::Type::Undefined:
        return v8::Undefined(isolate);
    case Value::Type::Null:
        return v8::Null(isolate);
    case Value::Type::Boolean:
        return v8::Boolean::New(isolate, value.boolean());
    case Value::Type::Number:
        return v8::Number::New(isolate, value.number());
    case Value::Type::String:
        return toV8(isolate, value.string());
    case Value::Type::Array: {
        std::vector<v8::Local<v8::Value>> items;
        items.reserve(value.items().size());
        for (const Value& item : value.items())
            items.push_back(toV8(context, item));
        return v8::Array::New(isolate, items.data(), items.size());
    }
    case Value::Type::Object: {
        const v8::Local<v8::Object> object = v8::Object::New(isolate);
        for (const value::Member& member : value.members())
            object->CreateDataProperty(context, keyToV8(isolate, member.name()), toV8(context, member.value)).Check();
        return object;
    }
    }
    return v8::Undefined(isolate);
}

v8::Local<v8::Value> toV8(v8::Local<v8::Context> context, Reader& in)
{
    return readValue(context, in, 0);
}

std::string textOf(v8::Isolate* isolate, v8::Local<v8::String> text)
{
    std::string result;
    appendText(isolate, text, result, [](size_t) { });
    return result;
}

void writeText(Writer& out, v8::Isolate* isolate, v8::Local<v8::String> text)
{
    appendText(isolate, text, out.bytes(), [&out](size_t size) { out.count(size); });
}

bool writeValue(Writer& out, v8::Local<v8::Context> context, v8::Local<v8::Value> value)
{
    return Walk(context).write(out, value, 0);
}

bool writeSetMembers(Writer& out, v8::Local<v8::Context> context, v8::Local<v8::Value> value)
{
    std::string members;
    Writer to(members);
    Walk walk(context);
    uint64_t count = 0;
    const bool hasAny = value->IsObject() && !value->IsFunction() && !value->IsArray();
    if (hasAny && !walk.writeMembers(to, value.As<v8::Object>(), count))
        return false;
    out.kind(Wire::Object);
    out.count(count);
    out.bytes() += members;
    return true;
}

bool fromV8(v8::Local<v8::Context> context, v8::Local<v8::Value> value, Value& result)
{
    std::string bytes;
    Writer out(bytes);
    if (!writeValue(out, context, value))
        return false;
    Reader in(bytes);
    result = in.value();
    return true;
}

std::string messageText(v8::Isolate* isolate, v8::Local<v8::Message> message)
{
    constexpr std::string_view Prefix = "Uncaught ";
    constexpr int UnitLimit = 4096;
    if (message.IsEmpty())
        return {};
    v8::Local<v8::String> text = message->Get();
    std::string result(static_cast<size_t>(std::min(text->Length(), UnitLimit)) * 3, '\0');
    int units = 0;
    const int written = text->WriteUtf8(isolate, result.data(), static_cast<int>(result.size()), &units,
        v8::String::NO_NULL_TERMINATION | v8::String::REPLACE_INVALID_UTF8);
    result.resize(static_cast<size_t>(written));
    if (result.starts_with(Prefix))
        result.erase(0, Prefix.size());
    return result;
}

void throwError(v8::Isolate* isolate, std::string_view message)
{
    isolate->ThrowException(v8::Exception::Error(toV8(isolate, message)));
}

} // namespace sluis::sandbox::worker
