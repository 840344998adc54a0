#include "core/runtime/secret_texts.h"

#include "core/base/encoding.h"
#include "core/url/percent.h"
#include "core/value/json.h"

#include <algorithm>
#include <set>

namespace sluis::runtime {
namespace {

    constexpr size_t ShortestPiece = 6; // of base64: less stands everywhere

    // The characters of base64 that the value decides alone, when `before` bytes (modulo 3) stand in front of it.
    std::string base64Piece(std::string_view value, size_t before, std::string (*encode)(std::string_view))
    {
        std::string padded(before, '\0');
        padded += value;
        const std::string text = encode(padded);
        const size_t first = before == 0 ? 0 : before + 1;
        const size_t last = padded.size() * 8 / 6;
        std::string piece = last > first ? text.substr(first, last - first) : std::string();
        crypto::wipe(padded);
        return piece.size() < ShortestPiece ? std::string() : piece;
    }

    std::string withLowerCaseEscapes(std::string text)
    {
        for (size_t i = 0; i + 2 < text.size(); ++i) {
            if (text[i] != '%')
                continue;
            for (const size_t digit : {i + 1, i + 2})
                text[digit]
                    = text[digit] >= 'A' && text[digit] <= 'F' ? static_cast<char>(text[digit] + 32) : text[digit];
        }
        return text;
    }

    void scrubText(std::string& text, const SecretScrubber& scrubber)
    {
        if (!scrubber.isClean(text))
            text = scrubber.shown(text);
    }

    void scrub(Message& message, const SecretScrubber& scrubber)
    {
        for (std::string& arg : message.args)
            scrubText(arg, scrubber);
    }

    void scrub(HeaderList& headers, const SecretScrubber& scrubber)
    {
        for (auto& [name, text] : headers) {
            scrubText(name, scrubber);
            scrubText(text, scrubber);
        }
    }

    void scrub(CookieTrace& cookie, const SecretScrubber& scrubber)
    {
        scrubText(cookie.name, scrubber);
        scrubText(cookie.value, scrubber);
        scrub(cookie.options, scrubber);
    }

    void scrub(ConsoleLine& line, const SecretScrubber& scrubber)
    {
        scrubText(line.text, scrubber);
    }

    bool isClean(const value::Value& value, const SecretScrubber& scrubber)
    {
        if (value.isString())
            return scrubber.isClean(value.string());
        return std::all_of(value.items().begin(), value.items().end(), [&](const value::Value& item) {
            return isClean(item, scrubber);
        }) && std::all_of(value.members().begin(), value.members().end(), [&](const value::Member& member) {
            return scrubber.isClean(member.name()) && isClean(member.value, scrubber);
        });
    }

    void scrub(ClientTrace& client, const SecretScrubber& scrubber);
    void scrub(EventTrace& event, const SecretScrubber& scrubber);

    template <class Item> void scrubAll(std::vector<Item>& items, const SecretScrubber& scrubber)
    {
        for (Item& item : items)
            scrub(item, scrubber);
    }

    void scrub(ClientTrace& client, const SecretScrubber& scrubber)
    {
        scrub(client.reason, scrubber);
        scrubAll(client.cookies, scrubber);
        scrubAll(client.outgoing, scrubber);
        scrub(client.parameters, scrubber);
    }

    void scrub(EventTrace& event, const SecretScrubber& scrubber)
    {
        scrubText(event.name, scrubber);
        scrub(event.data, scrubber);
        scrubAll(event.variables, scrubber);
        scrubAll(event.triggers, scrubber);
        scrubAll(event.tags, scrubber);
    }

} // namespace

void mapTexts(value::Value& value, const std::function<std::string(std::string_view)>& map)
{
    if (value.isString()) {
        value = value::Value(map(value.string()));
    } else if (value.isArray()) {
        for (value::Value& item : value.editItems())
            mapTexts(item, map);
    } else if (value.isObject()) {
        value::Value made = value::Value::object();
        for (const value::Member& member : value.members()) {
            value::Value inner = member.value;
            mapTexts(inner, map);
            made.set(map(member.name()), std::move(inner));
        }
        value = std::move(made);
    }
}

std::vector<std::string> formsOf(std::string_view value)
{
    std::set<std::string> forms{std::string(value), url::encodeUriComponent(value), url::encodeUri(value),
        url::encodeForm(value), withLowerCaseEscapes(url::encodeUriComponent(value))};
    const std::string json = value::writeJson(value::Value(value));
    forms.insert(json.substr(1, json.size() - 2));
    for (size_t before = 0; before < 3; ++before) {
        forms.insert(base64Piece(value, before, toBase64));
        forms.insert(base64Piece(value, before, toBase64Url));
    }
    forms.erase("");
    std::vector<std::string> sorted(forms.begin(), forms.end());
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const std::string& left, const std::string& right) { return left.size() > right.size(); });
    return sorted;
}

SecretScrubber::SecretScrubber(
    const Secrets& secrets, const crypto::SecretValues& values, const std::vector<std::string>& given)
    : m_secrets(secrets)
{
    for (const std::string& name : given) {
        const auto value = values.find(name);
        if (value == values.end())
            continue;
        for (std::string& form : formsOf(value->second.reveal()))
            m_forms.emplace_back(std::move(form), name);
    }
}

bool SecretScrubber::isClean(std::string_view text) const
{
    return !Secrets::mayHold(text) && std::none_of(m_forms.begin(), m_forms.end(), [text](const auto& form) {
        return text.find(form.first) != text.npos;
    });
}

std::string SecretScrubber::replace(
    std::string_view text, const std::function<std::string(const std::string& name)>& with) const
{
    std::string made = m_secrets.replace(text, with);
    for (const auto& [form, name] : m_forms) {
        if (made.find(form) != made.npos)
            made = replaceAll(made, form, with(name));
    }
    return made;
}

std::string SecretScrubber::shown(std::string_view text) const
{
    return replace(text, [](const std::string& name) { return shownSecret(name); });
}

std::vector<std::string> SecretScrubber::takeOut(http::Response& response) const
{
    std::set<std::string> names;
    const auto clean = [&](std::string& text) {
        if (isClean(text))
            return;
        text = replace(text, [&names](const std::string& name) {
            names.insert(name);
            return std::string();
        });
    };
    for (http::Header& header : response.headers) {
        clean(header.name);
        clean(header.value);
    }
    clean(response.body);
    return {names.begin(), names.end()};
}

std::string replaceAll(std::string_view text, std::string_view part, std::string_view with)
{
    std::string made;
    size_t done = 0;
    for (size_t at = text.find(part); at != text.npos; at = text.find(part, done)) {
        made += text.substr(done, at - done);
        made += with;
        done = at + part.size();
    }
    made += text.substr(done);
    return made;
}

std::optional<std::string> basicCredentials(std::string_view header, std::string_view value)
{
    constexpr std::string_view scheme = "Basic ";
    if (!http::equalsIgnoreCase(header, "authorization") || value.size() < scheme.size()
        || !http::equalsIgnoreCase(value.substr(0, scheme.size()), scheme))
        return std::nullopt;
    return fromBase64(value.substr(scheme.size()));
}

void scrub(value::Value& value, const SecretScrubber& scrubber)
{
    if (!isClean(value, scrubber))
        mapTexts(value, [&scrubber](std::string_view text) { return scrubber.shown(text); });
}

void scrub(OutgoingTrace& outgoing, const SecretScrubber& scrubber)
{
    scrubText(outgoing.url, scrubber);
    // In base64 a placeholder is not seen as such.
    for (auto& [name, text] : outgoing.headers) {
        if (const auto plain = basicCredentials(name, text); plain && !scrubber.isClean(*plain))
            text = "Basic " + toBase64(scrubber.shown(*plain));
    }
    scrub(outgoing.headers, scrubber);
    scrubText(outgoing.body, scrubber);
    if (outgoing.answer) {
        scrub(outgoing.answer->headers, scrubber);
        scrubText(outgoing.answer->body, scrubber);
    }
    if (outgoing.error)
        scrub(*outgoing.error, scrubber);
}

void scrub(VariableTrace& trace, const SecretScrubber& scrubber)
{
    scrub(trace.value, scrubber);
    if (trace.error)
        scrub(*trace.error, scrubber);
    scrubAll(trace.outgoing, scrubber);
}

void scrub(ConditionTrace& trace, const SecretScrubber& scrubber)
{
    scrub(trace.left, scrubber);
    scrub(trace.right, scrubber);
}

void scrub(TriggerTrace& trace, const SecretScrubber& scrubber)
{
    scrubAll(trace.conditions, scrubber);
}

void scrub(TransformationTrace& trace, const SecretScrubber& scrubber)
{
    scrubAll(trace.conditions, scrubber);
    for (ParameterChange& change : trace.changes) {
        scrubText(change.path, scrubber);
        scrub(change.before, scrubber);
        scrub(change.after, scrubber);
    }
}

void scrub(TagTrace& trace, const SecretScrubber& scrubber)
{
    scrub(trace.reason, scrubber);
    scrubAll(trace.transformations, scrubber);
    scrub(trace.eventData, scrubber);
    scrub(trace.parameters, scrubber);
    scrubAll(trace.variables, scrubber);
    scrubAll(trace.outgoing, scrubber);
    scrubAll(trace.cookies, scrubber);
    scrubAll(trace.console, scrubber);
}

void scrub(Trace& trace, const SecretScrubber& scrubber)
{
    scrubAll(trace.clients, scrubber);
    scrub(trace.response.headers, scrubber);
    scrubText(trace.response.body, scrubber);
    scrubAll(trace.events, scrubber);
    scrubAll(trace.console, scrubber);
    scrubAll(trace.problems, scrubber);
}

} // namespace sluis::runtime
