#include "core/templates/fields.h"

#include "core/value/text.h"

#include <algorithm>

namespace sluis::templates {
namespace {

    using value::Value;

    const Choice* chosen(const Field& field, const Value& data)
    {
        const Value& actual = data[field.name];
        if (actual.isUndefined())
            return nullptr;
        const auto found = std::find_if(field.choices.begin(), field.choices.end(),
            [&](const Choice& choice) { return value::toText(choice.value) == value::toText(actual); });
        return found == field.choices.end() ? nullptr : &*found;
    }

    void collect(const std::vector<Field>& fields, const Value& data, std::vector<const Field*>& result)
    {
        for (const Field& field : fields) {
            if (!isEnabled(field, data))
                continue;
            if (field.type != FieldType::Group && field.type != FieldType::Label && !field.name.empty())
                result.push_back(&field);
            if (const Choice* choice = chosen(field, data))
                collect(choice->children, data, result);
            collect(field.children, data, result);
        }
    }

    Value lines(std::string_view text)
    {
        Value list = Value::array();
        while (!text.empty()) {
            const size_t end = text.find('\n');
            std::string_view line = text.substr(0, end);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            if (!line.empty())
                list.push(line);
            text = end == text.npos ? std::string_view() : text.substr(end + 1);
        }
        return list;
    }

    Value dataValue(const Field& field, const Value& data);

    Value rows(const Field& field, const Value& table)
    {
        Value result = Value::array();
        for (const Value& row : table.items()) {
            Value made = Value::object();
            for (const Field& column : field.columns) {
                if (Value value = dataValue(column, row); !value.isUndefined())
                    made.set(column.name, std::move(value));
            }
            result.push(std::move(made));
        }
        return result.size() == 0 ? Value() : result;
    }

    Value dataValue(const Field& field, const Value& data)
    {
        const Value& value = data[field.name];
        switch (field.type) {
        case FieldType::Checkbox:
            return value::toText(value) == "true";
        case FieldType::Select:
        case FieldType::Radio:
            if (const Choice* choice = chosen(field, data))
                return choice->value;
            return value.isString() && value.size() == 0 ? Value() : value;
        case FieldType::SimpleTable:
        case FieldType::ParamTable:
            return rows(field, value);
        default:
            break;
        }
        if (value.isString() && value.size() == 0)
            return field.canBeEmptyString ? value : Value();
        if (field.textAsList && value.isString())
            return lines(value.string());
        return value;
    }

} // namespace

std::vector<const Field*> enabledFields(const std::vector<Field>& fields, const Value& data)
{
    std::vector<const Field*> result;
    collect(fields, data, result);
    return result;
}

Value templateData(const std::vector<Field>& fields, const Value& values)
{
    Value data = Value::object();
    for (const Field* field : enabledFields(fields, values)) {
        if (Value value = dataValue(*field, values); !value.isUndefined())
            data.set(field->name, std::move(value));
    }
    return data;
}

} // namespace sluis::templates
