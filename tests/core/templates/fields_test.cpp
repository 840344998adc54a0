#include "core/templates/fields.h"
#include "core/templates/type_catalogue.h"

#include <gtest/gtest.h>

namespace sluis::templates {
namespace {

    using value::Value;

    Field textField(std::string name, std::vector<Validator> validators = {})
    {
        Field field;
        field.name = std::move(name);
        field.label = field.name;
        field.validators = std::move(validators);
        return field;
    }

    Validator rule(Validator::Rule rule, std::vector<Value> args = {})
    {
        Validator validator;
        validator.rule = rule;
        validator.args = std::move(args);
        return validator;
    }

    TEST(Fields, anyEnablingConditionIsEnoughAndBothSidesAreComparedAsText)
    {
        Field field = textField("value");
        field.enablingConditions
            = {{"kind", EnablingCondition::Test::Equals, "raw"}, {"on", EnablingCondition::Test::Equals, true}};
        EXPECT_FALSE(isEnabled(field, Value::object()));
        EXPECT_TRUE(isEnabled(field, Value::object({{"kind", "raw"}})));
        EXPECT_TRUE(isEnabled(field, Value::object({{"kind", "none"}, {"on", "true"}})));
        EXPECT_TRUE(isEnabled(field, Value::object({{"on", true}})));
        EXPECT_TRUE(isEnabled(textField("free"), Value()));
    }

    TEST(Fields, presentMeansThatThereIsSomething)
    {
        Field field = textField("value");
        field.enablingConditions = {{"other", EnablingCondition::Test::Present, {}}};
        EXPECT_FALSE(isEnabled(field, Value::object({{"other", ""}})));
        EXPECT_FALSE(isEnabled(field, Value::object({{"other", Value::array()}})));
        EXPECT_TRUE(isEnabled(field, Value::object({{"other", 0}})));
        field.enablingConditions[0].test = EnablingCondition::Test::NotPresent;
        EXPECT_TRUE(isEnabled(field, Value::object()));
    }

    struct ValidatorCase {
        const char* name;
        Validator validator;
        Value value;
        bool valid;
    };

    TEST(Fields, validatorsJudgeAsTheReferenceSays)
    {
        using Rule = Validator::Rule;
        const ValidatorCase cases[] = {
            {"empty text", rule(Rule::NonEmpty), "", false},
            {"missing", rule(Rule::NonEmpty), {}, false},
            {"empty table", rule(Rule::NonEmpty), Value::array(), false},
            {"a blank is something", rule(Rule::NonEmpty), " ", true},
            {"variable is not judged", rule(Rule::Number), "{{n}}", true},
            {"whole", rule(Rule::Number), "-3", true},
            {"not whole", rule(Rule::Number), "1.5", false},
            {"hexadecimal is no number here", rule(Rule::Number), "0x10", false},
            {"decimal", rule(Rule::Decimal), "1.5", true},
            {"zero is not positive", rule(Rule::PositiveNumber), "0", false},
            {"zero is not negative", rule(Rule::NonNegativeNumber), "0", true},
            {"an optional number may be empty", rule(Rule::PositiveNumber), "", true},
            {"a number value", rule(Rule::PositiveNumber), 7, true},
            {"part of the text", rule(Rule::Regex, {"[0-9]+"}), "a1b", true},
            {"look-ahead", rule(Rule::Regex, {"^(?!x$).*"}), "x", false},
            {"look-behind", rule(Rule::Regex, {"(?<!/)$"}), "a/", false},
            {"a broken pattern judges nothing", rule(Rule::Regex, {"("}), "a", true},
            {"a pattern without end judges nothing", rule(Rule::Regex, {"^(a+)+$"}),
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", true},
            {"length in characters", rule(Rule::StringLength, {1, 3}), "äöü", true},
            {"too long", rule(Rule::StringLength, {1, 3}), "abcd", false},
            {"limits as text", rule(Rule::StringLength, {"1", "3"}), "abcd", false},
            {"rows", rule(Rule::TableRowCount, {1, 2}), Value::array({Value::object()}), true},
            {"too few rows", rule(Rule::TableRowCount, {1, 2}), Value::array(), false},
            {"unknown rules hold", rule(Rule::Unknown), "x", true},
        };
        for (const ValidatorCase& c : cases) {
            const auto problems = validate({textField("f", {c.validator})}, Value::object({{"f", c.value}}));
            EXPECT_EQ(problems.empty(), c.valid) << c.name;
        }
    }

    TEST(Fields, childrenOfWhatIsHiddenAreNotChecked)
    {
        Field group;
        group.type = FieldType::Group;
        group.enablingConditions = {{"on", EnablingCondition::Test::Equals, true}};
        group.children = {textField("inner", {rule(Validator::Rule::NonEmpty)})};
        EXPECT_TRUE(validate({group}, Value::object({{"on", false}})).empty());
        EXPECT_EQ(validate({group}, Value::object({{"on", true}})).size(), 1u);

        Field radio = textField("kind");
        radio.type = FieldType::Radio;
        radio.choices = {{"a", "A", "", {textField("forA", {rule(Validator::Rule::NonEmpty)})}}, {"b", "B", "", {}}};
        EXPECT_EQ(validate({radio}, Value::object({{"kind", "a"}})).size(), 1u);
        EXPECT_TRUE(validate({radio}, Value::object({{"kind", "b"}})).empty());
    }

    TEST(Fields, tableCellsAreNamedByRowAndColumn)
    {
        Field table = textField("headers");
        table.type = FieldType::SimpleTable;
        Field column = textField("name", {rule(Validator::Rule::NonEmpty)});
        column.isUnique = true;
        table.columns = {column, textField("value")};
        const Value rows = Value::array(
            {Value::object({{"name", "a"}}), Value::object({{"name", ""}}), Value::object({{"name", "a"}})});
        const auto problems = validate({table}, Value::object({{"headers", rows}}));
        ASSERT_EQ(problems.size(), 2u);
        EXPECT_EQ(problems[0].fieldName, "headers.1.name");
        EXPECT_EQ(problems[0].text, "name must not be empty.");
        EXPECT_EQ(problems[1].fieldName, "headers.2.name");
    }

    TEST(Fields, theTemplatesOwnWordsWin)
    {
        Validator validator = rule(Validator::Rule::NonEmpty);
        validator.errorMessage = "Give the pixel id.";
        EXPECT_EQ(validate({textField("f", {validator})}, Value()).at(0).text, "Give the pixel id.");
    }

    TEST(Fields, aFormStartsWithDefaultsFirstChoicesAndUncheckedBoxes)
    {
        Field text = textField("text");
        text.defaultValue = "x";
        Field box = textField("box");
        box.type = FieldType::Checkbox;
        Field select = textField("select");
        select.type = FieldType::Select;
        select.choices = {{"one", "One", "", {}}, {"two", "Two", "", {}}};
        Field unset = select;
        unset.name = "unset";
        unset.notSetText = "nothing";
        Field group;
        group.type = FieldType::Group;
        group.name = "group";
        group.children = {text, box};
        const Value data = defaults({group, select, unset, textField("empty")});
        EXPECT_EQ(data, Value::object({{"text", "x"}, {"box", false}, {"select", "one"}}));
        EXPECT_EQ(valueFields({}).size(), 0u);
    }

    TEST(TypeCatalogue, aTypeIsFoundByKindAndCodeAndReplacedInPlace)
    {
        TypeCatalogue catalogue;
        catalogue.add({.kind = container::EntityKind::Tag, .code = "a", .name = "A"});
        catalogue.add({.kind = container::EntityKind::Tag, .code = "b", .name = "B"});
        catalogue.add({.kind = container::EntityKind::Variable, .code = "a", .name = "VA"});
        catalogue.add({.kind = container::EntityKind::Tag, .code = "a", .name = "A2"});
        ASSERT_TRUE(catalogue.find(container::EntityKind::Tag, "a"));
        EXPECT_EQ(catalogue.find(container::EntityKind::Tag, "a")->name, "A2");
        EXPECT_EQ(catalogue.find(container::EntityKind::Client, "a"), nullptr);
        const auto tags = catalogue.all(container::EntityKind::Tag);
        ASSERT_EQ(tags.size(), 2u);
        EXPECT_EQ(tags[0]->name, "A2");
        EXPECT_EQ(tags[1]->name, "B");
    }

} // namespace
} // namespace sluis::templates
