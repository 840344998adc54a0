#pragma once

#include "core/sandbox/protocol/codec.h"
#include "core/value/value.h"

#include <v8.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluis::sandbox::worker {

class Realm;

// Names and nesting of a value that came before: { event_name, items: [{ id, price }] }. Objects of a known shape are
// made by a literal in JavaScript that takes what is in them from a list, which is several times cheaper than to add
// member after member.
struct Shape;

// Makes objects out of values on the wire. Belongs to one engine.
class Shapes
{
public:
    explicit Shapes(v8::Isolate* isolate);
    ~Shapes();
    Shapes(const Shapes&) = delete;
    Shapes& operator=(const Shapes&) = delete;

    enum class With { Nothing, TagCallbacks }; // what is added to an object: gtmOnSuccess and gtmOnFailure

    struct Found {
        std::string_view bytes; // of the value, in the reader's memory
        std::shared_ptr<Shape> shape; // null: it has not come often enough, or is too large
    };
    // Takes a value from the reader without making anything of it. Spoils the reader like Reader::value().
    Found take(protocol::Reader& in, With with = With::Nothing);

    // What is in it, in order, without the names: the same list serves every realm.
    v8::Local<v8::Array> content(std::string_view bytes) const;

    // In the current context, which is the realm's. Empty with an exception pending.
    v8::MaybeLocal<v8::Value> make(Realm& realm, Shape& shape, v8::Local<v8::Array> content) const;
    v8::MaybeLocal<v8::Value> make(Realm& realm, const Found& found, With with = With::Nothing) const;

    void forget(const Realm& realm); // it is about to end

private:
    v8::Isolate* m_isolate;
    v8::Global<v8::Context> m_context; // of the lists: no template sees it
    std::unordered_map<std::string_view, std::shared_ptr<Shape>> m_shapes; // by what they hold themselves
    std::string m_structure; // of the value at hand
    uint64_t m_time = 0;
};

// An event or the like that several runs read.
class LentValue
{
public:
    LentValue(Shapes& shapes, protocol::Reader& in);

    v8::MaybeLocal<v8::Value> make(Realm& realm) const; // all of it
    v8::MaybeLocal<v8::Value> at(v8::Local<v8::Context> context, std::string_view path) const; // as value::atPath()
    const value::Value& value() const;

private:
    v8::Local<v8::Array> content() const;

    Shapes& m_shapes;
    std::string m_bytes;
    std::shared_ptr<Shape> m_shape;
    mutable v8::Global<v8::Array> m_content;
    mutable std::optional<value::Value> m_value;
};

} // namespace sluis::sandbox::worker
