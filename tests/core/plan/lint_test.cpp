#include "core/plan/lint.h"

#include "core/plan/compiler.h"
#include "core/plan/lint_context.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace sluis::plan {
namespace {

    using namespace container;
    using container::Condition;
    using container::Tag;
    using container::Transformation;
    using container::Trigger;
    using container::Variable;
    using templates::Support;
    using testing::IsEmpty;

    templates::TypeCatalogue catalogue()
    {
        templates::TypeCatalogue types;
        types.add({.kind = EntityKind::Client, .code = "gaaw_client", .name = "GA4"});
        templates::Field eventName;
        eventName.name = "eventName";
        eventName.label = "Event name";
        eventName.validators = {{templates::Validator::Rule::Regex, "", {"^[a-z_]*$"}, "Small letters only.", {}}};
        templates::Field table;
        table.type = templates::FieldType::SimpleTable;
        table.name = "eventParameters";
        templates::Field column;
        column.name = "fieldName";
        column.validators = {{templates::Validator::Rule::NonEmpty, "", {}, "Name the field.", {}}};
        table.columns = {column};
        types.add({.kind = EntityKind::Tag,
            .code = "sgtmgaaw",
            .name = "Google Analytics: GA4",
            .vendor = "Google",
            .fields = {eventName, table},
            .needs
            = {{"client_id", true, "Nothing is counted.", ""}, {"user_agent", false, "No browsers in reports.", ""}}});
        types.add({.kind = EntityKind::Tag, .code = "sluis_http", .name = "HTTP request", .isOurs = true});
        types.add({.kind = EntityKind::Tag,
            .code = "sgtmadsct",
            .name = "Google Ads",
            .support = Support::ImportedOnly,
            .reason = "It comes later."});
        types.add({.kind = EntityKind::Tag, .code = "html", .name = "Custom HTML", .support = Support::NotOnServer});
        for (const char* code : {"c", "ed", "remm"})
            types.add({.kind = EntityKind::Variable, .code = code, .name = code});
        for (const char* code : {"tf_allow_params", "tf_augment_event", "tf_exclude_params"})
            types.add({.kind = EntityKind::Transformation, .code = code, .name = code});
        return types;
    }

    Variable variable(const char* id, const char* name, Parameters parameters = {}, const char* type = "c")
    {
        Variable made;
        made.id = VariableId(id);
        made.name = name;
        made.type = type;
        made.parameters = std::move(parameters);
        return made;
    }

    Transformation transformation(const char* type, const char* table, Parameters row)
    {
        Transformation made;
        made.id = TransformationId("40");
        made.name = "Rule";
        made.type = type;
        made.parameters
            = {booleanParameter("allTagsExcept", true), listParameter(table, {mapParameter(std::move(row))})};
        return made;
    }

    // A container without any problem: one client, one trigger, one tag.
    Container sound()
    {
        Container made = newContainer("Shop", "GTM-TEST");
        made.transformations.clear();
        made.builtInVariables.push_back({"CLIENT_NAME", "Client Name", {}});
        Trigger trigger;
        trigger.id = TriggerId("20");
        trigger.name = "Purchase";
        trigger.type = TriggerType::CustomEvent;
        trigger.customEventFilter = {makeCondition("{{_event}}", Operator::Equals, "purchase")};
        trigger.filter = {makeCondition("{{Client Name}}", Operator::Equals, "GA4")};
        made.triggers = {trigger};
        Tag tag;
        tag.id = TagId("30");
        tag.name = "Analytics";
        tag.type = "sgtmgaaw";
        tag.firingTriggers = {TriggerId("20")};
        made.tags = {tag};
        return made;
    }

    std::string describe(const std::vector<LintProblem>& problems)
    {
        std::string text;
        for (const LintProblem& problem : problems)
            text += problem.key() + " " + problem.field + ": " + english(problem.text) + "\n";
        return text;
    }

    TEST(Lint, aSoundContainerHasNoProblems)
    {
        EXPECT_EQ(describe(lint(sound(), catalogue())), "");
        const auto ofNew = lint(newContainer("New", "GTM-NEW"), catalogue());
        ASSERT_EQ(ofNew.size(), 1u) << describe(ofNew);
        EXPECT_EQ(ofNew[0].severity, Severity::Note);
    }

    struct Case {
        const char* name;
        std::function<void(Container&)> change;
        const char* key;
        const char* field;
        bool hasRepair;
    };

    const std::vector<Case>& cases()
    {
        static const std::vector<Case> all{
            {"a variable that is not there",
                [](Container& c) { c.tags[0].parameters = {textParameter("eventName", "a{{Nope}}")}; },
                "lint.danglingVariable", "parameter.eventName", false},
            {"a built-in that is not enabled",
                [](Container& c) { c.tags[0].parameters = {textParameter("x", "{{Request Path}}")}; },
                "lint.danglingVariable", "parameter.x", true},
            {"a trigger that is not there", [](Container& c) { c.tags[0].firingTriggers.emplace_back("99"); },
                "lint.danglingTrigger", "firingTriggerId.1", true},
            {"a trigger of the web", [](Container& c) { c.tags[0].firingTriggers.emplace_back("2147479553"); },
                "lint.webTrigger", "firingTriggerId.1", true},
            {"a setup tag that is not there",
                [](Container& c) { c.tags[0].setupTags = {SequencedTag{"Nope", {}, {}}}; }, "lint.danglingSequence",
                "setupTag.0", true},
            {"a folder that is not there", [](Container& c) { c.tags[0].folder = FolderId("7"); },
                "lint.danglingFolder", "parentFolderId", true},
            {"an unknown type", [](Container& c) { c.tags[0].type = "ga4"; }, "lint.unknownType", "type", true},
            {"no type", [](Container& c) { c.clients[0].type = ""; }, "lint.noType", "type", false},
            {"a template that is not there", [](Container& c) { c.tags[0].type = "cvt_ABCDE"; }, "lint.templateMissing",
                "type", true},
            {"a type of the web", [](Container& c) { c.tags[0].type = "html"; }, "lint.webOnlyType", "type", true},
            {"a type that does not run yet", [](Container& c) { c.tags[0].type = "sgtmadsct"; }, "lint.notRunHere",
                "type", true},
            {"a trigger type of the web",
                [](Container& c) {
                    c.triggers[0].type = TriggerType::Other;
                    c.triggers[0].otherType = "TIMER";
                },
                "lint.webOnlyTrigger", "type", false},
            {"a built-in of the web", [](Container& c) { c.builtInVariables.push_back({"PAGE_URL", "Page URL", {}}); },
                "lint.webOnlyBuiltIn", "type", false},
            {"a field that breaks its rule",
                [](Container& c) { c.tags[0].parameters = {textParameter("eventName", "Purchase")}; }, "lint.field",
                "parameter.eventName", false},
            {"a cell that breaks its rule",
                [](Container& c) {
                    c.tags[0].parameters
                        = {listParameter("eventParameters", {mapParameter({textParameter("fieldName", "")})})};
                },
                "lint.field", "parameter.eventParameters.0.fieldName", false},
            {"two tags of one name",
                [](Container& c) {
                    c.tags.push_back(c.tags[0]);
                    c.tags[1].id = TagId("31");
                },
                "lint.duplicateName", "name", true},
            {"a variable with a built-in's name", [](Container& c) { c.variables = {variable("10", "Event Name")}; },
                "lint.duplicateVariable", "name", true},
            {"no name", [](Container& c) { c.triggers[0].name = ""; }, "lint.noName", "name", false},
            {"variables in a circle",
                [](Container& c) {
                    c.variables = {variable("10", "A", {textParameter("value", "{{B}}")}),
                        variable("11", "B", {textParameter("value", "x{{A}}")})};
                },
                "lint.variableCircle", "", false},
            {"a variable that uses itself",
                [](Container& c) { c.variables = {variable("10", "A", {textParameter("value", "{{A}}")})}; },
                "lint.variableCircle", "", false},
            {"setup tags in a circle", [](Container& c) { c.tags[0].setupTags = {SequencedTag{"Analytics", {}, {}}}; },
                "lint.sequenceCircle", "", false},
            {"no trigger", [](Container& c) { c.tags[0].firingTriggers.clear(); }, "lint.noTrigger", "firingTriggerId",
                true},
            {"blocked by its own trigger", [](Container& c) { c.tags[0].blockingTriggers = {TriggerId("20")}; },
                "lint.blocksItself", "firingTriggerId", false},
            {"only triggers that never fire",
                [](Container& c) {
                    c.triggers[0].type = TriggerType::Other;
                    c.triggers[0].otherType = "TIMER";
                },
                "lint.noTriggerFires", "firingTriggerId", false},
            {"a lone start", [](Container& c) { c.tags[0].scheduleStartMs = "1"; }, "lint.loneStart", "scheduleStartMs",
                true},
            {"a lone end", [](Container& c) { c.tags[0].scheduleEndMs = "1"; }, "lint.loneEnd", "scheduleEndMs", true},
            {"a schedule the wrong way round",
                [](Container& c) {
                    c.tags[0].scheduleStartMs = "20";
                    c.tags[0].scheduleEndMs = "3";
                },
                "lint.emptySchedule", "scheduleEndMs", false},
            {"consent to nothing",
                [](Container& c) { c.tags[0].consentSettings = ConsentSettings{ConsentStatus::Needed, {}, {}}; },
                "lint.consentWithoutTypes", "consentSettings.consentType", false},
            {"a client that was renamed", [](Container& c) { c.clients[0].name = "GA4 web"; }, "lint.noSuchClient",
                "filter.0.arg1", true},
            {"a part of no client's name",
                [](Container& c) {
                    c.triggers[0].filter[0] = makeCondition("{{Client Name}}", Operator::Contains, "UA");
                },
                "lint.noSuchClient", "filter.0.arg1", false},
            {"an unknown comparison",
                [](Container& c) {
                    c.triggers[0].filter[0].op = Operator::Unknown;
                    c.triggers[0].filter[0].unknownOperator = "NOT_EQUALS";
                },
                "lint.unknownOperator", "filter.0.type", false},
            {"a comparison of the web",
                [](Container& c) {
                    c.triggers[0].filter[0] = makeCondition("{{Event Name}}", Operator::CssSelector, "a");
                },
                "lint.webOperator", "filter.0.type", false},
            {"text on the left",
                [](Container& c) { c.triggers[0].filter[0] = makeCondition("purchase", Operator::Equals, "x"); },
                "lint.notOneVariable", "filter.0.arg0", false},
            {"an event without name", [](Container& c) { c.triggers[0].customEventFilter.clear(); },
                "lint.eventNotNamed", "customEventFilter", false},
            {"a broken pattern",
                [](Container& c) {
                    c.triggers[0].filter[0] = makeCondition("{{Event Name}}", Operator::MatchRegex, "a(b");
                },
                "lint.patternBroken", "filter.0.arg1", false},
            {"a look-ahead",
                [](Container& c) {
                    c.triggers[0].filter[0] = makeCondition("{{Event Name}}", Operator::MatchRegex, "^(?!x)");
                },
                "lint.patternForeign", "filter.0.arg1", false},
            {"a broken pattern in a table",
                [](Container& c) {
                    c.variables = {variable("10", "T",
                        {listParameter(
                            "map", {mapParameter({textParameter("key", "[a"), textParameter("value", "b")})})},
                        "remm")};
                },
                "lint.patternBroken", "parameter.map.0.key", false},
            {"hides from nobody",
                [](Container& c) {
                    c.transformations = {transformation(
                        "tf_exclude_params", "excludedParamsTable", {textParameter("excludedParams", "page_title")})};
                    c.transformations[0].parameters[0] = booleanParameter("allTagsExcept", false);
                },
                "lint.hidesFromNobody", "parameter.affectedTags", true},
            {"changes for nobody",
                [](Container& c) {
                    c.transformations = {transformation("tf_augment_event", "augmentEventTable",
                        {textParameter("paramName", "a"), textParameter("paramValue", "b")})};
                    c.transformations[0].parameters[0] = booleanParameter("allTagsExcept", false);
                },
                "lint.affectsNothing", "parameter.affectedTags", true},
            {"a star",
                [](Container& c) {
                    c.transformations = {transformation(
                        "tf_exclude_params", "excludedParamsTable", {textParameter("excludedParams", "x-ga-*")})};
                },
                "lint.wildcard", "parameter.excludedParamsTable.0.excludedParams", false},
            {"an empty row",
                [](Container& c) {
                    c.transformations = {transformation(
                        "tf_exclude_params", "excludedParamsTable", {textParameter("excludedParams", "")})};
                },
                "lint.emptyRow", "parameter.excludedParamsTable.0.excludedParams", false},
            {"nothing allowed",
                [](Container& c) {
                    c.transformations = {transformation("tf_allow_params", "allowedParamsTable", {})};
                    c.transformations[0].parameters[1].list.clear();
                    c.tags[0].paused = true;
                },
                "lint.allowsNothing", "parameter.allowedParamsTable", false},
            {"unsaid scope",
                [](Container& c) {
                    c.transformations = {transformation(
                        "tf_exclude_params", "excludedParamsTable", {textParameter("excludedParams", "page_title")})};
                    removeParameter(c.transformations[0].parameters, "allTagsExcept");
                },
                "lint.scopeUnsaid", "parameter.allTagsExcept", false},
            {"an unknown comparison in a transformation",
                [](Container& c) {
                    c.transformations = {transformation(
                        "tf_exclude_params", "excludedParamsTable", {textParameter("excludedParams", "page_title")})};
                    c.transformations[0].parameters.push_back(booleanParameter("matchingConditionsEnabled", true));
                    c.transformations[0].parameters.push_back(listParameter("matchingConditionsTable",
                        {mapParameter({textParameter("variableReference", "{{Event Name}}"),
                            textParameter("expressionType", "SOUNDS_LIKE"), textParameter("expressionValue", "x")})}));
                },
                "lint.unknownOperator", "parameter.matchingConditionsTable.0.expressionType", false},
            {"a token in a constant",
                [](Container& c) {
                    c.variables
                        = {variable("10", "Meta access token", {textParameter("value", "q8ZrT2mX9vLwB4nKc7Yd")})};
                },
                "lint.secretInPlainText", "parameter.value", true},
            {"a bearer header",
                [](Container& c) {
                    c.tags[0].type = "sluis_http";
                    c.tags[0].parameters = {listParameter("headers",
                        {mapParameter({textParameter("name", "X-Api-Key"),
                            textParameter("value", "9f8e7d6c5b4a39281706f5e4d3c2b1a0")})})};
                },
                "lint.secretInPlainText", "parameter.headers.0.value", true},
            {"what a vendor requires is hidden",
                [](Container& c) {
                    c.transformations = {transformation(
                        "tf_exclude_params", "excludedParamsTable", {textParameter("excludedParams", "client_id")})};
                },
                "lint.requiredHidden", "", true},
            {"what a vendor requires is not allowed",
                [](Container& c) {
                    c.transformations = {transformation(
                        "tf_allow_params", "allowedParamsTable", {textParameter("allowedParams", "event_name")})};
                },
                "lint.requiredHidden", "", true},
            {"a look-up in Google's database",
                [](Container& c) {
                    c.variables = {variable("10", "Price", {})};
                    c.variables[0].type = "fs";
                },
                "lint.localLookUp", "type", false},
            {"a template that asks Google's database",
                [](Container& c) {
                    container::CustomTemplate store;
                    store.id = container::TemplateId("77");
                    store.name = "Store";
                    store.templateData
                        = "___INFO___\n\n{\"type\": \"TAG\", \"displayName\": \"Store\", \"containerContexts\": "
                          "[\"SERVER\"]}\n\n___TEMPLATE_PARAMETERS___\n\n[]\n\n___SANDBOXED_JS_FOR_SERVER___\n\n"
                          "data.gtmOnSuccess();\n\n___SERVER_PERMISSIONS___\n\n[{\"instance\": {\"key\": "
                          "{\"publicId\": "
                          "\"access_firestore\", \"versionId\": \"1\"}}}]\n";
                    c.templates = {store};
                    c.tags[0].type = "cvt_" + c.info.containerId + "_77";
                },
                "lint.localCloud", "", false},
            {"a type of ours that a template stands in for", [](Container& c) { c.tags[0].type = "sluis_http"; },
                "lint.gtmBecomesTemplate", "type", false},
            {"a type of ours", [](Container& c) { c.tags[0].type = "sluis_other"; }, "lint.gtmUnknownType", "type",
                false},
            {"hiding in the request",
                [](Container& c) {
                    c.transformations = {transformation(
                        "tf_exclude_params", "excludedParamsTable", {textParameter("excludedParams", "user_agent")})};
                },
                "lint.gtmShowsRequest", "parameter.excludedParamsTable", false},
        };
        return all;
    }

    const LintProblem* find(const std::vector<LintProblem>& problems, const Case& c)
    {
        for (const LintProblem& problem : problems) {
            if (problem.key() == c.key && problem.field == c.field)
                return &problem;
        }
        return nullptr;
    }

    TEST(Lint, findsEachKindOfProblemAtItsPlace)
    {
        for (const Case& c : cases()) {
            Container container = sound();
            c.change(container);
            const auto problems = lint(container, catalogue());
            const LintProblem* problem = find(problems, c);
            ASSERT_TRUE(problem) << c.name << "\n" << describe(problems);
            EXPECT_TRUE(container.entity(problem->entity)) << c.name;
            EXPECT_NE(english(problem->text), problem->key()) << c.name;
            EXPECT_EQ(!problem->repairs.empty(), c.hasRepair) << c.name;
        }
    }

    TEST(Lint, everyRepairCanBeMadeAndSettlesItsProblem)
    {
        for (const Case& c : cases()) {
            Container container = sound();
            c.change(container);
            const auto problems = lint(container, catalogue());
            for (const Repair& repair : find(problems, c)->repairs) {
                Container repaired = container;
                ASSERT_TRUE(repair.edit.apply(repaired, "7")) << c.name << ": " << english(repair.label);
                const auto left = lint(repaired, catalogue());
                const LintProblem* still = find(left, c);
                const bool isSettled = !still || still->severity == Severity::Note || left.size() < problems.size();
                EXPECT_TRUE(isSettled) << c.name << ": " << english(repair.label) << "\n" << describe(left);
            }
        }
    }

    TEST(Lint, openingARequiredParameterLeavesTheRuleForAllOthers)
    {
        Container container = sound();
        container.tags.push_back(container.tags[0]);
        container.tags[1].id = TagId("31");
        container.tags[1].name = "Other";
        container.tags[1].type = "sluis_http";
        Transformation rule = transformation(
            "tf_exclude_params", "excludedParamsTable", {textParameter("excludedParams", "client_id")});
        rule.parameters[1].list.push_back(mapParameter({textParameter("excludedParams", "ip_override")}));
        container.transformations = {rule};
        const auto problems = lint(container, catalogue());
        const auto found = std::find_if(
            problems.begin(), problems.end(), [](const LintProblem& p) { return p.key() == "lint.requiredHidden"; });
        ASSERT_NE(found, problems.end());
        ASSERT_TRUE(found->repairs[0].edit.apply(container));
        ASSERT_EQ(container.transformations.size(), 2u);
        const Transformation& own = container.transformations[1];
        EXPECT_FALSE(Scope(container.transformations[0]).affects(container.tags[0]));
        EXPECT_TRUE(Scope(container.transformations[0]).affects(container.tags[1]));
        EXPECT_TRUE(Scope(own).affects(container.tags[0]));
        EXPECT_FALSE(Scope(own).affects(container.tags[1]));
        EXPECT_EQ(rowsOf(own.parameters, "excludedParamsTable").size(), 1u);
        EXPECT_TRUE(own.notes && own.notes->find("client_id") != std::string::npos);
    }

    TEST(Lint, aPausedTagIsNoError)
    {
        Container container = sound();
        container.tags[0].type = "ga4";
        container.tags[0].paused = true;
        for (const LintProblem& problem : lint(container, catalogue()))
            EXPECT_EQ(problem.severity, Severity::Note) << problem.key();
    }

    TEST(Lint, secretsAreNotShownAndOrdinaryTextIsNone)
    {
        Container container = sound();
        container.variables = {variable("10", "Secret token", {textParameter("value", "q8ZrT2mX9vLwB4nKc7Yd")})};
        for (const LintProblem& problem : lint(container, catalogue()))
            EXPECT_EQ(english(problem.text).find("T2mX9vLwB4nKc7Yd"), std::string::npos);
        for (const char* text :
            {"aaaaaaaaaaaaaaaaaaaaaaaa", "{{Token variable}} of the shop", "https://example.org/token/abc123def456",
                "A sentence about a token in words", "G-ABCDEF1234", "short"}) {
            container.variables = {variable("10", "Secret token", {textParameter("value", text)})};
            for (const LintProblem& problem : lint(container, catalogue()))
                EXPECT_NE(problem.key(), "lint.secretInPlainText") << text;
        }
    }

    TEST(Lint, longChainsOfVariablesAreNoTrouble)
    {
        Container container = sound();
        for (int i = 0; i < 20'000; ++i)
            container.variables.push_back(variable(std::to_string(1000 + i).c_str(), ("V" + std::to_string(i)).c_str(),
                {textParameter("value", "{{V" + std::to_string((i + 1) % 20'000) + "}}")}));
        const auto problems = lint(container, catalogue());
        EXPECT_THAT(problems, testing::Contains(testing::Property(&LintProblem::key, "lint.variableCircle")));
    }

    // Each repair holds a copy of the tag: without a limit this would ask for gigabytes.
    TEST(Lint, aTagWithThousandsOfDanglingReferencesIsNotCopiedForEach)
    {
        Container container = newContainer("Shop", "GTM-1");
        Tag& tag = container.tags.emplace_back();
        tag.id = TagId("7");
        tag.name = "Huge";
        tag.type = "sluis_http";
        for (int i = 0; i < 20'000; ++i) {
            tag.firingTriggers.emplace_back("9" + std::to_string(i));
            tag.setupTags.push_back({"nobody " + std::to_string(i), {}, {}});
        }
        size_t problems = 0;
        size_t repairs = 0;
        for (const LintProblem& problem : lint(container, catalogue())) {
            problems += problem.key() == "lint.danglingTrigger" || problem.key() == "lint.danglingSequence" ? 1 : 0;
            repairs += problem.repairs.size();
        }
        EXPECT_EQ(problems, 40'000U);
        EXPECT_GT(repairs, 0U);
        EXPECT_LE(repairs, 2 * LintContext::RepairsPerEntity);
    }

    struct PatternCase {
        const char* pattern;
        const char* sentence; // part of it, "" for a good pattern
    };

    TEST(PatternProblem, saysWhatIsWrongAndWhere)
    {
        const PatternCase table[] = {
            {"^a+$", ""},
            {"[(?=]", ""},
            {"\\(?=", ""},
            {"a\\++", ""},
            {"[]a]", ""},
            {"(?i)a", ""},
            {"(?P<x>a)", ""},
            {"", ""},
            {"é(?=b)", "a look-ahead at character 2"},
            {"(?<!a)b", "a look-behind at character 1"},
            {"(a)\\1", "a back reference at character 4"},
            {"a++", "a possessive quantifier at character 3"},
            {"(?>a)", "an atomic group"},
            {"(?<n>a)", "(?P<name>…)"},
            {"x\\Ky", "\\K at character 2"},
            {"a(b", "at character 2"},
            {"a)", "at character 2"},
            {"[a", "at character 1"},
            {"a**", "at character"},
            {"x{2000}", "at character 2"},
            {"*a", "at character 1"},
        };
        for (const PatternCase& c : table) {
            const Message problem = patternProblem(c.pattern, false);
            if (*c.sentence == '\0')
                EXPECT_EQ(problem.key, "") << c.pattern << english(problem);
            else
                EXPECT_NE(english(problem).find(c.sentence), std::string::npos)
                    << c.pattern << ": " << english(problem);
        }
    }

} // namespace
} // namespace sluis::plan
