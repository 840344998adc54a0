#include "core/plan/lint_context.h"

#include <algorithm>
#include <cmath>

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::EntityRef;
    using container::Parameter;

    constexpr size_t LeastSecretLength = 16;
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

    bool looksLikeSecret(std::string_view name, std::string_view text)
    {
        for (const std::string_view scheme : {"Bearer ", "Basic "}) {
            if (text.starts_with(scheme)) {
                text.remove_prefix(scheme.size());
                name = "authorization";
            }
        }
        if (text.size() < LeastSecretLength || text.find("{{") != text.npos || text.starts_with("http"))
            return false;
        const bool isOneWord = text.find_first_of(" \t\n<>{}") == text.npos || text.starts_with("-----BEGIN");
        if (!isOneWord || bitsPerCharacter(text) < LeastBitsPerCharacter)
            return false;
        const bool isKnown = std::any_of(std::begin(KnownStarts), std::end(KnownStarts),
            [text](std::string_view start) { return text.starts_with(start); });
        return (isKnown && text.size() >= 20) || tells(name);
    }

    // Looks through the parameters of one entity; `way` are the indices that lead to the one at hand.
    template <class T> class Search
    {
    public:
        Search(LintContext& context, EntityKind kind, const T& entity)
            : m_context(context)
            , m_ref{kind, entity.id.text}
            , m_entity(entity)
        { }

        void run()
        {
            for (size_t i = 0; i < m_entity.parameters.size(); ++i)
                visit(m_entity.parameters[i], "parameter." + keyOf(m_entity.parameters[i], i), m_entity.name, {i});
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
            if (looksLikeSecret(name, parameter.text()))
                report(parameter, path, way);
            auto each = [&](const std::vector<Parameter>& items) {
                for (size_t i = 0; i < items.size(); ++i) {
                    std::vector<size_t> deeper = way;
                    deeper.push_back(i);
                    visit(items[i], path + '.' + keyOf(items[i], i), inner, std::move(deeper));
                }
            };
            each(parameter.list);
            each(parameter.map);
        }

        void report(const Parameter& parameter, const std::string& path, const std::vector<size_t>& way)
        {
            const std::string shown = std::string(parameter.text().substr(0, 4)) + "…";
            LintProblem& problem = m_context.add(Severity::Warning, m_ref, path, {"lint.secretInPlainText", {shown}});
            if (!m_context.mayRepair(m_ref))
                return;
            const Message label{"lint.repairMoveToSecret", {}};
            if constexpr (std::is_same_v<T, container::Variable>) {
                if (m_entity.type == "c") {
                    container::Variable secret = m_entity;
                    secret.type = "sluis_secret";
                    secret.parameters = {container::textParameter("name", m_entity.name)};
                    problem.repairs.push_back(repairBy(label, std::move(secret)));
                    return;
                }
            }
            container::Variable secret;
            secret.id = container::VariableId(m_context.nextId());
            secret.name = freeName("Secret – " + m_entity.name);
            secret.type = "sluis_secret";
            secret.parameters = {container::textParameter("name", secret.name)};
            T changed = m_entity;
            Parameter* place = &changed.parameters[way[0]];
            for (size_t i = 1; i < way.size(); ++i)
                place = place->list.empty() ? &place->map[way[i]] : &place->list[way[i]];
            place->value = "{{" + secret.name + "}}";
            problem.repairs.push_back({label,
                {label, {container::PutEntity{std::move(secret), {}}, container::PutEntity{std::move(changed), {}}}}});
        }

        std::string freeName(const std::string& wanted) const
        {
            std::string name = wanted;
            for (size_t number = 2; m_context.isVariableName(name); ++number)
                name = wanted + " (" + std::to_string(number) + ')';
            return name;
        }

        LintContext& m_context;
        EntityRef m_ref;
        const T& m_entity;
    };

    template <class T> void searchAll(LintContext& context, EntityKind kind, const std::vector<T>& list)
    {
        for (const T& entity : list) {
            if constexpr (std::is_same_v<T, container::Variable>) {
                if (entity.type == "sluis_secret")
                    continue;
            }
            Search<T>(context, kind, entity).run();
        }
    }

} // namespace

void lintSecrets(LintContext& context)
{
    searchAll(context, EntityKind::Tag, context.container.tags);
    searchAll(context, EntityKind::Variable, context.container.variables);
    searchAll(context, EntityKind::Client, context.container.clients);
    searchAll(context, EntityKind::Transformation, context.container.transformations);
}

} // namespace sluis::plan
