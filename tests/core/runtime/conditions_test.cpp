#include "tests/core/runtime/test_types.h"

#include "core/runtime/sample.h"

#include <gtest/gtest.h>

namespace sluis::runtime::test {
namespace {

    using container::makeCondition;
    using container::Operator;
    using sluis::test::ContainerBuilder;
    using value::Value;

    class ConditionsTest : public testing::Test
    {
    protected:
        ConditionsTest()
        {
            m_builder.eventData("Left", "left");
            m_builder.eventData("Right", "right");
            m_bench = std::make_unique<Bench>(m_builder);
            m_sampler = std::make_unique<Sampler>(m_bench->types);
            m_sampler->setPlan(m_bench->plan);
        }
        ConditionTrace ask(const container::Condition& condition, Value left, Value right = {})
        {
            Sample sample;
            sample.event = Value::object({{"left", std::move(left)}, {"right", std::move(right)}});
            const ConditionTrace trace = m_sampler->condition(condition, sample);
            EXPECT_EQ(m_sampler->countMatches({condition}, {sample}), trace.holds ? 1u : 0u); // both ways agree
            return trace;
        }

        ContainerBuilder m_builder;
        std::unique_ptr<Bench> m_bench;
        std::unique_ptr<Sampler> m_sampler;
    };

    TEST_F(ConditionsTest, eachOperatorComparesTextsOrNumbers)
    {
        struct Row {
            Value left;
            Operator op;
            const char* right;
            bool holds;
        };
        const Row rows[] = {
            {"purchase", Operator::Equals, "purchase", true},
            {"Purchase", Operator::Equals, "purchase", false},
            {12.5, Operator::Equals, "12.5", true},
            {true, Operator::Equals, "true", true},
            {nullptr, Operator::Equals, "null", true},
            {Value(), Operator::Equals, "undefined", true},
            {"", Operator::Equals, "", true},
            {Value::array({1, 2}), Operator::Equals, "1,2", true},
            {"add_to_cart", Operator::Contains, "to_", true},
            {"add_to_cart", Operator::Contains, "", true},
            {"add_to_cart", Operator::Contains, "TO", false},
            {"add_to_cart", Operator::StartsWith, "add", true},
            {"add_to_cart", Operator::StartsWith, "cart", false},
            {"add_to_cart", Operator::EndsWith, "cart", true},
            {"cart", Operator::EndsWith, "add_to_cart", false},
            {"add_to_cart", Operator::MatchRegex, "^add|^remove", true},
            {"x add", Operator::MatchRegex, "^add|^remove", false},
            {"x add", Operator::MatchRegex, "add", true},
            {10, Operator::Greater, "9", true},
            {"10", Operator::Greater, "9", true},
            {"9", Operator::Greater, "9", false},
            {"9", Operator::GreaterOrEquals, "9", true},
            {"8.5", Operator::Less, "9", true},
            {"abc", Operator::Less, "9", false},
            {"", Operator::Less, "9", false},
            {Value(), Operator::Greater, "-1", false},
            {"5", Operator::Less, "abc", false},
            {"1e3", Operator::Equals, "1000", false},
            {"1e3", Operator::LessOrEquals, "1000", true},
            {"x", Operator::CssSelector, "x", false},
            {"x", Operator::UrlMatches, "x", false},
        };
        for (const Row& row : rows) {
            const auto condition = makeCondition("{{Left}}", row.op, row.right);
            const std::string where = value::toText(row.left) + " " + std::to_string(int(row.op)) + " " + row.right;
            EXPECT_EQ(ask(condition, row.left).holds, row.holds) << where;
            const auto negated = makeCondition("{{Left}}", row.op, row.right, true);
            const bool isKnown = row.op != Operator::CssSelector && row.op != Operator::UrlMatches;
            EXPECT_EQ(ask(negated, row.left).holds, isKnown && !row.holds) << "not " << where;
        }
    }

    TEST_F(ConditionsTest, caseIsIgnoredWhenAskedFor)
    {
        const std::tuple<Operator, const char*, const char*, bool> rows[]
            = {{Operator::Equals, "STRASSENCAFÉ", "strassencafé", true}, {Operator::Contains, "a BC d", "bc", true},
                {Operator::StartsWith, "ABC", "ab", true}, {Operator::EndsWith, "ABC", "bc", true},
                {Operator::MatchRegex, "ABC", "^a.c$", true}, {Operator::Equals, "ab", "ac", false}};
        for (const auto& [op, left, right, holds] : rows) {
            EXPECT_EQ(ask(makeCondition("{{Left}}", op, right, false, true), left).holds, holds) << left;
            EXPECT_EQ(ask(makeCondition("{{Left}}", op, "{{Right}}", false, true), left, right).holds, holds) << left;
        }
    }

    TEST_F(ConditionsTest, theRightSideMayHoldVariables)
    {
        EXPECT_TRUE(ask(makeCondition("{{Left}}", Operator::Equals, "{{Right}}"), "a", "a").holds);
        EXPECT_TRUE(ask(makeCondition("{{Left}}", Operator::Equals, "x{{Right}}y"), "x1y", 1).holds);
        EXPECT_TRUE(ask(makeCondition("{{Left}}", Operator::Greater, "{{Right}}"), 5, "4").holds);
        EXPECT_TRUE(ask(makeCondition("{{Left}}", Operator::MatchRegex, "^{{Right}}$"), "ab", "a.").holds);
        EXPECT_FALSE(ask(makeCondition("{{Left}}", Operator::MatchRegex, "{{Right}}"), "(", "(").holds);
        EXPECT_FALSE(ask(makeCondition("{{Left}}", Operator::MatchRegex, "{{Right}}", true), "(", "(").holds);
        EXPECT_TRUE(
            ask(makeCondition("{{Left}}", Operator::Equals, "{{No such}}"), "{{No such}}").holds); // literal text
    }

    TEST_F(ConditionsTest, aBrokenPatternNeverHolds)
    {
        for (const bool negate : {false, true})
            EXPECT_FALSE(ask(makeCondition("{{Left}}", Operator::MatchRegex, "a(b", negate), "a(b").holds);
    }

    TEST_F(ConditionsTest, theTraceKeepsBothSidesWithTheirTypes)
    {
        const ConditionTrace trace = ask(makeCondition("{{Left}}", Operator::Less, "{{Right}}", true, false), 7, "8");
        EXPECT_EQ(trace.variable, "{{Left}}");
        EXPECT_EQ(trace.operatorName, "LESS");
        EXPECT_TRUE(trace.negate);
        EXPECT_EQ(trace.left, Value(7));
        EXPECT_EQ(trace.right, Value("8"));
        EXPECT_FALSE(trace.holds);
        EXPECT_EQ(ask(makeCondition("{{Left}}", Operator::Equals, "undefined"), {}).left, Value());
    }

} // namespace
} // namespace sluis::runtime::test
