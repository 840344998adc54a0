#include "core/gtm/read_export.h"
#include "core/gtm/write_export.h"
#include "core/plan/compile.h"
#include "core/types/table.h"
#include "tests/bench/bench.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <stdexcept>

// What an export of 200 tags costs to compile, against parsing its bytes; and again after an edit of one entity.
namespace sluis::bench {
namespace {

    using namespace sluis::container;

    constexpr int Tags = 200;
    constexpr int Variables = 120;
    constexpr int Triggers = 60;
    constexpr int Runs = 20;

    template <class Work> double milliseconds(Work work)
    {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < Runs; ++i)
            work();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / Runs;
    }

    std::string numbered(const char* name, int number)
    {
        return name + std::to_string(number);
    }

    template <class Id> Id nextId(Container& container, int& last)
    {
        static_cast<void>(container);
        return Id(std::to_string(++last));
    }

    void addVariables(Container& container, int& id)
    {
        for (int i = 0; i < Variables; ++i) {
            Variable variable;
            variable.id = nextId<VariableId>(container, id);
            variable.name = numbered("ED - parameter ", i);
            variable.fingerprint = "1764000000000";
            variable.formatValue.emplace();
            if (i % 10 == 9) {
                variable.type = "remm";
                std::vector<Parameter> rows;
                for (int row = 0; row < 6; ++row)
                    rows.push_back(
                        mapParameter({textParameter("key", numbered("^/shop/(de|nl)/category-", row) + ".*$"),
                            textParameter("value", numbered("Category ", row))}));
                variable.parameters = {textParameter("input", "{{ED - parameter 0}}"),
                    listParameter("map", std::move(rows)), booleanParameter("ignoreCase", true)};
            } else {
                variable.type = "ed";
                variable.parameters
                    = {textParameter("keyPath", numbered("parameter_", i)), booleanParameter("setDefaultValue", false)};
            }
            container.variables.push_back(std::move(variable));
        }
    }

    void addTriggers(Container& container, int& id)
    {
        for (int i = 0; i < Triggers; ++i) {
            Trigger trigger;
            trigger.id = nextId<TriggerId>(container, id);
            trigger.name = numbered("Trigger ", i);
            trigger.type = TriggerType::CustomEvent;
            trigger.fingerprint = "1764000000000";
            trigger.customEventFilter = {makeCondition("{{_event}}", Operator::Equals, numbered("event_", i % 12))};
            trigger.filter = {makeCondition(numbered("{{ED - parameter ", i) + "}}", Operator::Contains, "shop"),
                i % 4 == 0
                    ? makeCondition("{{ED - parameter 1}}", Operator::MatchRegex, numbered("^https?://[^/]+/p", i))
                    : makeCondition("{{ED - parameter 2}}", Operator::Greater, "10")};
            container.triggers.push_back(std::move(trigger));
        }
    }

    void addTags(Container& container, int& id)
    {
        for (int i = 0; i < Tags; ++i) {
            Tag tag;
            tag.id = nextId<TagId>(container, id);
            tag.name = numbered("Tag ", i);
            tag.type = "sgtmgaaw";
            tag.fingerprint = "1764000000000";
            tag.firingOption = FiringOption::OncePerEvent;
            tag.monitoringMetadata = Parameter{};
            tag.monitoringMetadata->type = ParameterType::Map;
            tag.consentSettings.emplace();
            std::vector<Parameter> rows;
            for (int row = 0; row < 6; ++row)
                rows.push_back(mapParameter({textParameter("fieldName", numbered("field_", row)),
                    textParameter("value", numbered("{{ED - parameter ", (i + row) % Variables) + "}}")}));
            tag.parameters = {booleanParameter("redactVisitorIp", false), textParameter("epToIncludeDropdown", "all"),
                booleanParameter("enableGoogleSignals", false), textParameter("upToIncludeDropdown", "all"),
                textParameter("eventName", numbered("event_", i)), listParameter("eventParameters", std::move(rows)),
                textParameter("measurementId", "G-{{ED - parameter 3}}"), booleanParameter("enableEuid", false)};
            tag.firingTriggers = {container.triggers[static_cast<size_t>(i % Triggers)].id};
            container.tags.push_back(std::move(tag));
        }
    }

    std::string exportText()
    {
        Container container = newContainer("Bench", "GTM-BENCH");
        int id = 100;
        addVariables(container, id);
        addTriggers(container, id);
        addTags(container, id);
        return gtm::writeExport(container);
    }

    using Shared = std::shared_ptr<const Container>;

    // The container after an edit of one tag, one trigger, one variable and one transformation, in turn.
    std::vector<Shared> edited(const Container& container)
    {
        const auto copy = [&](auto change) {
            Container next = container;
            change(next);
            return std::make_shared<const Container>(std::move(next));
        };
        return {copy([](Container& next) { putParameter(next.tags[100].parameters, textParameter("eventName", "x")); }),
            copy([](Container& next) {
                next.triggers[30].filter[0] = makeCondition("{{ED - parameter 5}}", Operator::MatchRegex, "^a|b$");
            }),
            copy([](Container& next) {
                putParameter(next.variables[60].parameters, textParameter("keyPath", "other"));
            }),
            copy([](Container& next) { next.transformations[0].name = "Other"; })};
    }

} // namespace

void benchCompile(Report& report)
{
    const std::string text = exportText();
    const auto read = gtm::readExport(text);
    if (!read || read->tags.size() != Tags)
        throw std::runtime_error("the export does not read back");
    const Shared container = std::make_shared<const Container>(*read);
    const templates::TypeCatalogue catalogue = types::nativeCatalogue();
    const plan::PlanPtr before = plan::compile(container, catalogue);
    const std::vector<Shared> edits = edited(*container);
    std::vector<double> whole;
    std::vector<double> afterEdit;
    std::vector<double> parses;
    for (int round = 0; round < report.rounds(); ++round) {
        size_t size = 0;
        const double parse = milliseconds([&] { size += nlohmann::ordered_json::parse(text).size(); });
        const double compile = milliseconds([&] { size += plan::compile(container, catalogue)->tags.size(); });
        double edit = 0;
        for (const Shared& one : edits)
            edit += milliseconds([&] { size += plan::compile(one, catalogue, before)->tags.size(); });
        if (size == 0)
            throw std::runtime_error("nothing was compiled");
        parses.push_back(parse);
        whole.push_back(compile / parse);
        afterEdit.push_back(edit / static_cast<double>(edits.size()) / parse);
    }
    report.add("parse_200_tags_ms", median(parses), "ms");
    report.add("compile_over_parse", median(whole));
    report.add("edit_compile_over_parse", median(afterEdit));
}

} // namespace sluis::bench
