#include "core/templates/fields.h"

#include "core/base/message.h"
#include "core/templates/js_pattern.h"
#include "core/value/text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sluis::templates {
namespace {

    using value::Value;

    bool isEmpty(const Value& value)
    {
        if (value.isUndefined() || value.isNull())
            return true;
        return (value.isString() || value.isArray()) && value.size() == 0;
    }

    bool holds(const EnablingCondition& condition, const Value& data)
    {
        const Value& actual = data[condition.fieldName];
        switch (condition.test) {
        case EnablingCondition::Test::Equals:
            // Exports hold booleans and numbers as text, so both sides are compared as text.
            return !actual.isUndefined() && value::toText(actual) == value::toText(condition.value);
        case EnablingCondition::Test::NotEquals:
            return actual.isUndefined() || value::toText(actual) != value::toText(condition.value);
        case EnablingCondition::Test::Present:
            return !isEmpty(actual);
        case EnablingCondition::Test::NotPresent:
            return isEmpty(actual);
        }
        return true;
    }

    bool anyHolds(const std::vector<EnablingCondition>& conditions, const Value& data)
    {
        return conditions.empty()
            || std::any_of(conditions.begin(), conditions.end(),
                [&](const EnablingCondition& condition) { return holds(condition, data); });
    }

    bool isUnresolved(const Value& value)
    {
        return value.isString() && value.string().find("{{") != std::string_view::npos;
    }

    // A number as people type it into a form; NaN for everything else, "0x10" and "" included.
    double typedNumber(const Value& value)
    {
        if (value.isNumber())
            return value.number();
        const std::string_view text = value.string();
        if (text.empty() || text.find_first_not_of("0123456789.+-eE \t") != std::string_view::npos)
            return std::nan("");
        return value::numberFromText(text);
    }

    bool isWhole(double number)
    {
        return std::isfinite(number) && std::trunc(number) == number;
    }

    bool isWithin(double size, const std::vector<Value>& args)
    {
        const double least = args.empty() ? 0 : typedNumber(args[0]);
        const double most = args.size() < 2 ? INFINITY : typedNumber(args[1]);
        return !(size < least) && !(size > most);
    }

    size_t codePoints(std::string_view text)
    {
        return static_cast<size_t>(std::count_if(
            text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    }

    bool matches(const Validator& validator, const Value& value)
    {
        if (validator.args.empty())
            return true;
        const std::optional<JsPattern> pattern = JsPattern::compile(validator.args[0].string());
        // A pattern that we cannot read or finish judges nothing: a wrong "no" would keep people from working.
        return !pattern || pattern->test(value::toText(value)).value_or(true);
    }

    // Empty values are judged by NonEmpty and TableRowCount alone: an optional number may stay empty.
    bool isValid(const Validator& validator, const Value& value)
    {
        switch (validator.rule) {
        case Validator::Rule::NonEmpty:
            return !isEmpty(value);
        case Validator::Rule::TableRowCount:
            return isWithin(static_cast<double>(value.items().size()), validator.args);
        case Validator::Rule::Unknown:
            return true;
        default:
            break;
        }
        if (isEmpty(value))
            return true;
        const double number = typedNumber(value);
        switch (validator.rule) {
        case Validator::Rule::Regex:
            return matches(validator, value);
        case Validator::Rule::PositiveNumber:
            return isWhole(number) && number > 0;
        case Validator::Rule::NonNegativeNumber:
            return isWhole(number) && number >= 0;
        case Validator::Rule::Number:
            return isWhole(number);
        case Validator::Rule::Decimal:
            return std::isfinite(number);
        case Validator::Rule::StringLength:
            return isWithin(static_cast<double>(codePoints(value::toText(value))), validator.args);
        default:
            return true;
        }
    }

    std::string textOf(const Validator& validator, const Field& field)
    {
        if (!validator.errorMessage.empty())
            return validator.errorMessage;
        const std::string& label = field.label.empty() ? field.name : field.label;
        switch (validator.rule) {
        case Validator::Rule::NonEmpty:
            return english(Message{"templates.fieldEmpty", {label}});
        case Validator::Rule::PositiveNumber:
            return english(Message{"templates.fieldNotPositive", {label}});
        case Validator::Rule::NonNegativeNumber:
            return english(Message{"templates.fieldNegative", {label}});
        case Validator::Rule::Number:
            return english(Message{"templates.fieldNotWhole", {label}});
        case Validator::Rule::Decimal:
            return english(Message{"templates.fieldNotNumber", {label}});
        case Validator::Rule::StringLength:
            return english(Message{"templates.fieldLength", {label}});
        case Validator::Rule::TableRowCount:
            return english(Message{"templates.fieldRows", {label}});
        default:
            return english(Message{"templates.fieldFormat", {label}});
        }
    }

    // Walks the fields of a form that are enabled, parents first.
    class Check
    {
    public:
        explicit Check(const Value& data)
            : m_data(data)
        { }

        void form(const std::vector<Field>& fields)
        {
            for (const Field& field : fields) {
                if (!isEnabled(field, m_data))
                    continue;
                if (field.type != FieldType::Group && field.type != FieldType::Label)
                    one(field, m_data[field.name], field.name, m_data);
                form(field.children);
                for (const Choice& choice : field.choices) {
                    if (value::toText(choice.value) == value::toText(m_data[field.name]))
                        form(choice.children);
                }
            }
        }

        std::vector<FieldProblem> take() { return std::move(m_problems); }

    private:
        void one(const Field& field, const Value& value, const std::string& path, const Value& scope)
        {
            if (isUnresolved(value))
                return;
            for (const Validator& validator : field.validators) {
                if (!anyHolds(validator.enablingConditions, scope))
                    continue;
                const bool perLine = field.textAsList && value.isArray() && validator.rule != Validator::Rule::NonEmpty
                    && validator.rule != Validator::Rule::TableRowCount;
                const std::span<const Value> lines = value.items();
                const bool valid = perLine
                    ? std::all_of(lines.begin(), lines.end(),
                          [&](const Value& line) { return isUnresolved(line) || isValid(validator, line); })
                    : isValid(validator, value);
                if (!valid) {
                    m_problems.push_back({path, textOf(validator, field)});
                    break; // one finding per field is enough to act on
                }
            }
            if (field.type == FieldType::SimpleTable || field.type == FieldType::ParamTable)
                table(field, value, path);
        }

        void table(const Field& field, const Value& rows, const std::string& path)
        {
            for (const Field& column : field.columns) {
                std::set<std::string> seen;
                for (size_t i = 0; i < rows.items().size(); ++i) {
                    const Value& row = rows.items()[i];
                    if (!isEnabled(column, row))
                        continue;
                    const Value& cell = row[column.name];
                    const std::string cellPath = path + '.' + std::to_string(i) + '.' + column.name;
                    one(column, cell, cellPath, row);
                    if (column.isUnique && !isEmpty(cell) && !seen.insert(value::toText(cell)).second)
                        m_problems.push_back(
                            {cellPath, english(Message{"templates.fieldNotUnique", {value::toText(cell)}})});
                }
            }
        }

        const Value& m_data;
        std::vector<FieldProblem> m_problems;
    };

    bool carriesValue(const Field& field)
    {
        return field.type != FieldType::Group && field.type != FieldType::Label && !field.name.empty();
    }

    Value startingValue(const Field& field)
    {
        if (!field.defaultValue.isUndefined())
            return field.defaultValue;
        if (field.type == FieldType::Checkbox)
            return false;
        // A choice without "not set" shows its first item, so that is its value.
        if ((field.type == FieldType::Select || field.type == FieldType::Radio) && field.notSetText.empty()
            && !field.choices.empty())
            return field.choices.front().value;
        return {};
    }

    void collect(const std::vector<Field>& fields, std::vector<const Field*>& found)
    {
        for (const Field& field : fields) {
            if (carriesValue(field))
                found.push_back(&field);
            for (const Choice& choice : field.choices)
                collect(choice.children, found);
            collect(field.children, found);
        }
    }

} // namespace

bool isEnabled(const Field& field, const Value& data)
{
    return anyHolds(field.enablingConditions, data);
}

std::vector<FieldProblem> validate(const std::vector<Field>& fields, const Value& data)
{
    Check check(data);
    check.form(fields);
    return check.take();
}

Value defaults(const std::vector<Field>& fields)
{
    Value data = Value::object();
    for (const Field* field : valueFields(fields)) {
        if (Value value = startingValue(*field); !value.isUndefined())
            data.set(field->name, std::move(value));
    }
    return data;
}

std::vector<const Field*> valueFields(const std::vector<Field>& fields)
{
    std::vector<const Field*> found;
    collect(fields, found);
    return found;
}

} // namespace sluis::templates
