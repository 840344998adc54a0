#include "core/plan/compile.h"

#include "core/plan/compiler.h"
#include "core/plan/decisions.h"
#include "core/url/url.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sluis::plan {
namespace {

    using container::EntityKind;

    constexpr std::string_view EventPseudoVariable = "_event"; // 1.9

    std::optional<int64_t> integer(std::string_view text)
    {
        int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return !text.empty() && error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                                         : std::nullopt;
    }

    std::optional<WallTime> moment(const std::optional<std::string>& milliseconds)
    {
        const auto number = milliseconds ? integer(*milliseconds) : std::nullopt;
        return number ? std::optional(fromMilliseconds(*number)) : std::nullopt;
    }

    // Ascending numeric ids; what is no number comes after, by its text.
    bool isIdBefore(const std::string& left, const std::string& right)
    {
        const auto leftNumber = integer(left);
        const auto rightNumber = integer(right);
        if (leftNumber && rightNumber)
            return *leftNumber < *rightNumber;
        return leftNumber.has_value() != rightNumber.has_value() ? leftNumber.has_value() : left < right;
    }

    std::string_view triggerTypeText(const container::Trigger& trigger)
    {
        switch (trigger.type) {
        case container::TriggerType::Always:
            return "ALWAYS";
        case container::TriggerType::CustomEvent:
            return "CUSTOM_EVENT";
        case container::TriggerType::ServerPageview:
            return "SERVER_PAGEVIEW";
        case container::TriggerType::Other:
            break;
        }
        return trigger.otherType;
    }

    // Finds the entity of the same id in the state before; entities mostly stand where they stood.
    template <class T> class Before
    {
    public:
        explicit Before(const std::vector<T>* list)
            : m_list(list)
        { }
        std::optional<size_t> find(const T& entity)
        {
            if (!m_list)
                return std::nullopt;
            if (m_next >= m_list->size() || (*m_list)[m_next].id != entity.id) {
                const auto found = byId().find(entity.id.text);
                if (found == byId().end())
                    return std::nullopt;
                m_next = found->second;
            }
            return m_next++;
        }

    private:
        const std::unordered_map<std::string_view, size_t>& byId() // made when one does not stand where it stood
        {
            if (m_byId.empty()) {
                for (size_t i = 0; i < m_list->size(); ++i)
                    m_byId.try_emplace((*m_list)[i].id.text, i);
            }
            return m_byId;
        }

        const std::vector<T>* m_list;
        size_t m_next = 0;
        std::unordered_map<std::string_view, size_t> m_byId;
    };

} // namespace

class Compiler
{
public:
    Compiler(std::shared_ptr<const container::Container> container, const templates::TypeCatalogue& catalogue,
        const PlanPtr& previous)
        : m_plan(std::make_shared<Plan>())
        , m_source(*container)
        , m_context{m_source, catalogue, m_plan->variableByName, m_plan->m_patterns,
              previous ? &previous->m_patterns : nullptr}
        , m_previous(previous.get())
    {
        m_plan->source = std::move(container);
    }

    PlanPtr run()
    {
        nameVariables();
        m_sharesNames = m_previous && namesAreTheSame();
        compileVariables();
        compileTriggers();
        compileTransformations();
        compileTags();
        compileClients();
        layOut(*m_plan);
        return m_plan;
    }

private:
    void nameVariables();
    bool namesAreTheSame() const;
    void compileVariables();
    void compileTriggers();
    void compileTransformations();
    void compileTags();
    void compileTag(const container::Tag& tag, Tag& made);
    void compileSequence(const container::Tag& tag, Tag& made);
    void linkTriggers(const container::Tag& tag, Tag& made);
    std::optional<TriggerIndex> triggerOf(const container::TriggerId& id);
    void compileClients();
    void reportUnknown(const std::vector<std::string>& names, container::EntityRef entity);
    void reportPatterns(const Conditions& conditions, const container::EntityRef& entity);
    std::string vendorOf(const container::Tag& tag, const Runnable& found) const;

    // The entity in the state before, when nothing that it was compiled from has changed.
    template <class T, class Compiled>
    const Compiled* unchanged(Before<T>& before, const T& entity, const std::vector<T>& oldList,
        const std::vector<Compiled>& oldCompiled) const
    {
        const auto position = before.find(entity);
        return position && m_sharesNames && oldList[*position] == entity ? &oldCompiled[*position] : nullptr;
    }

    std::shared_ptr<Plan> m_plan;
    const container::Container& m_source;
    CompileContext m_context;
    const Plan* m_previous;
    bool m_sharesNames = false;
    std::unordered_map<std::string_view, TriggerIndex> m_triggerById;
    std::unordered_map<std::string_view, TagIndex> m_tagByName;
};

void Compiler::nameVariables()
{
    auto& names = m_plan->variableByName;
    const auto builtIns = static_cast<VariableIndex>(m_source.builtInVariables.size() + 1);
    for (VariableIndex i = 0; i < m_source.variables.size(); ++i)
        names.try_emplace(m_source.variables[i].name, builtIns + i);
    names.try_emplace(std::string(EventPseudoVariable), 0u);
    for (VariableIndex i = 0; i < m_source.builtInVariables.size(); ++i)
        names.try_emplace(m_source.builtInVariables[i].name, 1 + i);
}

bool Compiler::namesAreTheSame() const
{
    if (m_previous->source->builtInVariables != m_source.builtInVariables)
        return false;
    return std::all_of(
        m_previous->variableByName.begin(), m_previous->variableByName.end(), [this](const auto& nameAndIndex) {
            const auto found = m_plan->variableByName.find(nameAndIndex.first);
            return found != m_plan->variableByName.end() && found->second == nameAndIndex.second;
        });
}

void Compiler::reportUnknown(const std::vector<std::string>& names, container::EntityRef entity)
{
    for (const std::string& name : names)
        m_plan->problems.push_back({{"plan.unknownVariable", {name}}, entity, {}});
}

void Compiler::reportPatterns(const Conditions& conditions, const container::EntityRef& entity)
{
    for (const Condition& condition : conditions) {
        if (condition.pattern && !condition.pattern->isValid())
            m_plan->problems.push_back(
                {{"plan.badPattern", {condition.pattern->text(), condition.pattern->error()}}, entity, {}});
        else if (condition.neverHolds)
            m_plan->problems.push_back({{"plan.unknownOperator", {condition.operatorText}}, entity, {}});
    }
}

void Compiler::compileVariables()
{
    auto& variables = m_plan->variables;
    variables.reserve(m_source.builtInVariables.size() + m_source.variables.size() + 1);
    variables.push_back(std::make_shared<const Variable>(builtInVariable("EVENT_NAME", EventPseudoVariable)));
    for (const container::BuiltInVariable& builtIn : m_source.builtInVariables)
        variables.push_back(std::make_shared<const Variable>(builtInVariable(builtIn.type, builtIn.name)));
    const size_t oldBuiltIns = m_previous ? m_previous->source->builtInVariables.size() + 1 : 0;
    Before before(m_previous ? &m_previous->source->variables : nullptr);
    for (const container::Variable& variable : m_source.variables) {
        const auto position = before.find(variable);
        if (position && m_sharesNames && m_previous->source->variables[*position] == variable) {
            const VariablePtr& old = m_previous->variables[oldBuiltIns + *position];
            if (!old->hasUnknownNames && old->kind != VariableKind::Native && old->kind != VariableKind::Template
                && old->kind != VariableKind::NotRunnable) {
                variables.push_back(old);
                if (old->table) {
                    for (const Table::Row& row : old->table->rows)
                        m_context.keep(row.pattern);
                }
                continue;
            }
        }
        std::vector<std::string> unknown;
        variables.push_back(std::make_shared<const Variable>(compileVariable(m_context, variable, unknown)));
        reportUnknown(unknown, {EntityKind::Variable, variable.id.text});
    }
    m_plan->uses = usesOf(variables);
    m_plan->traits = traitsOf(variables, m_plan->uses);
    for (size_t i = 0; i < variables.size(); ++i) {
        const container::EntityRef ref{EntityKind::Variable, variables[i]->id.text};
        if (m_plan->traits[i].isCyclic)
            m_plan->problems.push_back({{"plan.variableCycle", {variables[i]->name}}, ref, {}});
        if (m_plan->traits[i].isTooDeep)
            m_plan->problems.push_back({{"plan.variableTooDeep", {variables[i]->name}}, ref, {}});
        for (const Table::Row& row : variables[i]->table ? variables[i]->table->rows : std::vector<Table::Row>()) {
            if (row.pattern && !row.pattern->isValid())
                m_plan->problems.push_back(
                    {{"plan.badPattern", {row.pattern->text(), row.pattern->error()}}, ref, "parameter.map"});
        }
    }
}

void Compiler::compileTriggers()
{
    Before before(m_previous ? &m_previous->source->triggers : nullptr);
    m_plan->triggers.reserve(m_source.triggers.size() + 1);
    for (const container::Trigger& trigger : m_source.triggers) {
        Trigger made;
        made.id = trigger.id;
        made.name = trigger.name;
        made.type = triggerTypeText(trigger);
        made.isPageView = trigger.type == container::TriggerType::ServerPageview;
        made.isSupported = trigger.type != container::TriggerType::Other;
        const Trigger* old
            = m_previous ? unchanged(before, trigger, m_previous->source->triggers, m_previous->triggers) : nullptr;
        const auto isWhole = [](const Condition& condition) { return !condition.hasUnknownNames; };
        if (old && std::all_of(old->conditions->begin(), old->conditions->end(), isWhole)) {
            made.conditions = old->conditions;
            for (const Condition& condition : *old->conditions)
                m_context.keep(condition.pattern);
        } else {
            Conditions conditions;
            std::vector<std::string> unknown;
            for (const auto* list : {&trigger.customEventFilter, &trigger.filter}) {
                for (const container::Condition& condition : *list)
                    conditions.push_back(compileCondition(m_context, condition, unknown));
            }
            made.conditions = std::make_shared<const Conditions>(std::move(conditions));
            reportUnknown(unknown, {EntityKind::Trigger, trigger.id.text});
        }
        reportPatterns(*made.conditions, {EntityKind::Trigger, trigger.id.text});
        m_triggerById.try_emplace(trigger.id.text, static_cast<TriggerIndex>(m_plan->triggers.size()));
        m_plan->triggers.push_back(std::move(made));
    }
}

void Compiler::compileTransformations()
{
    struct Ordered {
        Transformation made;
        int64_t priority;
    };
    std::vector<Ordered> ordered;
    std::unordered_map<std::string_view, const Transformation*> before; // by id, when names mean the same
    if (m_sharesNames) {
        for (const Transformation& transformation : m_previous->transformations)
            before.try_emplace(transformation.id.text, &transformation);
    }
    for (size_t i = 0; i < m_source.transformations.size(); ++i) {
        const container::Transformation& transformation = m_source.transformations[i];
        Transformation made;
        made.id = transformation.id;
        made.name = transformation.name;
        made.sourceIndex = i;
        made.kind = transformationKind(transformation.type);
        if (made.kind == TransformationKind::NotRunnable)
            made.reason = {"plan.transformationUnknown", {transformation.type}};
        const auto old = before.find(transformation.id.text);
        const bool isUnchanged = old != before.end() && !old->second->body->hasUnknownNames
            && m_previous->source->transformations[old->second->sourceIndex] == transformation;
        if (isUnchanged) {
            made.body = old->second->body;
            for (const Condition& condition : made.body->conditions)
                m_context.keep(condition.pattern);
        } else {
            std::vector<std::string> unknown;
            made.body = std::make_shared<const TransformationBody>(
                compileTransformation(m_context, transformation, made.kind, unknown));
            reportUnknown(unknown, {EntityKind::Transformation, transformation.id.text});
        }
        reportPatterns(made.body->conditions, {EntityKind::Transformation, transformation.id.text});
        std::vector<VariableIndex> roots;
        collectVariables(made.body->conditions, roots);
        for (const Path& path : made.body->paths)
            collectVariables(path.text, roots);
        for (const Expression& value : made.body->values)
            collectVariables(value, roots);
        made.layers = layersOf(*m_plan, roots);
        ordered.push_back({std::move(made), priorityOf(transformation)});
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const Ordered& left, const Ordered& right) {
        return left.priority != right.priority ? left.priority > right.priority
                                               : isIdBefore(left.made.id.text, right.made.id.text);
    });
    for (Ordered& one : ordered)
        m_plan->transformations.push_back(std::move(one.made));
}

std::string Compiler::vendorOf(const container::Tag& tag, const Runnable& found) const
{
    if (const std::string_view own = container::textOf(tag.parameters, "vendor"); !own.empty())
        return std::string(own);
    if (found.description && !found.description->vendor.empty())
        return found.description->vendor;
    if (found.customTemplate)
        return m_source.templates[*found.customTemplate].name;
    // Requests without a label are told apart by where they go.
    const std::string_view target = container::textOf(tag.parameters, "url");
    const auto address = target.find("{{") == std::string_view::npos ? url::parseUrl(target) : std::nullopt;
    if (address && !address->hostname.empty())
        return address->hostname;
    return found.description ? found.description->name : tag.type;
}

std::optional<TriggerIndex> Compiler::triggerOf(const container::TriggerId& id)
{
    if (const auto found = m_triggerById.find(id.text); found != m_triggerById.end())
        return found->second;
    if (id.text != container::AllPagesTriggerId)
        return std::nullopt;
    Trigger allPages;
    allPages.id = id;
    allPages.name = "All Pages"; // as Google's interface calls it
    allPages.type = "SERVER_PAGEVIEW";
    allPages.isPageView = true;
    allPages.conditions = std::make_shared<const Conditions>();
    const auto index = static_cast<TriggerIndex>(m_plan->triggers.size());
    m_plan->triggers.push_back(std::move(allPages));
    m_triggerById.emplace(container::AllPagesTriggerId, index);
    return index;
}

void Compiler::linkTriggers(const container::Tag& tag, Tag& made)
{
    const auto link = [&](const std::vector<container::TriggerId>& ids, std::vector<TriggerIndex>& indices) {
        for (const container::TriggerId& id : ids) {
            if (const auto index = triggerOf(id))
                indices.push_back(*index);
            else
                m_plan->problems.push_back({{"plan.unknownTrigger", {id.text}}, {EntityKind::Tag, tag.id.text}, {}});
        }
    };
    link(tag.firingTriggers, made.firingTriggers);
    link(tag.blockingTriggers, made.blockingTriggers);
}

void Compiler::compileSequence(const container::Tag& tag, Tag& made)
{
    const auto sequenced = [&](const std::vector<container::SequencedTag>& tags) -> std::optional<Sequenced> {
        if (tags.empty() || tags.front().tagName.empty())
            return std::nullopt;
        Sequenced result{std::nullopt, tags.front().tagName, tags.front().stopOnFailure.value_or(false)};
        if (const auto found = m_tagByName.find(result.name); found != m_tagByName.end())
            result.tag = found->second;
        else
            m_plan->problems.push_back({{"plan.unknownTag", {result.name}}, {EntityKind::Tag, tag.id.text}, {}});
        return result;
    };
    made.setup = sequenced(tag.setupTags);
    made.cleanup = sequenced(tag.teardownTags);
}

void Compiler::compileTag(const container::Tag& tag, Tag& made)
{
    made.id = tag.id;
    made.name = tag.name;
    made.type = tag.type;
    const Runnable found = runnable(m_context, EntityKind::Tag, tag.type);
    made.runs = found.runs;
    made.reason = found.reason;
    made.customTemplate = found.customTemplate;
    made.vendor = vendorOf(tag, found);
    made.isPaused = tag.isPaused();
    made.isLiveOnly = tag.liveOnly.value_or(false);
    made.priority = tag.priority ? integer(tag.priority->text()).value_or(0) : 0;
    made.startsAt = moment(tag.scheduleStartMs);
    made.endsAt = moment(tag.scheduleEndMs);
    if (tag.firingOption != container::FiringOption::NotSet)
        made.firing = tag.firingOption;
    if (tag.consentSettings && tag.consentSettings->status == container::ConsentStatus::Needed
        && tag.consentSettings->types) {
        for (const container::Parameter& type : tag.consentSettings->types->list)
            made.neededConsent.emplace_back(type.text());
    }
    if (tag.monitoringMetadata && !tag.monitoringMetadata->map.empty()) {
        made.monitoringMetadata = value::Value::object();
        for (const container::Parameter& member : tag.monitoringMetadata->map)
            made.monitoringMetadata.set(member.key, member.text());
    }
    if (tag.monitoringMetadataTagNameKey && !tag.monitoringMetadataTagNameKey->empty())
        made.monitoringMetadata.set(*tag.monitoringMetadataTagNameKey, tag.name);
    linkTriggers(tag, made);
    compileSequence(tag, made);
}

void Compiler::compileTags()
{
    for (TagIndex i = 0; i < m_source.tags.size(); ++i)
        m_tagByName.try_emplace(m_source.tags[i].name, i);
    Before before(m_previous ? &m_previous->source->tags : nullptr);
    m_plan->tags.resize(m_source.tags.size());
    for (size_t i = 0; i < m_source.tags.size(); ++i) {
        const container::Tag& tag = m_source.tags[i];
        Tag& made = m_plan->tags[i];
        compileTag(tag, made);
        const auto position = before.find(tag);
        const Tag* old = position && m_sharesNames ? &m_previous->tags[*position] : nullptr;
        if (old && !old->hasUnknownNames && m_previous->source->tags[*position].parameters == tag.parameters) {
            made.parameters = old->parameters;
        } else {
            ExpressionMaker maker(m_context.names);
            made.parameters = std::make_shared<const Expression>(maker.object(tag.parameters));
            made.hasUnknownNames = maker.sawUnknownNames();
            reportUnknown(maker.unknownNames(), {EntityKind::Tag, tag.id.text});
        }
        std::vector<VariableIndex> roots;
        collectVariables(*made.parameters, roots);
        made.layers = layersOf(*m_plan, roots);
    }
}

void Compiler::compileClients()
{
    for (const container::Client& client : m_source.clients) {
        Client made;
        made.id = client.id;
        made.name = client.name;
        made.type = client.type;
        made.priority = client.priority.value_or(0);
        const Runnable found = runnable(m_context, EntityKind::Client, client.type);
        made.runs = found.runs;
        made.reason = found.reason;
        made.customTemplate = found.customTemplate;
        ExpressionMaker maker(m_context.names);
        made.parameters = std::make_shared<const Expression>(maker.object(client.parameters));
        reportUnknown(maker.unknownNames(), {EntityKind::Client, client.id.text});
        std::vector<VariableIndex> roots;
        collectVariables(*made.parameters, roots);
        made.layers = layersOf(*m_plan, roots);
        m_plan->clients.push_back(std::move(made));
    }
    std::stable_sort(m_plan->clients.begin(), m_plan->clients.end(), [](const Client& left, const Client& right) {
        if (left.priority != right.priority)
            return ClientPriority == ClientOrder::HighestFirst ? left.priority > right.priority
                                                               : left.priority < right.priority;
        return isIdBefore(left.id.text, right.id.text);
    });
}

PlanPtr compile(std::shared_ptr<const container::Container> container, const templates::TypeCatalogue& catalogue,
    const PlanPtr& previous)
{
    return Compiler(std::move(container), catalogue, previous).run();
}

} // namespace sluis::plan
