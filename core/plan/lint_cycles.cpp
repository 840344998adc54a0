#include "core/plan/lint_context.h"

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::EntityRef;
    using container::Reference;

    // Finds circles among entities of one kind, each once, without recursion: containers may be hostile.
    class Circles
    {
    public:
        using Edges = std::map<std::string, std::vector<std::string>>;

        explicit Circles(const Edges& edges)
            : m_edges(edges)
        { }

        // Each circle as its ids in order, starting with the one that was reached first.
        std::vector<std::vector<std::string>> find()
        {
            for (const auto& [start, targets] : m_edges)
                walk(start);
            return std::move(m_found);
        }

    private:
        enum class State { New, OnPath, Done };
        struct Step {
            std::string id;
            size_t next = 0; // which edge to follow
        };

        void walk(const std::string& start)
        {
            if (m_states[start] != State::New)
                return;
            std::vector<Step> path{{start}};
            m_states[start] = State::OnPath;
            while (!path.empty()) {
                const auto edges = m_edges.find(path.back().id);
                if (edges == m_edges.end() || path.back().next >= edges->second.size()) {
                    m_states[path.back().id] = State::Done;
                    path.pop_back();
                    continue;
                }
                const std::string& target = edges->second[path.back().next++];
                State& state = m_states[target];
                if (state == State::OnPath)
                    close(path, target);
                if (state != State::New)
                    continue;
                state = State::OnPath;
                path.push_back({target});
            }
        }

        void close(const std::vector<Step>& path, const std::string& target)
        {
            std::vector<std::string> circle;
            for (const Step& step : path) {
                if (!circle.empty() || step.id == target)
                    circle.push_back(step.id);
            }
            m_found.push_back(std::move(circle));
        }

        const Edges& m_edges;
        std::map<std::string, State> m_states;
        std::vector<std::vector<std::string>> m_found;
    };

    constexpr size_t NamesShown = 8; // of a circle

    void report(LintContext& context, EntityKind kind, const Circles::Edges& edges, const char* key)
    {
        for (const std::vector<std::string>& circle : Circles(edges).find()) {
            std::string way;
            for (size_t i = 0; i < circle.size() && i < NamesShown; ++i)
                way += context.nameOf({kind, circle[i]}) + " → ";
            if (circle.size() > NamesShown)
                way += "… → ";
            way += context.nameOf({kind, circle.front()});
            context.add(Severity::Error, {kind, circle.front()}, "", {key, {way}});
        }
    }

} // namespace

void lintCycles(LintContext& context)
{
    Circles::Edges variables;
    Circles::Edges sequences;
    for (const Reference& reference : context.references.all()) {
        if (reference.way == Reference::Way::VariableName && reference.from.kind == EntityKind::Variable
            && reference.to.kind == EntityKind::Variable && !reference.isDangling())
            variables[reference.from.id].push_back(reference.to.id);
        if (reference.way == Reference::Way::TagName && reference.from.kind == EntityKind::Tag
            && !reference.isDangling())
            sequences[reference.from.id].push_back(reference.to.id);
    }
    report(context, EntityKind::Variable, variables, "lint.variableCircle");
    report(context, EntityKind::Tag, sequences, "lint.sequenceCircle");
}

} // namespace sluis::plan
