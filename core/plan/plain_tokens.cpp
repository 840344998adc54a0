#include "core/plan/plain_tokens.h"

#include "core/container/references.h"
#include "core/container/secrets.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace sluis::plan {
namespace {

    using container::Container;
    using container::EntityKind;
    using container::EntityRef;
    using container::Parameter;
    using container::Parameters;
    using container::Variable;

    constexpr size_t ShownLength = 4; // characters of a token that a problem shows
    constexpr size_t LeastTokenLength = 16;
    constexpr double LeastBitsPerCharacter = 3.0; // words have fewer, keys made by machines more

    // Starts of well-known kinds of tokens: enough on their own.
    constexpr std::string_view KnownStarts[]
        = {"EAA", "sk_live_", "sk_test_", "rk_live_", "pk_live_", "ghp_", "gho_", "github_pat_", "glpat-", "xoxb-",
            "xoxp-", "AKIA", "ASIA", "AIza", "ya29.", "eyJ", "SG.", "shpat_", "whsec_", "-----BEGIN"};
    // Words in a field's or variable's name that say what is in there.
    constexpr std::string_view TellingWords[]
        = {"token", "secret", "password", "passwd", "apikey", "api_key", "api-key", "privatekey", "private_key",
            "authorization", "auth_key", "authkey", "credential", "accesskey", "access_key", "api key", "access key"};

    std::string lower(std::string_view text)
    {
        std::string result(text);
        std::transform(result.begin(), result.end(), result.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return result;
    }

    double bitsPerCharacter(std::string_view text)
    {
        double counts[256] = {};
        for (const char c : text)
            ++counts[static_cast<unsigned char>(c)];
        double bits = 0;
        for (const double count : counts) {
            if (count > 0)
                bits -= count * std::log2(count / static_cast<double>(text.size()));
        }
        return bits / static_cast<double>(text.size());
    }

    bool tells(std::string_view name)
    {
        const std::string small = lower(name);
        return std::any_of(std::begin(TellingWords), std::end(TellingWords),
            [&small](std::string_view word) { return small.find(word) != small.npos; });
    }

    // "Bearer " and the like in front of a token; not part of it.
    std::string_view schemeOf(std::string_view text)
    {
        for (const std::string_view scheme : {"Bearer ", "Basic "}) {
            if (text.starts_with(scheme))
                return scheme;
        }
        return {};
    }

    bool looksLikeToken(std::string_view name, std::string_view text)
    {
        if (const std::string_view scheme = schemeOf(text); !scheme.empty()) {
            text.remove_prefix(scheme.size());
            name = "authorization";
        }
        if (text.size() < LeastTokenLength || text.find("{{") != text.npos || text.starts_with("http"))
            return false;
        const bool isOneWord = text.find_first_of(" \t\n<>{}") == text.npos || text.starts_with("-----BEGIN");
        if (!isOneWord || bitsPerCharacter(text) < LeastBitsPerCharacter)
            return false;
        const bool isKnown = std::any_of(std::begin(KnownStarts), std::end(KnownStarts),
            [text](std::string_view start) { return text.starts_with(start); });
        return (isKnown && text.size() >= 20) || tells(name);
    }

    // Looks through the parameters of one entity; `way` are the positions that lead to the one at hand.
    class Search
    {
    public:
        Search(PlainToken entity, std::vector<PlainToken>& found)
            : m_entity(std::move(entity))
            , m_found(found)
        { }

        void run(const Parameters& parameters)
        {
            for (size_t i = 0; i < parameters.size(); ++i)
                visit(parameters[i], "parameter." + keyOf(parameters[i], i), m_entity.name, {i});
        }

    private:
        static std::string keyOf(const Parameter& parameter, size_t index)
        {
            return parameter.key.empty() ? std::to_string(index) : parameter.key;
        }

        void visit(
            const Parameter& parameter, const std::string& path, std::string_view rowName, std::vector<size_t> way)
        {
            // A table of headers names its rows in one cell and holds the value in another.
            const std::string_view named = container::textOf(parameter.map, "name");
            const std::string_view inner = named.empty() ? rowName : named;
            const std::string name = std::string(inner) + ' ' + parameter.key;
            if (looksLikeToken(name, parameter.text())) {
                PlainToken token = m_entity;
                token.field = path;
                token.shown = std::string(parameter.text().substr(0, ShownLength)) + "…";
                token.way = way;
                m_found.push_back(std::move(token));
            }
            const auto each = [&](const std::vector<Parameter>& items) {
                for (size_t i = 0; i < items.size(); ++i) {
                    std::vector<size_t> deeper = way;
                    deeper.push_back(i);
                    visit(items[i], path + '.' + keyOf(items[i], i), inner, std::move(deeper));
                }
            };
            each(parameter.list);
            each(parameter.map);
        }

        const PlainToken m_entity;
        std::vector<PlainToken>& m_found;
    };

    template <class T> void searchAll(EntityKind kind, const std::vector<T>& list, std::vector<PlainToken>& found)
    {
        for (size_t i = 0; i < list.size(); ++i) {
            if constexpr (std::is_same_v<T, Variable>) {
                if (list[i].type == container::SecretType)
                    continue;
            }
            Search({{kind, list[i].id.text}, list[i].name, {}, {}, i, {}}, found).run(list[i].parameters);
        }
    }

    Parameter& parameterAt(Parameters& parameters, const std::vector<size_t>& way)
    {
        Parameter* place = &parameters[way[0]];
        for (size_t i = 1; i < way.size(); ++i)
            place = place->list.empty() ? &place->map[way[i]] : &place->list[way[i]];
        return *place;
    }

    bool isOursOrTemplate(std::string_view type)
    {
        return type.starts_with("cvt_") || type.starts_with("sluis_");
    }

    std::string freeName(const std::string& wanted, std::string_view before, std::string_view after,
        const std::set<std::string, std::less<>>& taken)
    {
        std::string name = wanted;
        for (size_t number = 2; taken.contains(name); ++number)
            name = wanted + std::string(before) + std::to_string(number) + std::string(after);
        return name;
    }

    const Message MoveLabel{"lint.repairMoveToSecret", {}};

} // namespace

std::vector<PlainToken> plainTokensOf(const Container& container)
{
    std::vector<PlainToken> found;
    searchAll(EntityKind::Tag, container.tags, found);
    searchAll(EntityKind::Variable, container.variables, found);
    searchAll(EntityKind::Client, container.clients, found);
    searchAll(EntityKind::Transformation, container.transformations, found);
    return found;
}

std::vector<PlainToken> tokensInTheWay(const Container& container)
{
    std::vector<PlainToken> tokens = plainTokensOf(container);
    if (tokens.empty())
        return tokens;
    // What templates and types of ours use, directly or through other variables.
    const container::ReferenceIndex references(container);
    std::set<EntityRef> reached;
    std::deque<EntityRef> waiting;
    const auto reach = [&](const EntityRef& ref) {
        if (reached.insert(ref).second)
            waiting.push_back(ref);
    };
    for (const EntityRef& ref : container.all()) {
        const auto entity = container.entity(ref);
        if (entity && isOursOrTemplate(container::typeOf(*entity)))
            reach(ref);
    }
    const std::set<EntityRef> own = reached;
    while (!waiting.empty()) {
        const EntityRef ref = waiting.front();
        waiting.pop_front();
        for (const container::Reference& reference : references.from(ref)) {
            if (reference.to.kind == EntityKind::Variable && !reference.isDangling())
                reach(reference.to);
        }
    }
    std::erase_if(tokens, [&](const PlainToken& token) {
        const bool isConstant
            = token.entity.kind == EntityKind::Variable && container.variables[token.position].type == "c";
        return !own.contains(token.entity) && !(isConstant && reached.contains(token.entity));
    });
    return tokens;
}

TokenMover::TokenMover(const Container& container)
    : m_container(container)
    , m_nextId(container.nextId())
{
    for (const Variable& variable : container.variables)
        m_variableNames.insert(variable.name);
    for (const container::NamedSecret& secret : container::secretsOf(container))
        m_secretNames.insert(secret.name);
}

MovedToken TokenMover::move(const PlainToken& token) const
{
    const std::string secret = freeName(container::secretNameFrom(token.name), "-", "", m_secretNames);
    const auto moved = [&](auto entity) {
        MovedToken result{{MoveLabel, {}}, secret, {}};
        Parameter& place = parameterAt(entity.parameters, token.way);
        result.value = place.text();
        if constexpr (std::is_same_v<decltype(entity), Variable>) {
            if (entity.type == "c") {
                entity.type = container::SecretType;
                entity.parameters = {container::textParameter("name", secret)};
                result.edit.changes = {container::PutEntity{std::move(entity), {}}};
                return result;
            }
        }
        Variable variable;
        variable.id = container::VariableId(m_nextId);
        variable.name = freeName("Secret – " + entity.name, " (", ")", m_variableNames);
        variable.type = container::SecretType;
        variable.parameters = {container::textParameter("name", secret)};
        const std::string scheme(schemeOf(result.value));
        result.value.erase(0, scheme.size());
        place.value = scheme + "{{" + variable.name + "}}";
        result.edit.changes
            = {container::PutEntity{std::move(variable), {}}, container::PutEntity{std::move(entity), {}}};
        return result;
    };
    switch (token.entity.kind) {
    case EntityKind::Tag:
        return moved(m_container.tags.at(token.position));
    case EntityKind::Client:
        return moved(m_container.clients.at(token.position));
    case EntityKind::Transformation:
        return moved(m_container.transformations.at(token.position));
    default:
        return moved(m_container.variables.at(token.position));
    }
}

std::optional<MovedToken> moveToSecret(const Container& container, const EntityRef& entity, std::string_view field)
{
    for (const PlainToken& token : plainTokensOf(container)) {
        if (token.entity == entity && token.field == field)
            return TokenMover(container).move(token);
    }
    return std::nullopt;
}

} // namespace sluis::plan
