#include "core/plan/lint_context.h"

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::EntityRef;

    // All names of one kind; variables and built-ins are named in the same way, so they count together.
    class Names
    {
    public:
        Names(LintContext& context, Severity severity)
            : m_context(context)
            , m_severity(severity)
        { }

        void add(EntityKind kind, const std::string& id, const std::string& name)
        {
            if (name.empty()) {
                m_context.add(Severity::Warning, {kind, id}, "name", {"lint.noName", {}});
                return;
            }
            m_entries.push_back({{kind, id}, name});
            ++m_counts[name];
        }

        void check()
        {
            std::set<std::string> seen;
            for (const auto& [ref, name] : m_entries) {
                if (m_counts[name] < 2 || seen.insert(name).second)
                    continue; // the first keeps its name
                LintProblem& problem = m_context.add(m_severity, ref, "name",
                    {ref.kind == EntityKind::Variable ? "lint.duplicateVariable" : "lint.duplicateName", {name}});
                if (ref.kind == EntityKind::BuiltInVariable)
                    continue;
                const std::string free = freeName(name);
                const Message label{"lint.repairRename", {free}};
                problem.repairs.push_back({label, {label, {container::RenameEntity{ref, free}}}});
            }
        }

    private:
        std::string freeName(const std::string& name)
        {
            for (size_t& number = m_nextNumbers.try_emplace(name, 2).first->second;; ++number) {
                const std::string candidate = name + " (" + std::to_string(number) + ')';
                if (++m_counts[candidate] == 1)
                    return candidate;
            }
        }

        LintContext& m_context;
        Severity m_severity;
        std::vector<std::pair<EntityRef, std::string>> m_entries;
        std::map<std::string, size_t> m_counts;
        std::map<std::string, size_t> m_nextNumbers; // to try in a free name
    };

    template <class T>
    void checkNames(LintContext& context, EntityKind kind, const std::vector<T>& list, Severity severity)
    {
        Names names(context, severity);
        for (const T& entity : list)
            names.add(kind, entity.id.text, entity.name);
        names.check();
    }

} // namespace

void lintNames(LintContext& context)
{
    const container::Container& container = context.container;
    Names variables(context, Severity::Error);
    for (const container::BuiltInVariable& builtIn : container.builtInVariables)
        variables.add(EntityKind::BuiltInVariable, builtIn.type, builtIn.name);
    for (const container::Variable& variable : container.variables)
        variables.add(EntityKind::Variable, variable.id.text, variable.name);
    variables.check();
    checkNames(context, EntityKind::Tag, container.tags, Severity::Warning);
    checkNames(context, EntityKind::Trigger, container.triggers, Severity::Warning);
    checkNames(context, EntityKind::Client, container.clients, Severity::Warning);
    checkNames(context, EntityKind::Transformation, container.transformations, Severity::Warning);
    checkNames(context, EntityKind::Folder, container.folders, Severity::Warning);
}

} // namespace sluis::plan
