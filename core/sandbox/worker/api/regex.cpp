#include "core/sandbox/worker/api/table.h"

#include "core/base/utf8.h"
#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"

#include <re2/re2.h>

#include <memory>
#include <vector>

// createRegex, testRegex, and what String.prototype.replace, match, search and split ask of such an object: the methods
// behind Symbol.replace and its kin. Matching is RE2's, so it takes linear time.
namespace sluis::sandbox::worker::api {
namespace {

    constexpr int64_t ProgramBytes = 1024 * 1024; // RE2's memory for one pattern

    struct Regex {
        std::unique_ptr<RE2> program;
        bool global = false;
        size_t lastIndex = 0; // in UTF-8 bytes, for testRegex with the flag g
        v8::Global<v8::Object> self; // weak: the pattern goes with its object
    };

    // A text in UTF-8 as RE2 wants it, with positions in UTF-16 as JavaScript counts them.
    class Subject
    {
    public:
        explicit Subject(std::string text)
            : m_text(std::move(text))
        { }
        const std::string& text() const { return m_text; }
        // Positions must not go back between calls, which matches of one scan do not.
        uint32_t unitsAt(size_t byte)
        {
            if (byte < m_byte) {
                m_byte = 0;
                m_units = 0;
            }
            for (; m_byte < byte; ++m_byte) {
                const auto c = static_cast<unsigned char>(m_text[m_byte]);
                m_units += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
            }
            return m_units;
        }
        size_t next(size_t byte) const // behind the character at `byte`
        {
            ++byte;
            while (byte < m_text.size() && (static_cast<unsigned char>(m_text[byte]) & 0xC0) == 0x80)
                ++byte;
            return byte;
        }

    private:
        std::string m_text;
        size_t m_byte = 0;
        uint32_t m_units = 0;
    };

    using Groups = std::vector<re2::StringPiece>;

    bool matchAt(const Regex& regex, const std::string& text, size_t from, Groups& groups)
    {
        groups.resize(static_cast<size_t>(regex.program->NumberOfCapturingGroups()) + 1);
        return from <= text.size()
            && regex.program->Match(
                text, from, text.size(), RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()));
    }

    size_t offset(const std::string& text, const re2::StringPiece& piece)
    {
        return static_cast<size_t>(piece.data() - text.data());
    }

    // Calls found(groups) for the first match, or all of them when the pattern is global; stops when it says false.
    template <class Found> void forEachMatch(const Regex& regex, const Subject& subject, Found&& found)
    {
        Groups groups;
        size_t from = 0;
        while (matchAt(regex, subject.text(), from, groups)) {
            if (!found(groups) || !regex.global)
                return;
            const size_t end = offset(subject.text(), groups[0]) + groups[0].size();
            from = groups[0].empty() ? subject.next(end) : end;
        }
    }

    Regex* regexOf(v8::Local<v8::Value> value)
    {
        if (!value->IsObject() || value.As<v8::Object>()->InternalFieldCount() != 2)
            return nullptr;
        return static_cast<Regex*>(value.As<v8::Object>()->GetAlignedPointerFromInternalField(0));
    }

    v8::Local<v8::Value> groupValue(v8::Isolate* isolate, const re2::StringPiece& piece)
    {
        if (!piece.data())
            return v8::Undefined(isolate);
        return toV8(isolate, std::string_view(piece.data(), piece.size()));
    }

    // ---- replacement texts: $$, $&, $`, $', $1 … $99, $<name> ----

    void appendReplacement(
        std::string& out, std::string_view pattern, const std::string& text, const Groups& groups, const RE2& program)
    {
        const auto append = [&](const re2::StringPiece& piece) {
            if (piece.data())
                out.append(piece.data(), piece.size());
        };
        const size_t start = offset(text, groups[0]);
        for (size_t i = 0; i < pattern.size(); ++i) {
            const char c = pattern[i];
            const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
            if (c != '$' || next == '\0') {
                out += c;
            } else if (next == '$') {
                out += '$';
                ++i;
            } else if (next == '&') {
                append(groups[0]);
                ++i;
            } else if (next == '`') {
                out.append(text, 0, start);
                ++i;
            } else if (next == '\'') {
                out.append(text, start + groups[0].size());
                ++i;
            } else if (next == '<' && !program.NamedCapturingGroups().empty() && pattern.find('>', i) != pattern.npos) {
                const size_t close = pattern.find('>', i);
                const auto& names = program.NamedCapturingGroups();
                if (const auto found = names.find(std::string(pattern.substr(i + 2, close - i - 2)));
                    found != names.end())
                    append(groups[static_cast<size_t>(found->second)]);
                i = close;
            } else if (next >= '0' && next <= '9') {
                size_t number = static_cast<size_t>(next - '0');
                size_t used = 1;
                if (i + 2 < pattern.size() && pattern[i + 2] >= '0' && pattern[i + 2] <= '9') {
                    const size_t two = number * 10 + static_cast<size_t>(pattern[i + 2] - '0');
                    if (two >= 1 && two < groups.size()) {
                        number = two;
                        used = 2;
                    }
                }
                if (number >= 1 && number < groups.size()) {
                    append(groups[number]);
                    i += used;
                } else {
                    out += c;
                }
            } else {
                out += c;
            }
        }
    }

    void replace(Call& call)
    {
        Regex* regex = regexOf(call.receiver());
        std::string text;
        if (!regex || !call.text(0, text))
            return;
        std::string pattern;
        const bool byFunction = call.isFunction(1);
        if (!byFunction && !call.text(1, pattern))
            return;
        Subject subject(std::move(text));
        std::string result;
        size_t copied = 0;
        bool failed = false;
        forEachMatch(*regex, subject, [&](const Groups& groups) {
            const size_t start = offset(subject.text(), groups[0]);
            result.append(subject.text(), copied, start - copied);
            copied = start + groups[0].size();
            if (!byFunction) {
                appendReplacement(result, pattern, subject.text(), groups, *regex->program);
                return true;
            }
            const v8::HandleScope scope(call.isolate());
            std::vector<v8::Local<v8::Value>> arguments;
            for (const re2::StringPiece& group : groups)
                arguments.push_back(groupValue(call.isolate(), group));
            arguments.push_back(v8::Integer::NewFromUnsigned(call.isolate(), subject.unitsAt(start)));
            arguments.push_back(call[0]);
            v8::Local<v8::Value> made;
            std::string replacement;
            failed = !call[1]
                          .As<v8::Function>()
                          ->Call(call.context(), v8::Undefined(call.isolate()), static_cast<int>(arguments.size()),
                              arguments.data())
                          .ToLocal(&made)
                || !call.text(made, replacement);
            result += replacement;
            return !failed;
        });
        if (!failed)
            call.give(std::string_view(result.append(subject.text(), copied)));
    }

    void match(Call& call)
    {
        Regex* regex = regexOf(call.receiver());
        std::string text;
        if (!regex || !call.text(0, text))
            return;
        Subject subject(std::move(text));
        const v8::Local<v8::Array> result = v8::Array::New(call.isolate());
        uint32_t count = 0;
        forEachMatch(*regex, subject, [&](const Groups& groups) {
            const v8::HandleScope scope(call.isolate());
            if (regex->global)
                return result->CreateDataProperty(call.context(), count++, groupValue(call.isolate(), groups[0]))
                    .FromMaybe(false);
            for (const re2::StringPiece& group : groups)
                result->CreateDataProperty(call.context(), count++, groupValue(call.isolate(), group)).FromMaybe(false);
            const auto set = [&](const char* name, v8::Local<v8::Value> value) {
                result->CreateDataProperty(call.context(), keyToV8(call.isolate(), name), value).FromMaybe(false);
            };
            set("index",
                v8::Integer::NewFromUnsigned(call.isolate(), subject.unitsAt(offset(subject.text(), groups[0]))));
            set("input", call[0]);
            const auto& names = regex->program->NamedCapturingGroups();
            v8::Local<v8::Value> named = v8::Undefined(call.isolate());
            if (!names.empty()) {
                const v8::Local<v8::Object> object = v8::Object::New(call.isolate());
                for (const auto& [name, index] : names)
                    object
                        ->CreateDataProperty(call.context(), keyToV8(call.isolate(), name),
                            groupValue(call.isolate(), groups[static_cast<size_t>(index)]))
                        .FromMaybe(false);
                named = object;
            }
            set("groups", named);
            return true;
        });
        if (count == 0)
            call.giveNull();
        else
            call.give(v8::Local<v8::Value>(result));
    }

    void search(Call& call)
    {
        Regex* regex = regexOf(call.receiver());
        std::string text;
        if (!regex || !call.text(0, text))
            return;
        Subject subject(std::move(text));
        Groups groups;
        const bool found = matchAt(*regex, subject.text(), 0, groups);
        call.give(found ? static_cast<double>(subject.unitsAt(offset(subject.text(), groups[0]))) : -1.0);
    }

    void split(Call& call)
    {
        Regex* regex = regexOf(call.receiver());
        std::string text;
        if (!regex || !call.text(0, text))
            return;
        const uint32_t limit
            = call[1]->IsUndefined() ? UINT32_MAX : call[1]->Uint32Value(call.context()).FromMaybe(UINT32_MAX);
        const Subject subject(std::move(text));
        const v8::Local<v8::Array> result = v8::Array::New(call.isolate());
        uint32_t count = 0;
        const auto add = [&](v8::Local<v8::Value> piece) {
            if (count < limit)
                result->CreateDataProperty(call.context(), count++, piece).FromMaybe(false);
        };
        Groups groups;
        size_t from = 0;
        size_t at = 0;
        while (at < subject.text().size() && count < limit && matchAt(*regex, subject.text(), at, groups)) {
            const v8::HandleScope scope(call.isolate());
            const size_t start = offset(subject.text(), groups[0]);
            const size_t end = start + groups[0].size();
            if (start >= subject.text().size())
                break;
            if (end == from) { // nothing was taken: look one character on
                at = subject.next(at);
                continue;
            }
            add(toV8(call.isolate(), std::string_view(subject.text()).substr(from, start - from)));
            for (size_t i = 1; i < groups.size(); ++i)
                add(groupValue(call.isolate(), groups[i]));
            from = end;
            at = groups[0].empty() ? subject.next(end) : end;
        }
        Groups whole;
        if (!(subject.text().empty() && matchAt(*regex, subject.text(), 0, whole)))
            add(toV8(call.isolate(), std::string_view(subject.text()).substr(from)));
        call.give(v8::Local<v8::Value>(result));
    }

    constexpr Function Replace{"replace", replace};
    constexpr Function Match{"match", match};
    constexpr Function Search{"search", search};
    constexpr Function Split{"split", split};

    // An object that is no RegExp for the template, with the pattern behind it; it owns the pattern.
    v8::Local<v8::Object> regexObject(v8::Local<v8::Context> context, Regex* regex)
    {
        v8::Isolate* isolate = context->GetIsolate();
        const v8::Local<v8::ObjectTemplate> shape = v8::ObjectTemplate::New(isolate);
        shape->SetInternalFieldCount(2);
        const v8::Local<v8::Object> object = shape->NewInstance(context).ToLocalChecked();
        object->SetAlignedPointerInInternalField(0, regex);
        const std::pair<v8::Local<v8::Symbol>, const Function*> methods[]
            = {{v8::Symbol::GetReplace(isolate), &Replace}, {v8::Symbol::GetMatch(isolate), &Match},
                {v8::Symbol::GetSearch(isolate), &Search}, {v8::Symbol::GetSplit(isolate), &Split}};
        for (const auto& [symbol, function] : methods)
            object->DefineOwnProperty(context, symbol, makeFunction(context, *function), v8::DontEnum).Check();
        Realm::freeze(context, object);
        regex->self.Reset(isolate, object);
        regex->self.SetWeak(
            regex,
            [](const v8::WeakCallbackInfo<Regex>& info) {
                info.GetParameter()->self.Reset();
                delete info.GetParameter();
            },
            v8::WeakCallbackType::kParameter);
        return object;
    }

    void createRegex(Call& call)
    {
        std::string pattern;
        std::string flags;
        if (!call.text(0, pattern) || (!call[1]->IsNullOrUndefined() && !call.text(1, flags)))
            return;
        RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(ProgramBytes);
        options.set_case_sensitive(flags.find('i') == flags.npos);
        if (flags.find('s') != flags.npos)
            options.set_dot_nl(true);
        // JavaScript writes named groups without the P, and "m" is a flag there.
        for (size_t at = pattern.find("(?<"); at != pattern.npos; at = pattern.find("(?<", at + 3))
            if (at + 3 < pattern.size() && pattern[at + 3] != '=' && pattern[at + 3] != '!')
                pattern.insert(at + 2, 1, 'P');
        if (flags.find('m') != flags.npos)
            pattern.insert(0, "(?m)");
        auto regex = std::make_unique<Regex>();
        regex->program = std::make_unique<RE2>(pattern, options);
        regex->global = flags.find('g') != flags.npos;
        if (!regex->program->ok())
            return call.giveNull();
        call.give(v8::Local<v8::Value>(regexObject(call.context(), regex.release())));
    }

    void testRegex(Call& call)
    {
        std::string text;
        if (!call.text(1, text))
            return;
        Regex* regex = regexOf(call[0]);
        if (!regex) {
            call.give(false);
            return;
        }
        Groups groups;
        const bool found = matchAt(*regex, text, regex->global ? regex->lastIndex : 0, groups);
        if (regex->global)
            regex->lastIndex = found ? offset(text, groups[0]) + std::max<size_t>(groups[0].size(), 1) : 0;
        call.give(found);
    }

    constexpr Function Functions[] = {{"createRegex", createRegex}, {"testRegex", testRegex}};

} // namespace

Group regexFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
