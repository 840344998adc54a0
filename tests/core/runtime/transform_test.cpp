#include "tests/core/runtime/test_types.h"

#include "core/runtime/sample.h"
#include "core/runtime/transform.h"

#include <gtest/gtest.h>

namespace sluis::runtime::test {
namespace {

    using sluis::test::ContainerBuilder;
    using value::Value;

    Value json(std::string_view text)
    {
        return value::readJson(text).value();
    }

    // What the only tag sees of the event after all transformations.
    TagTrace tagOf(ContainerBuilder& builder, const char* event)
    {
        builder.tag("Tag", "test_tag", {}, ContainerBuilder::texts({{"x", "{{ED - x}}"}}));
        Bench bench(builder);
        Sampler sampler(bench.types);
        sampler.setPlan(bench.plan);
        Sample sample;
        sample.event = json(event);
        const value::Value original = sample.event;
        const TagTrace trace = sampler.tag(0, sample).trace;
        EXPECT_EQ(sample.event, original);
        return trace;
    }

    TEST(Transform, allowKeepsOnlyWhatIsListed)
    {
        struct Row {
            std::vector<std::string> paths;
            const char* event;
            const char* seen;
        };
        const Row rows[] = {
            {{"a", "b"}, R"({"b":1,"x":2,"a":3})", R"({"b":1,"a":3})"},
            {{"user.mail"}, R"({"user":{"mail":"m","name":"n"},"mail":1})", R"({"user":{"mail":"m"}})"},
            {{"user.mail"}, R"({"user":{"name":"n"},"x":1})", R"({})"},
            {{"user.mail"}, R"({"user.mail":"flat","user":7})", R"({"user.mail":"flat"})"},
            {{"user", "user.mail"}, R"({"user":{"mail":"m","name":"n"}})", R"({"user":{"mail":"m","name":"n"}})"},
            {{"items.1.id", "items.0"}, R"({"items":[{"id":1,"p":2},{"id":3,"p":4},{"id":5}]})",
                R"({"items":[{"id":1,"p":2},{"id":3}]})"},
            {{}, R"({"a":1})", R"({})"},
            {{""}, R"({"":1})", R"({})"},
            {{"*"}, R"({"a":1,"*":2})", R"({"*":2})"},
        };
        for (const Row& row : rows) {
            ContainerBuilder builder;
            builder.allow("Allow", row.paths);
            EXPECT_EQ(tagOf(builder, row.event).eventData, json(row.seen)) << row.event;
        }
    }

    TEST(Transform, excludeRemovesWhatIsListed)
    {
        struct Row {
            std::vector<std::string> paths;
            const char* event;
            const char* seen;
        };
        const Row rows[] = {
            {{"a", "zz"}, R"({"b":1,"a":3})", R"({"b":1})"},
            {{"user.mail"}, R"({"user":{"mail":"m","name":"n"}})", R"({"user":{"name":"n"}})"},
            {{"ep.x"}, R"({"ep.x":1,"ep":{"x":2}})", R"({"ep":{}})"},
            {{"items.0"}, R"({"items":[1,2]})", R"({"items":[2]})"},
            {{"a.b.c"}, R"({"a":5})", R"({"a":5})"},
            {{}, R"({"a":5})", R"({"a":5})"},
        };
        for (const Row& row : rows) {
            ContainerBuilder builder;
            builder.exclude("Exclude", row.paths);
            EXPECT_EQ(tagOf(builder, row.event).eventData, json(row.seen)) << row.event;
        }
    }

    TEST(Transform, augmentSetsTypedValuesAndUndefinedRemoves)
    {
        ContainerBuilder builder;
        builder.eventData("ED - items", "items");
        builder.eventData("ED - none", "none");
        builder.augment("Augment",
            {{"copy", "{{ED - items}}"}, {"text", "n={{ED - items}}"}, {"user.mail", "m"}, {"old", "{{ED - none}}"},
                {"items.0", "first"}, {"bad.path.here", "x"}});
        EXPECT_EQ(tagOf(builder, R"({"items":[1,2],"old":5,"bad":7})").eventData,
            json(R"({"items":["first",2],"bad":7,"copy":[1,2],"text":"n=1,2","user":{"mail":"m"}})"));
    }

    TEST(Transform, eachOneSeesTheOutputOfThoseBeforeIt)
    {
        ContainerBuilder builder;
        builder.eventData("ED - x", "x");
        builder.augment("First", {{"x", "{{ED - x}}1"}});
        builder.augment("Second", {{"x", "{{ED - x}}2"}});
        auto& early = builder.augment("Early", {{"x", "{{ED - x}}0"}});
        container::putParameter(early.parameters, container::integerParameter("priority", "10"));
        const TagTrace tag = tagOf(builder, R"({"x":"e"})");
        EXPECT_EQ(tag.eventData["x"], "e012");
        EXPECT_EQ(tag.parameters["x"], "e012");
        ASSERT_EQ(tag.transformations.size(), 3u);
        EXPECT_EQ(tag.transformations[0].name, "Early");
        ASSERT_EQ(tag.transformations[1].changes.size(), 1u);
        EXPECT_EQ(tag.transformations[1].changes[0].path, "x");
        EXPECT_EQ(tag.transformations[1].changes[0].before, "e0");
        EXPECT_EQ(tag.transformations[1].changes[0].after, "e01");
    }

    TEST(Transform, conditionsDecideOnTheViewAsItIs)
    {
        const std::tuple<const char*, const char*, const char*, bool> rows[]
            = {{"EQUALS", "a", "a", true}, {"NOT_EQUALS", "a", "a", false}, {"REGEX", "^a", "ab", true},
                {"NOT_REGEX", "^a", "b", true}, {"CONTAINS", "b", "abc", true}, {"STARTS_WITH", "b", "abc", false},
                {"ENDS_WITH", "c", "abc", true}, {"GREATER_THAN", "5", "6", true}, {"LESS_OR_EQUALS", "5", "6", false},
                {"REGEX_IGNORE_CASE", "^A", "ab", true}, {"SOUNDS_LIKE", "a", "a", false},
                {"NOT_SOUNDS_LIKE", "a", "b", false}, {"", "a", "a", false}};
        for (const auto& [type, expected, value, applied] : rows) {
            ContainerBuilder builder;
            builder.eventData("ED - x", "x");
            auto& transformation = builder.exclude("Exclude", {"secret"});
            ContainerBuilder::onlyIf(transformation, "{{ED - x}}", type, expected);
            const TagTrace tag = tagOf(builder, (std::string(R"({"secret":1,"x":")") + value + "\"}").c_str());
            EXPECT_EQ(tag.transformations.at(0).applied, applied) << type << " " << expected << " " << value;
            EXPECT_EQ(tag.eventData.contains("secret"), !applied);
            EXPECT_EQ(tag.transformations[0].conditions.size(), 1u);
        }
    }

    TEST(Transform, scopeIsByTagByTypeAndByException)
    {
        const auto typeRow = [](std::string type, std::vector<std::string> exceptions) {
            std::vector<container::Parameter> names;
            for (std::string& name : exceptions) {
                container::Parameter reference;
                reference.type = container::ParameterType::TagReference;
                reference.key = "tagReference";
                reference.value = std::move(name);
                names.push_back(container::mapParameter({std::move(reference)}));
            }
            return container::mapParameter({container::textParameter("tagType", std::move(type)),
                container::listParameter("tagTypeExceptions", std::move(names))});
        };
        struct Row {
            const char* name;
            std::function<void(container::Transformation&)> scope;
            bool affectsA; // of type test_tag
            bool affectsB; // of another type
        };
        const auto types = [&](container::Transformation& transformation, bool allExcept,
                               std::vector<std::string> exceptions) {
            container::putParameter(transformation.parameters, container::booleanParameter("allTagsExcept", allExcept));
            container::putParameter(transformation.parameters,
                container::listParameter("affectedTagTypes", {typeRow("test_tag", std::move(exceptions))}));
        };
        const Row rows[] = {
            {"all", [](auto&) {}, true, true},
            {"only A", [](auto& t) { ContainerBuilder::onlyFor(t, {"A"}); }, true, false},
            {"all except A", [](auto& t) { ContainerBuilder::exceptFor(t, {"A"}); }, false, true},
            {"only the type", [&](auto& t) { types(t, false, {}); }, true, false},
            {"only the type, but not A", [&](auto& t) { types(t, false, {"A"}); }, false, false},
            {"all except the type", [&](auto& t) { types(t, true, {}); }, false, true},
            {"all except the type, but A", [&](auto& t) { types(t, true, {"A"}); }, true, true},
            {"some tags, none named", [](auto& t) { ContainerBuilder::onlyFor(t, {}); }, false, false},
            {"unsaid", [](auto& t) { container::removeParameter(t.parameters, "allTagsExcept"); }, true, true},
        };
        for (const Row& row : rows) {
            ContainerBuilder builder;
            row.scope(builder.exclude("Exclude", {"x"}));
            builder.tag("A", "test_tag", {});
            builder.tag("B", "cvt_other", {});
            const Bench bench(builder);
            EXPECT_EQ(bench.plan->tags[0].transformations.size(), row.affectsA ? 1u : 0u) << row.name;
            EXPECT_EQ(bench.plan->tags[1].transformations.size(), row.affectsB ? 1u : 0u) << row.name;
        }
    }

    TEST(Transform, absurdPathsChangeNothing)
    {
        std::string deep = "a";
        for (int i = 0; i < 100'000; ++i)
            deep += ".a";
        ContainerBuilder builder;
        builder.eventData("ED - x", "x");
        builder.variable("Deep", "c", ContainerBuilder::texts({{"value", deep}}));
        builder.augment("Augment", {{deep, "x"}, {"{{Deep}}", "y"}});
        builder.exclude("Exclude", {deep, "{{Deep}}"});
        builder.allow("Allow", {deep, "{{Deep}}", "x"});
        EXPECT_EQ(tagOf(builder, R"({"x":1,"y":2})").eventData, json(R"({"x":1})"));
    }

    TEST(Transform, variablePathsAreResolvedOnTheView)
    {
        ContainerBuilder builder;
        builder.eventData("ED - x", "x");
        builder.exclude("Exclude", {"{{ED - x}}", "x"});
        EXPECT_EQ(tagOf(builder, R"({"x":"secret","secret":1,"y":2})").eventData, json(R"({"y":2})"));
    }

    TEST(Changes, areWhatDiffersByPath)
    {
        const auto changes = changesBetween(json(R"({"a":1,"b":{"c":1,"d":2},"gone":3,"list":[1,2],"same":{"x":1}})"),
            json(R"({"new":0,"a":1,"b":{"d":3,"e":4},"list":[1],"same":{"x":1}})"));
        std::vector<std::string> paths;
        for (const ParameterChange& change : changes)
            paths.push_back(change.path);
        EXPECT_EQ(paths, (std::vector<std::string>{"b.c", "b.d", "b.e", "gone", "list", "new"}));
        EXPECT_EQ(changes[0].after, Value());
        EXPECT_EQ(changes[2].before, Value());
        EXPECT_TRUE(changesBetween(json("{}"), json("{}")).empty());
    }

} // namespace
} // namespace sluis::runtime::test
