#include "core/types/ga4_event.h"

#include "core/privacy/consent.h"
#include "core/types/client_hints.h"
#include "core/types/event_location.h"
#include "core/types/ga4_bits.h"
#include "core/types/ga4_items.h"
#include "core/types/ga4_parameters.h"
#include "core/types/hit_text.h"
#include "core/url/percent.h"
#include "core/url/query.h"
#include "core/value/key_path.h"

#include <algorithm>

namespace sluis::types {
namespace {

    using value::Value;

    // An object inside the event that is filled while the query is read and put in its place at the end: the event
    // itself only holds a place for it, so that it is never copied.
    class Section
    {
    public:
        explicit Section(std::string_view key)
            : m_key(key)
        { }

        Value& open(Value& event)
        {
            if (!isOpen()) {
                event.setShared(Value::literal(m_key), Value());
                m_content = Value::object();
            }
            return m_content;
        }
        bool isOpen() const { return m_content.isObject(); }
        void close(Value& event)
        {
            if (isOpen())
                event.setShared(Value::literal(m_key), std::move(m_content));
        }

    private:
        std::string_view m_key;
        Value m_content;
    };

    // Memory for what most events have, taken in one step.
    constexpr size_t UsualMembers = 40;

    constexpr std::ptrdiff_t MaxUserDataLevels = 4; // user_data.address.0.street; a longer name stays one flat key

    void setIfAbsent(Value& object, std::string_view key, Value value)
    {
        object.add(key, std::move(value));
    }

    class EventReader
    {
    public:
        explicit EventReader(const runtime::Hit& hit)
            : m_hit(hit)
        {
            m_event.reserve(UsualMembers);
        }

        void add(std::string_view query)
        {
            m_asksForCommands = false;
            url::forEachRawPair(query, [this](std::string_view name, std::string_view value) {
                if (++m_parameters > MaxParametersPerHit)
                    return;
                if (const Ga4Parameter* known = ga4ParameterNamed(name)) {
                    addKnown(*known, value);
                } else if (isPlainText(name)) {
                    addParameter(name, value);
                } else {
                    const Value decoded = decodedText(name);
                    if (const Ga4Parameter* named = ga4ParameterNamed(decoded.string()))
                        addKnown(*named, value);
                    else
                        addParameter(decoded.string(), value);
                }
            });
        }

        // Whether what was added last has richsstsse: the page reads an event stream.
        bool asksForCommands() const { return m_asksForCommands; }

        bool hasTooMany() const { return m_parameters > MaxParametersPerHit; }

        Value finish()
        {
            const http::Request& request = m_hit.request;
            m_sst.open(m_event).set("request_start_time_ms", static_cast<double>(toMilliseconds(m_hit.time)));
            if (m_isConsentUpdate)
                m_sst.open(m_event).set("consent", consentUpdate());
            for (Section* section : {&m_system, &m_sst, &m_userProperties, &m_userData})
                section->close(m_event);
            if (m_items.isArray())
                m_event.set("items", std::move(m_items));
            addPlaceOfHeaders();
            if (!m_hit.peer.empty())
                setIfAbsent(m_event, "ip_override", m_hit.peer);
            if (const auto agent = request.first("user-agent"))
                setIfAbsent(m_event, "user_agent", headerText(*agent));
            if (m_hints.isOpen()) {
                if (Value brands = brandsOf(request); brands.isArray())
                    m_hints.open(m_event).set("brands", std::move(brands));
                m_hints.close(m_event);
            } else if (Value hints = hintsFromHeaders(request); hints.isObject()) {
                m_event.set("client_hints", std::move(hints));
            }
            return std::move(m_event);
        }

    private:
        // What the hit says about the place wins; only the city is known to nobody but the load balancer.
        void addPlaceOfHeaders()
        {
            Value ofHeaders = locationFromHeaders(m_hit.request);
            if (!ofHeaders.isObject())
                return;
            const Value& ofHit = m_event["event_location"];
            if (ofHit.isObject() && ofHit["country"] == ofHeaders["country"] && ofHeaders.contains("city"))
                m_event.edit("event_location")->add("city", ofHeaders["city"]);
            m_event.add("event_location", std::move(ofHeaders));
        }

        void addKnown(const Ga4Parameter& known, std::string_view raw)
        {
            Value text = decodedText(raw);
            m_event.add(ga4Key(known),
                known.type == Ga4Parameter::Type::Number ? numberOrText(std::move(text)) : std::move(text));
        }

        void addParameter(std::string_view name, std::string_view raw)
        {
            if (name.empty())
                return;
            switch (name.front()) {
            case 'e':
                if (startsWith(name, "ep."))
                    return addEventParameter(name.substr(3), decodedText(raw));
                if (startsWith(name, "epn."))
                    return addEventParameter(name.substr(4), numberOrText(decodedText(raw)));
                break;
            case 'u':
                if (startsWith(name, "up."))
                    return setIfAbsent(m_userProperties.open(m_event), name.substr(3), decodedText(raw));
                if (startsWith(name, "upn."))
                    return setIfAbsent(m_userProperties.open(m_event), name.substr(4), numberOrText(decodedText(raw)));
                if (const Ga4Hint* hint = ga4HintNamed(name))
                    return addHint(*hint, raw);
                break;
            case 's':
                if (startsWith(name, "sst."))
                    return addServerProperty(name.substr(4), raw);
                break;
            case 'p':
                if (isItemParameter(name))
                    return addItem(raw);
                break;
            case '_':
                if (const Ga4SystemProperty* property = ga4SystemProperty(name.substr(1)))
                    return addSystemProperty(*property, raw);
                break;
            default:
                break;
            }
            addOther(name, raw);
        }

        // With something behind it.
        static bool startsWith(std::string_view name, std::string_view prefix)
        {
            return name.size() > prefix.size() && name.starts_with(prefix);
        }

        void addEventParameter(std::string_view name, Value value)
        {
            constexpr std::string_view userData = "user_data.";
            if (!name.starts_with(userData) || name.size() == userData.size()
                || std::count(name.begin(), name.end(), '.') > MaxUserDataLevels) {
                setIfAbsent(m_event, name, std::move(value));
                return;
            }
            const std::string_view path = name.substr(userData.size());
            Value& data = m_userData.open(m_event);
            if (value::atPath(data, path).isUndefined())
                value::setPath(data, path, std::move(value));
        }

        void addServerProperty(std::string_view name, std::string_view raw)
        {
            if (name == "gcu" || name == "gcut")
                noteConsentUpdate(name, raw);
            setIfAbsent(m_sst.open(m_event), name, decodedText(raw));
        }

        void addItem(std::string_view raw)
        {
            if (!m_items.isArray()) {
                if (m_event.contains("items"))
                    return;
                m_event.set("items", Value());
                m_items = Value::array();
            }
            if (m_items.size() < MaxItems)
                m_items.push(itemFromText(decodedText(raw).string()));
        }

        void addHint(const Ga4Hint& hint, std::string_view raw)
        {
            const Value text = decodedText(raw);
            if (hint.type == Ga4HintType::Versions)
                setIfAbsent(m_hints.open(m_event), hint.member, versionsFromText(text.string()));
            else if (hint.type == Ga4HintType::Flag)
                setIfAbsent(m_hints.open(m_event), hint.member, text.string() == "1");
            else
                setIfAbsent(m_hints.open(m_event), hint.member, text);
        }

        void addSystemProperty(const Ga4SystemProperty& property, std::string_view raw)
        {
            const Value text = decodedText(raw);
            if (property.type == Ga4SystemType::BitSet)
                setIfAbsent(m_system.open(m_event), property.member, bitsFromText(text.string()));
            else if (property.type == Ga4SystemType::Flag)
                setIfAbsent(m_system.open(m_event), property.member, text.string() == "1");
            else
                setIfAbsent(m_system.open(m_event), property.member, text);
        }

        void addOther(std::string_view name, std::string_view raw)
        {
            Value text = decodedText(raw);
            if (name == "ur") {
                if (Value location = locationFromRegion(text.string()); location.isObject())
                    setIfAbsent(m_event, "event_location", std::move(location));
                return;
            }
            if (name == "gcu" || name == "gcut")
                noteConsentUpdate(name, raw);
            else if (name == "richsstsse")
                m_asksForCommands = true;
            m_event.add(unknownKey(name), std::move(text));
        }

        static Value unknownKey(std::string_view name)
        {
            char room[64]; // of nearly all of them
            if (Ga4UnknownPrefix.size() + name.size() > sizeof(room))
                return std::string(Ga4UnknownPrefix).append(name);
            char* end = std::copy(Ga4UnknownPrefix.begin(), Ga4UnknownPrefix.end(), room);
            end = std::copy(name.begin(), name.end(), end);
            return std::string_view(room, static_cast<size_t>(end - room));
        }

        void noteConsentUpdate(std::string_view name, std::string_view raw)
        {
            m_isConsentUpdate = true;
            if (name == "gcut")
                m_consentUpdateType = decodedText(raw);
        }

        // A hit that tells of a change of consent also says in words what holds from then on.
        Value consentUpdate() const
        {
            const privacy::ConsentSignals signals
                = privacy::consentFrom(m_event["x-ga-gcs"].string(), m_event["x-ga-gcd"].string());
            Value granted = Value::object();
            const auto add = [&granted](std::string_view kind, privacy::Consent consent) {
                if (consent != privacy::Consent::Unknown)
                    granted.set(kind, consent == privacy::Consent::Granted);
            };
            add("ad_storage", signals.adStorage);
            add("analytics_storage", signals.analyticsStorage);
            add("ad_user_data", signals.adUserData);
            add("ad_personalization", signals.adPersonalization);
            Value update = Value::object();
            update.set("consentGrantedState", std::move(granted));
            update.set("isUpdate", true);
            update.set("updateType", m_consentUpdateType);
            return update;
        }

        const runtime::Hit& m_hit;
        size_t m_parameters = 0;
        Value m_event = Value::object();
        Section m_system{"x-ga-system_properties"};
        Section m_sst{"x-sst-system_properties"};
        Section m_userProperties{"x-ga-mp2-user_properties"};
        Section m_userData{"user_data"};
        Section m_hints{"client_hints"};
        Value m_items;
        bool m_isConsentUpdate = false;
        bool m_asksForCommands = false;
        Value m_consentUpdateType{""};
    };

    // The lines of a batch that hold something; they end with CRLF or LF.
    std::vector<std::string_view> linesOf(std::string_view body)
    {
        std::vector<std::string_view> lines;
        while (!body.empty() && lines.size() <= MaxEventsPerHit) {
            std::string_view line = body.substr(0, body.find('\n'));
            body.remove_prefix(std::min(line.size() + 1, body.size()));
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            if (!line.empty())
                lines.push_back(line);
        }
        return lines;
    }

} // namespace

Ga4Events readGa4Events(const runtime::Hit& hit)
{
    Ga4Events read;
    std::vector<std::string_view> lines = linesOf(hit.request.body());
    if (lines.size() > MaxEventsPerHit) {
        read.trouble = Ga4Trouble::TooManyEvents;
        return read;
    }
    if (lines.empty())
        lines.emplace_back();
    for (std::string_view line : lines) {
        EventReader reader(hit);
        reader.add(line);
        reader.add(hit.request.query());
        if (reader.hasTooMany()) {
            read.events.clear();
            read.trouble = Ga4Trouble::TooManyParameters;
            return read;
        }
        read.acceptsCommands = reader.asksForCommands();
        Value event = reader.finish();
        if (!event["event_name"].string().empty())
            read.events.push_back(std::move(event));
    }
    if (read.events.empty())
        read.trouble = Ga4Trouble::NoEventName;
    return read;
}

} // namespace sluis::types
