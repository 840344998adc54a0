#include "core/gtm/json_out.h"

#include "core/value/json.h"

namespace sluis::gtm {

JsonOut::JsonOut(std::string& text, std::string_view indent, bool carriageReturns)
    : m_text(&text)
    , m_lineStart(indent.empty() ? ""
              : carriageReturns  ? "\r\n"
                                 : "\n")
    , m_lineEnd(m_lineStart.size())
    , m_indent(indent.size())
    , m_indentText(indent)
{ }

void JsonOut::key(std::string_view key)
{
    item();
    value::appendJsonString(*m_text, key);
    m_text->append(m_indent > 0 ? ": " : ":");
}

void JsonOut::item()
{
    if (!m_empty)
        *m_text += ',';
    m_empty = false;
    newLine();
}

void JsonOut::text(std::string_view text)
{
    value::appendJsonString(*m_text, text);
}

void JsonOut::boolean(bool value)
{
    m_text->append(value ? "true" : "false");
}

void JsonOut::number(double number)
{
    value::appendJson(*m_text, number);
}

void JsonOut::value(const value::Value& value)
{
    if (value.isArray()) {
        beginArray();
        for (const value::Value& inner : value.items()) {
            item();
            this->value(inner);
        }
        endArray();
    } else if (value.isObject()) {
        beginObject();
        for (const value::Member& member : value.members()) {
            key(member.name());
            this->value(member.value);
        }
        endObject();
    } else if (value.isUndefined()) {
        m_text->append("null");
    } else {
        value::appendJson(*m_text, value);
    }
}

void JsonOut::open(char bracket)
{
    *m_text += bracket;
    ++m_depth;
    m_empty = true;
}

void JsonOut::close(char bracket)
{
    --m_depth;
    if (!m_empty)
        newLine();
    m_empty = false;
    *m_text += bracket;
}

void JsonOut::newLine()
{
    if (m_indent == 0)
        return;
    const size_t length = m_lineEnd + m_depth * m_indent;
    while (m_lineStart.size() < length)
        m_lineStart += m_indentText;
    m_text->append(m_lineStart, 0, length);
}

} // namespace sluis::gtm
