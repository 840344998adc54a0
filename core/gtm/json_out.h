#pragma once

#include "core/value/value.h"

#include <string>
#include <string_view>

namespace sluis::gtm {

// Writes JSON piece by piece in the layout of a given file: indentation per level, line ends. value::writeJson has one
// layout only and needs the whole document as a Value first. Private to core/gtm.
class JsonOut
{
public:
    // An empty indentation writes everything in one line.
    JsonOut(std::string& text, std::string_view indent, bool carriageReturns);

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(std::string_view key); // then exactly one value
    void item(); // before each item of an array
    void text(std::string_view text);
    void boolean(bool value);
    void number(double value);
    void value(const value::Value& value);
    void raw(std::string_view json) { m_text->append(json); }

    // What is written meanwhile goes to `text`, at the same depth.
    class Detour
    {
    public:
        Detour(JsonOut& out, std::string& text)
            : m_out(out)
            , m_before(out.m_text)
            , m_wasEmpty(out.m_empty)
        {
            out.m_text = &text;
        }
        ~Detour()
        {
            m_out.m_text = m_before;
            m_out.m_empty = m_wasEmpty;
        }
        Detour(const Detour&) = delete;
        Detour& operator=(const Detour&) = delete;

    private:
        JsonOut& m_out;
        std::string* m_before;
        bool m_wasEmpty;
    };

private:
    void open(char bracket);
    void close(char bracket);
    void newLine();

    std::string* m_text;
    std::string m_lineStart; // line end and as many indentations as were needed so far
    size_t m_lineEnd; // bytes of the line end in it, 0 when there are no lines
    size_t m_indent;
    std::string m_indentText;
    size_t m_depth = 0;
    bool m_empty = true; // nothing in the innermost object or array yet
};

} // namespace sluis::gtm
