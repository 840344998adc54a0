#pragma once

#include "core/templates/fields.h"

#include <string>
#include <utility>
#include <vector>

// Describes a form field in one expression: FieldMaker::text("url", "URL").help("…").nonEmpty("Enter a URL."). The
// words are the English ones of the form; the interface translates them.
namespace sluis::types {

class FieldMaker
{
public:
    static FieldMaker text(std::string name, std::string label)
    {
        return FieldMaker(templates::FieldType::Text, std::move(name), std::move(label));
    }
    static FieldMaker check(std::string name, std::string words)
    {
        FieldMaker maker(templates::FieldType::Checkbox, std::move(name), {});
        maker.m_field.checkboxText = std::move(words);
        return maker;
    }
    static FieldMaker select(std::string name, std::string label, std::vector<templates::Choice> choices)
    {
        FieldMaker maker(templates::FieldType::Select, std::move(name), std::move(label));
        maker.m_field.choices = std::move(choices);
        return maker;
    }
    static FieldMaker radio(std::string name, std::string label, std::vector<templates::Choice> choices)
    {
        FieldMaker maker(templates::FieldType::Radio, std::move(name), std::move(label));
        maker.m_field.choices = std::move(choices);
        return maker;
    }
    static FieldMaker table(std::string name, std::string label, std::vector<templates::Field> columns)
    {
        FieldMaker maker(templates::FieldType::SimpleTable, std::move(name), std::move(label));
        maker.m_field.columns = std::move(columns);
        return maker;
    }
    static FieldMaker group(std::string name, std::string label, std::vector<templates::Field> children,
        templates::GroupStyle style = templates::GroupStyle::ZippyClosed)
    {
        FieldMaker maker(templates::FieldType::Group, std::move(name), std::move(label));
        maker.m_field.children = std::move(children);
        maker.m_field.groupStyle = style;
        return maker;
    }
    static FieldMaker label(std::string name, std::string words)
    {
        return FieldMaker(templates::FieldType::Label, std::move(name), std::move(words));
    }

    FieldMaker&& help(std::string words) &&
    {
        m_field.help = std::move(words);
        return std::move(*this);
    }
    FieldMaker&& placeholder(std::string words) &&
    {
        m_field.placeholder = std::move(words);
        return std::move(*this);
    }
    FieldMaker&& unit(std::string words) &&
    {
        m_field.unit = std::move(words);
        return std::move(*this);
    }
    FieldMaker&& startsWith(value::Value content) &&
    {
        m_field.defaultValue = std::move(content);
        return std::move(*this);
    }
    FieldMaker&& newRow(std::string words) &&
    {
        m_field.newRowText = std::move(words);
        return std::move(*this);
    }
    FieldMaker&& lines(int count) &&
    {
        m_field.lineCount = count;
        return std::move(*this);
    }
    FieldMaker&& takesVariables() && // a select in which a variable may be chosen
    {
        m_field.macrosInSelect = true;
        return std::move(*this);
    }
    FieldMaker&& unique() && // a column whose values differ
    {
        m_field.isUnique = true;
        return std::move(*this);
    }
    FieldMaker&& inSummary() &&
    {
        m_field.alwaysInSummary = true;
        return std::move(*this);
    }
    FieldMaker&& children(std::vector<templates::Field> fields) &&
    {
        m_field.children = std::move(fields);
        return std::move(*this);
    }
    FieldMaker&& onlyWhen(std::string fieldName, value::Value is) &&
    {
        m_field.enablingConditions.push_back(
            {std::move(fieldName), templates::EnablingCondition::Test::Equals, std::move(is)});
        return std::move(*this);
    }
    FieldMaker&& onlyWhenNot(std::string fieldName, value::Value is) &&
    {
        m_field.enablingConditions.push_back(
            {std::move(fieldName), templates::EnablingCondition::Test::NotEquals, std::move(is)});
        return std::move(*this);
    }
    FieldMaker&& nonEmpty(std::string otherwise) &&
    {
        return std::move(*this).rule(templates::Validator::Rule::NonEmpty, {}, std::move(otherwise));
    }
    FieldMaker&& matches(std::string pattern, std::string otherwise) &&
    {
        return std::move(*this).rule(templates::Validator::Rule::Regex, {std::move(pattern)}, std::move(otherwise));
    }
    FieldMaker&& nonNegativeNumber(std::string otherwise) &&
    {
        return std::move(*this).rule(templates::Validator::Rule::NonNegativeNumber, {}, std::move(otherwise));
    }
    FieldMaker&& atLeastOneRow(std::string otherwise) &&
    {
        return std::move(*this).rule(templates::Validator::Rule::TableRowCount, {1}, std::move(otherwise));
    }

    operator templates::Field() && { return std::move(m_field); }

private:
    FieldMaker(templates::FieldType type, std::string name, std::string label)
    {
        m_field.type = type;
        m_field.name = std::move(name);
        m_field.label = std::move(label);
    }
    FieldMaker&& rule(templates::Validator::Rule rule, std::vector<value::Value> args, std::string otherwise) &&
    {
        templates::Validator validator;
        validator.rule = rule;
        validator.args = std::move(args);
        validator.errorMessage = std::move(otherwise);
        m_field.validators.push_back(std::move(validator));
        return std::move(*this);
    }

    templates::Field m_field;
};

inline templates::Choice choice(value::Value value, std::string label, std::string help = {})
{
    templates::Choice made;
    made.value = std::move(value);
    made.label = std::move(label);
    made.help = std::move(help);
    return made;
}

} // namespace sluis::types
