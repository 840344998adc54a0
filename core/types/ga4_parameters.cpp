#include "core/types/ga4_parameters.h"

#include "core/base/words.h"

#include <algorithm>
#include <array>

namespace sluis::types {
namespace {

    using Type = Ga4Parameter::Type;

    // Sorted by length, then by name: a look-up only compares names of its own length.
    constexpr auto Parameters = std::to_array<Ga4Parameter>({
        {"v", "x-ga-protocol_version"},
        {"_p", "x-ga-page_id", Type::Number},
        {"_s", "x-ga-request_count", Type::Number},
        {"cu", "currency"},
        {"dl", "page_location"},
        {"dr", "page_referrer"},
        {"dt", "page_title"},
        {"en", "event_name"},
        {"sr", "screen_resolution"},
        {"ul", "language"},
        {"_et", "engagement_time_msec", Type::Number},
        {"are", "x-ga-are"},
        {"cid", "client_id"},
        {"dma", "x-ga-dma"},
        {"gcd", "x-ga-gcd"},
        {"gcs", "x-ga-gcs"},
        {"gtm", "x-ga-gtm_version"},
        {"npa", "x-ga-npa"},
        {"sct", "ga_session_number", Type::Number},
        {"sid", "ga_session_id"},
        {"tfd", "x-ga-tfd", Type::Number},
        {"tid", "x-ga-measurement_id"},
        {"uid", "user_id"},
        {"_uip", "ip_override"},
        {"ecid", "x-ga-ecid"},
        {"pscdl", "x-ga-pscdl"},
        {"dma_cps", "x-ga-dma_cps"},
    });

    constexpr bool isBefore(const Ga4Parameter& left, const Ga4Parameter& right)
    {
        return left.name.size() != right.name.size() ? left.name.size() < right.name.size() : left.name < right.name;
    }
    static_assert(std::is_sorted(Parameters.begin(), Parameters.end(), isBefore));

    constexpr size_t LongestName = Parameters.back().name.size();
    static_assert(LongestName < sizeof(uint64_t));

    // A short name as one number, as words::loadSome() reads it: comparing numbers is what a hit's fifty look-ups need.
    constexpr uint64_t packed(std::string_view name)
    {
        uint64_t number = 0;
        for (size_t i = 0; i < name.size(); ++i)
            number |= uint64_t(static_cast<unsigned char>(name[i])) << (8 * i);
        return number;
    }

    constexpr auto PackedNames = [] {
        std::array<uint64_t, Parameters.size()> numbers{};
        for (size_t i = 0; i < Parameters.size(); ++i)
            numbers[i] = packed(Parameters[i].name);
        return numbers;
    }();

    // Where the names of each length begin.
    constexpr auto StartsByLength = [] {
        std::array<size_t, LongestName + 2> starts{};
        for (size_t length = 0; length < starts.size(); ++length) {
            size_t start = 0;
            while (start < Parameters.size() && Parameters[start].name.size() < length)
                ++start;
            starts[length] = start;
        }
        return starts;
    }();

    constexpr auto SystemProperties = std::to_array<Ga4SystemProperty>({
        {"c"},
        {"dbg"},
        {"ee", Ga4SystemType::Flag},
        {"eu", Ga4SystemType::BitSet},
        {"fid"},
        {"fv"},
        {"nsi"},
        {"ss"},
        {"tu", Ga4SystemType::BitSet},
    });

    constexpr auto Hints = std::to_array<Ga4Hint>({
        {"uaa", "architecture"},
        {"uab", "bitness"},
        {"uafvl", "full_version_list", Ga4HintType::Versions},
        {"uamb", "mobile", Ga4HintType::Flag},
        {"uam", "model"},
        {"uap", "platform"},
        {"uapv", "platform_version"},
        {"uaw", "wow64", Ga4HintType::Flag},
    });

    // For the names that hits have: none is longer than a word, so words are compared.
    template <class Entry, size_t Count> class ShortNames
    {
    public:
        constexpr ShortNames(const std::array<Entry, Count>& table, std::string_view Entry::* name)
        {
            for (size_t i = 0; i < Count; ++i)
                m_names[i] = packed(table[i].*name);
        }
        const Entry* find(const std::array<Entry, Count>& table, std::string_view wanted) const
        {
            if (wanted.size() > sizeof(uint64_t))
                return nullptr;
            const uint64_t number = words::loadSome(wanted.data(), wanted.size());
            for (size_t i = 0; i < Count; ++i) {
                if (m_names[i] == number)
                    return &table[i];
            }
            return nullptr;
        }

    private:
        std::array<uint64_t, Count> m_names{};
    };

    constexpr ShortNames SystemNames(SystemProperties, &Ga4SystemProperty::member);
    constexpr ShortNames HintNames(Hints, &Ga4Hint::name);

    template <class Table, class Key>
    auto findIn(const Table& table, Key Table::value_type::* member, std::string_view wanted) -> const
        typename Table::value_type*
    {
        for (const auto& entry : table) {
            if (entry.*member == wanted)
                return &entry;
        }
        return nullptr;
    }

} // namespace

const Ga4Parameter* ga4ParameterNamed(std::string_view name)
{
    if (name.size() > LongestName)
        return nullptr;
    const uint64_t number = words::loadSome(name.data(), name.size());
    for (size_t i = StartsByLength[name.size()]; i < StartsByLength[name.size() + 1]; ++i) {
        if (PackedNames[i] == number)
            return &Parameters[i];
    }
    return nullptr;
}

const Ga4Parameter* ga4ParameterForKey(std::string_view key)
{
    static const value::Value places = [] {
        value::Value made = value::Value::object();
        for (size_t i = 0; i < Parameters.size(); ++i)
            made.set(Parameters[i].key, static_cast<double>(i));
        return made;
    }();
    const value::Value* place = places.find(key);
    return place ? &Parameters[static_cast<size_t>(place->number())] : nullptr;
}

const value::Value& ga4Key(const Ga4Parameter& parameter)
{
    static const std::array<value::Value, Parameters.size()> keys = [] {
        std::array<value::Value, Parameters.size()> made;
        for (size_t i = 0; i < made.size(); ++i)
            made[i] = value::Value::literal(Parameters[i].key);
        return made;
    }();
    return keys[static_cast<size_t>(&parameter - Parameters.data())];
}

const Ga4SystemProperty* ga4SystemProperty(std::string_view member)
{
    return SystemNames.find(SystemProperties, member);
}

const Ga4Hint* ga4HintNamed(std::string_view name)
{
    return HintNames.find(Hints, name);
}

const Ga4Hint* ga4HintForMember(std::string_view member)
{
    return findIn(Hints, &Ga4Hint::member, member);
}

} // namespace sluis::types
