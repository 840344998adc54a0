#include "core/sandbox/worker/shapes.h"

#include "core/base/utf8.h"
#include "core/sandbox/worker/api/table.h"
#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"
#include "core/value/json.h"
#include "core/value/key_path.h"

#include <algorithm>

namespace sluis::sandbox::worker {

using protocol::Reader;
using protocol::Wire;

struct Shape {
    std::string structure;
    uint32_t seen = 0;
    uint64_t lastSeen = 0;
    std::vector<std::pair<const Realm*, v8::Global<v8::Function>>>
        makers; // a literal in every realm that had use for it
    static constexpr int NotPlain = -1;
    std::unordered_map<std::string, int> top; // members of the outermost object: their number in the content
};

namespace {

    constexpr uint32_t SeenBefore = 4; // that often a value is made member by member
    constexpr size_t ShapeLimit = 32;
    constexpr size_t StructureLimitBytes = 8 * 1024;
    constexpr size_t DepthLimit = 16; // of nesting in a literal

    void skip(Reader& in, Wire kind)
    {
        switch (kind) {
        case Wire::Integer:
            in.count();
            break;
        case Wire::Double:
            in.real();
            break;
        case Wire::String:
            in.text();
            break;
        default:
            break;
        }
    }

    bool isContainer(Wire kind)
    {
        return kind == Wire::Array || kind == Wire::Object;
    }

    // Writes down what is left of a value without its content, and passes over it.
    class Walk
    {
    public:
        explicit Walk(std::string& structure)
            : m_structure(structure)
        { }

        void pass(Reader& in, size_t depth)
        {
            if (depth > protocol::ValueDepthLimit || m_budget-- == 0)
                return in.spoil();
            const Wire kind = in.kind();
            protocol::Writer out(m_structure);
            out.kind(isContainer(kind) ? kind : Wire::Undefined);
            if (!isContainer(kind))
                return skip(in, kind);
            deepest = std::max(deepest, depth);
            const uint64_t count = in.count();
            out.count(count);
            for (uint64_t left = count; left > 0 && in.ok(); --left) {
                if (kind == Wire::Object)
                    protocol::Writer(m_structure).text(in.text());
                pass(in, depth + 1);
            }
        }

        size_t deepest = 0;

    private:
        std::string& m_structure;
        size_t m_budget = protocol::ValueCountLimit;
    };

    // The literal for what a structure describes; `next` counts the content.
    void writeLiteral(std::string& code, Reader& in, size_t& next, bool withCallbacks = false)
    {
        const Wire kind = in.kind();
        if (!isContainer(kind)) {
            code += "v[" + std::to_string(next++) + "]";
            return;
        }
        const bool isObject = kind == Wire::Object;
        code += isObject ? '{' : '[';
        for (uint64_t left = in.count(); left > 0; --left) {
            if (isObject) {
                const std::string name = repairUtf8(in.text());
                const std::string quoted = value::writeJson(value::Value(name));
                code += name == "__proto__" ? "[" + quoted + "]:" : quoted + ":"; // else it would be the prototype
            }
            writeLiteral(code, in, next);
            code += ',';
        }
        if (withCallbacks) {
            int number = 0;
            for (const api::Function* callback : api::tagCallbacks())
                code += std::string(callback->name) + ":f" + std::to_string(number++) + ",";
        }
        code += isObject ? '}' : ']';
    }

    size_t countContent(Reader& in)
    {
        const Wire kind = in.kind();
        if (!isContainer(kind))
            return 1;
        size_t count = 0;
        for (uint64_t left = in.count(); left > 0; --left) {
            if (kind == Wire::Object)
                in.text();
            count += countContent(in);
        }
        return count;
    }

    void noteMembers(Shape& shape)
    {
        Reader in(std::string_view(shape.structure).substr(1));
        if (in.kind() != Wire::Object)
            return;
        int next = 0;
        for (uint64_t left = in.count(); left > 0; --left) {
            std::string name(in.text());
            Reader ahead = in;
            const bool isPlain = !isContainer(ahead.kind());
            shape.top[std::move(name)] = isPlain ? next : Shape::NotPlain;
            next += static_cast<int>(countContent(in));
        }
    }

    void collect(v8::Local<v8::Context> context, Reader& in, std::vector<v8::Local<v8::Value>>& content)
    {
        Reader ahead = in;
        const Wire kind = ahead.kind();
        if (!isContainer(kind))
            return content.push_back(toV8(context, in));
        in = ahead;
        for (uint64_t left = in.count(); left > 0 && in.ok(); --left) {
            if (kind == Wire::Object)
                in.text();
            collect(context, in, content);
        }
    }

    bool makesTagData(const Shape& shape)
    {
        return shape.structure.front() == static_cast<char>(Shapes::With::TagCallbacks);
    }

} // namespace

Shapes::Shapes(v8::Isolate* isolate)
    : m_isolate(isolate)
{
    const v8::HandleScope scope(isolate);
    m_context.Reset(isolate, v8::Context::New(isolate));
}

Shapes::~Shapes() = default;

Shapes::Found Shapes::take(Reader& in, With with)
{
    const std::string_view before = in.rest();
    m_structure.assign(1, static_cast<char>(with));
    Walk walk(m_structure);
    walk.pass(in, 0);
    if (!in.ok())
        return {};
    Found found{before.substr(0, before.size() - in.left()), nullptr};
    const bool isLiteral = isContainer(static_cast<Wire>(m_structure[1]));
    if (!isLiteral || m_structure.size() > StructureLimitBytes || walk.deepest > DepthLimit)
        return found;
    auto place = m_shapes.find(m_structure);
    if (place == m_shapes.end()) {
        if (m_shapes.size() >= ShapeLimit)
            m_shapes.erase(std::min_element(m_shapes.begin(), m_shapes.end(),
                [](const auto& a, const auto& b) { return a.second->lastSeen < b.second->lastSeen; }));
        auto shape = std::make_shared<Shape>();
        shape->structure = m_structure;
        const std::string_view key = shape->structure;
        place = m_shapes.emplace(key, std::move(shape)).first;
    }
    Shape& shape = *place->second;
    shape.lastSeen = ++m_time;
    if (++shape.seen == SeenBefore)
        noteMembers(shape);
    if (shape.seen >= SeenBefore) {
        shape.seen = SeenBefore;
        found.shape = place->second;
    }
    return found;
}

v8::Local<v8::Array> Shapes::content(std::string_view bytes) const
{
    const v8::Local<v8::Context> context = m_context.Get(m_isolate);
    const v8::Context::Scope inside(context);
    Reader in(bytes);
    std::vector<v8::Local<v8::Value>> content;
    content.reserve(bytes.size() / 16);
    collect(context, in, content);
    return v8::Array::New(m_isolate, content.data(), content.size());
}

v8::MaybeLocal<v8::Value> Shapes::make(Realm& realm, Shape& shape, v8::Local<v8::Array> content) const
{
    const auto known = std::find_if(
        shape.makers.begin(), shape.makers.end(), [&realm](const auto& maker) { return maker.first == &realm; });
    v8::Local<v8::Function> maker;
    if (known != shape.makers.end()) {
        maker = known->second.Get(m_isolate);
    } else {
        std::string code = "return ";
        size_t next = 0;
        Reader in(std::string_view(shape.structure).substr(1));
        writeLiteral(code, in, next, makesTagData(shape));
        if (!realm.compile(code, "object", {"v", "f0", "f1"}).ToLocal(&maker))
            return {};
        shape.makers.emplace_back(&realm, v8::Global<v8::Function>(m_isolate, maker));
    }
    v8::Local<v8::Value> arguments[3] = {content};
    int count = 1;
    if (makesTagData(shape)) {
        for (const api::Function* callback : api::tagCallbacks())
            arguments[count++] = realm.function(*callback);
    }
    return maker->Call(realm.context(), v8::Undefined(m_isolate), count, arguments);
}

v8::MaybeLocal<v8::Value> Shapes::make(Realm& realm, const Found& found, With with) const
{
    if (found.shape)
        return make(realm, *found.shape, content(found.bytes));
    Reader in(found.bytes);
    const v8::Local<v8::Value> made = toV8(realm.context(), in);
    if (with == With::TagCallbacks && made->IsObject()) {
        for (const api::Function* callback : api::tagCallbacks())
            made.As<v8::Object>()
                ->CreateDataProperty(realm.context(), keyToV8(m_isolate, callback->name), realm.function(*callback))
                .Check();
    }
    return made;
}

void Shapes::forget(const Realm& realm)
{
    for (const auto& [structure, shape] : m_shapes)
        std::erase_if(shape->makers, [&realm](const auto& maker) { return maker.first == &realm; });
}

LentValue::LentValue(Shapes& shapes, Reader& in)
    : m_shapes(shapes)
{
    Shapes::Found found = shapes.take(in);
    m_bytes = found.bytes;
    m_shape = std::move(found.shape);
}

v8::Local<v8::Array> LentValue::content() const
{
    v8::Isolate* isolate = v8::Isolate::GetCurrent();
    if (m_content.IsEmpty())
        m_content.Reset(isolate, m_shapes.content(m_bytes));
    return m_content.Get(isolate);
}

v8::MaybeLocal<v8::Value> LentValue::make(Realm& realm) const
{
    if (m_shape)
        return m_shapes.make(realm, *m_shape, content());
    return m_shapes.make(realm, Shapes::Found{m_bytes, nullptr});
}

v8::MaybeLocal<v8::Value> LentValue::at(v8::Local<v8::Context> context, std::string_view path) const
{
    if (m_shape && !m_shape->top.empty()) {
        const auto member = m_shape->top.find(std::string(path));
        if (member != m_shape->top.end() && member->second != Shape::NotPlain)
            return content()->Get(context, static_cast<uint32_t>(member->second));
        if (member == m_shape->top.end() && path.find('.') == path.npos)
            return v8::Undefined(context->GetIsolate());
    }
    return toV8(context, value::atPath(value(), path));
}

const value::Value& LentValue::value() const
{
    if (!m_value) {
        Reader in(m_bytes);
        m_value = in.value();
    }
    return *m_value;
}

} // namespace sluis::sandbox::worker
