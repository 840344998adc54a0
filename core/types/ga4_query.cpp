#include "core/types/ga4_query.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"
#include "core/types/client_hints.h"
#include "core/types/event_location.h"
#include "core/types/ga4_bits.h"
#include "core/types/ga4_items.h"
#include "core/types/ga4_parameters.h"
#include "core/types/parameters.h"
#include "core/url/percent.h"
#include "core/value/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sluis::types {
namespace {

    using value::Value;

    // Keys that have a place of their own in the hit, or none at all: the tag decides about address, browser and user
    // data, and what only means something between page and server, or to other clients, is no parameter of the event.
    constexpr auto NotParameters = std::to_array<std::string_view>(
        {"app_instance_id", "client_hints", "consent", "consent_state", "event_location", "event_name", "ip_override",
            "session_id", "timestamp_micros", "user_agent", "user_data"});

    // Of the request itself: what is said between the page and its server.
    constexpr auto TransportParameters = std::to_array<std::string_view>({"_fplc", "richsstsse"});

    bool isOneOf(std::string_view text, const auto& list)
    {
        return std::find(list.begin(), list.end(), text) != list.end();
    }

    bool isScalar(const Value& value)
    {
        return value.isString() || value.isBoolean() || (value.isNumber() && std::isfinite(value.number()));
    }

    class HitWriter
    {
    public:
        HitWriter(const Value& event, std::string_view measurementId)
            : m_event(event)
        {
            add(m_hit.shared, "v", "2");
            add(m_hit.shared, "tid", measurementId);
        }

        Ga4Hit write()
        {
            for (const value::Member& member : m_event.members())
                addMember(member.name(), member.value);
            return std::move(m_hit);
        }

    private:
        static void add(std::string& query, std::string_view name, std::string_view value)
        {
            appendGa4Parameter(query, name, value);
        }

        void addMember(std::string_view key, const Value& value)
        {
            if (key == "x-ga-protocol_version" || key == "x-ga-measurement_id" || key == "ip_override"
                || value.isUndefined())
                return;
            if (const Ga4Parameter* known = ga4ParameterForKey(key)) {
                const bool isOwn = key == "event_name" || key == "currency" || key == "engagement_time_msec";
                if (isScalar(value))
                    add(isOwn ? m_hit.own : m_hit.shared, known->name, text(value));
            } else if (key == "items") {
                addItems(value);
            } else if (key == "x-ga-system_properties") {
                addSystemProperties(value);
            } else if (key == "x-ga-mp2-user_properties") {
                addProperties(value, "up.", "upn.");
            } else if (key == "client_hints") {
                addHints(value);
            } else if (key == "event_location") {
                if (const std::string region = regionText(value); !region.empty())
                    add(m_hit.shared, "ur", region);
            } else if (key.starts_with(Ga4UnknownPrefix)) {
                const std::string_view name = key.substr(Ga4UnknownPrefix.size());
                if (isScalar(value) && !name.empty() && !isOneOf(name, TransportParameters))
                    add(m_hit.shared, name, text(value));
            } else if (isGa4EventParameter(key)) {
                addProperty(key, value, "ep.", "epn.");
            }
        }

        // Without a copy where it is a text already.
        std::string_view text(const Value& value)
        {
            if (value.isString())
                return value.string();
            m_room.clear();
            value::appendText(m_room, value);
            return m_room;
        }

        void addProperty(
            std::string_view name, const Value& value, std::string_view textPrefix, std::string_view numberPrefix)
        {
            if (isScalar(value))
                add(m_hit.own, std::string(value.isNumber() ? numberPrefix : textPrefix).append(name), text(value));
        }

        void addProperties(const Value& properties, std::string_view textPrefix, std::string_view numberPrefix)
        {
            for (const value::Member& member : properties.members())
                addProperty(member.name(), member.value, textPrefix, numberPrefix);
        }

        void addItems(const Value& items)
        {
            size_t number = 0;
            for (const Value& item : items.items()) {
                if (const std::string text = textFromItem(item); !text.empty() && number < MaxItems)
                    add(m_hit.own, "pr" + std::to_string(++number), text);
            }
        }

        void addSystemProperties(const Value& properties)
        {
            for (const value::Member& member : properties.members()) {
                const Ga4SystemProperty* known = ga4SystemProperty(member.name());
                if (!known)
                    continue;
                std::string text = asText(member.value);
                if (known->type == Ga4SystemType::BitSet)
                    text = textFromBits(member.value);
                else if (known->type == Ga4SystemType::Flag)
                    text = value::isTruthy(member.value) ? "1" : "0";
                if (!text.empty())
                    add(m_hit.own, std::string("_").append(member.name()), text);
            }
        }

        void addHints(const Value& hints)
        {
            for (const value::Member& member : hints.members()) {
                const Ga4Hint* known = ga4HintForMember(member.name());
                if (!known)
                    continue;
                std::string text = asText(member.value);
                if (known->type == Ga4HintType::Versions)
                    text = textFromVersions(member.value);
                else if (known->type == Ga4HintType::Flag)
                    text = value::isTruthy(member.value) ? "1" : "0";
                else if (text.size() >= 2 && text.front() == '"' && text.back() == '"') // from a request header
                    text = text.substr(1, text.size() - 2);
                add(m_hit.shared, known->name, text);
            }
        }

        const Value& m_event;
        Ga4Hit m_hit;
        std::string m_room; // of the last text()
    };

    // The first of several values that a person's field may hold.
    std::string firstText(const Value& value)
    {
        return asText(value.isArray() ? (value.items().empty() ? Value() : value.items().front()) : value);
    }

    std::string normalised(std::string text, bool isPhone)
    {
        std::string kept;
        for (char c : text) {
            if (c >= 'A' && c <= 'Z')
                c = static_cast<char>(c - 'A' + 'a');
            const bool isDigit = c >= '0' && c <= '9';
            if (isPhone ? isDigit || (c == '+' && kept.empty()) : c != ' ' && c != '\t')
                kept += c;
        }
        return kept;
    }

    // The hash as base64url: made here, or taken over where somebody hashed before.
    std::string hashOf(const Value& userData, std::initializer_list<std::string_view> plainKeys,
        std::string_view hashedKey, bool isPhone)
    {
        if (const auto bytes = fromHex(firstText(userData[hashedKey])); bytes && bytes->size() == crypto::Sha256Bytes)
            return toBase64Url(*bytes);
        for (std::string_view key : plainKeys) {
            if (const std::string text = normalised(firstText(userData[key]), isPhone); !text.empty())
                return toBase64Url(crypto::sha256(text));
        }
        return {};
    }

} // namespace

void appendGa4Parameter(std::string& query, std::string_view name, std::string_view value)
{
    if (!query.empty())
        query += '&';
    url::appendUriComponent(query, name);
    query += '=';
    url::appendUriComponent(query, value);
}

bool isGa4EventParameter(std::string_view key)
{
    if (key == "currency")
        return true;
    return !key.starts_with("x-") && !isOneOf(key, NotParameters) && !ga4ParameterForKey(key);
}

Ga4Hit writeGa4Hit(const Value& event, std::string_view measurementId)
{
    return HitWriter(event, measurementId).write();
}

std::string hashedUserData(const Value& userData)
{
    std::string text;
    if (const std::string mail = hashOf(userData, {"email_address", "email"}, "sha256_email_address", false);
        !mail.empty())
        text += "~em." + mail;
    if (const std::string phone = hashOf(userData, {"phone_number", "phone"}, "sha256_phone_number", true);
        !phone.empty())
        text += "~pn." + phone;
    return text.empty() ? text : "tv.1" + text;
}

} // namespace sluis::types
