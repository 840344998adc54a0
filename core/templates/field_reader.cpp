#include "core/templates/field_reader.h"

#include "core/value/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace sluis::templates {
namespace {

    using value::Value;

    template <class Enum, size_t N> using Names = std::array<std::pair<std::string_view, Enum>, N>;

    constexpr Names<FieldType, 8> FieldTypes{{{"TEXT", FieldType::Text}, {"SELECT", FieldType::Select},
        {"RADIO", FieldType::Radio}, {"CHECKBOX", FieldType::Checkbox}, {"GROUP", FieldType::Group},
        {"LABEL", FieldType::Label}, {"SIMPLE_TABLE", FieldType::SimpleTable}, {"PARAM_TABLE", FieldType::ParamTable}}};

    constexpr Names<GroupStyle, 4> GroupStyles{
        {{"NO_ZIPPY", GroupStyle::NoZippy}, {"ZIPPY_OPEN", GroupStyle::ZippyOpen},
            {"ZIPPY_CLOSED", GroupStyle::ZippyClosed}, {"ZIPPY_OPEN_ON_PARAM", GroupStyle::ZippyOpenOnParam}}};

    constexpr Names<EnablingCondition::Test, 4> Tests{
        {{"EQUALS", EnablingCondition::Test::Equals}, {"NOT_EQUALS", EnablingCondition::Test::NotEquals},
            {"PRESENT", EnablingCondition::Test::Present}, {"NOT_PRESENT", EnablingCondition::Test::NotPresent}}};

    constexpr Names<Validator::Rule, 8> Rules{{{"NON_EMPTY", Validator::Rule::NonEmpty},
        {"REGEX", Validator::Rule::Regex}, {"POSITIVE_NUMBER", Validator::Rule::PositiveNumber},
        {"NON_NEGATIVE_NUMBER", Validator::Rule::NonNegativeNumber}, {"NUMBER", Validator::Rule::Number},
        {"DECIMAL", Validator::Rule::Decimal}, {"STRING_LENGTH", Validator::Rule::StringLength},
        {"TABLE_ROW_COUNT", Validator::Rule::TableRowCount}}};

    template <class Enum, size_t N> Enum fromName(const Names<Enum, N>& names, std::string_view name, Enum otherwise)
    {
        for (const auto& [text, value] : names)
            if (text == name)
                return value;
        return otherwise;
    }

    template <class Enum, size_t N> std::string_view toName(const Names<Enum, N>& names, Enum value)
    {
        for (const auto& [text, candidate] : names)
            if (candidate == value)
                return text;
        return {};
    }

    class Reader
    {
    public:
        explicit Reader(std::vector<Message>& notes)
            : m_notes(notes)
        { }

        std::vector<Field> fields(const Value& list)
        {
            std::vector<Field> result;
            for (const Value& item : list.items()) {
                if (++m_count > FieldLimit)
                    break;
                result.push_back(field(item));
            }
            return result;
        }

        bool tooMany() const { return m_count > FieldLimit; }

    private:
        Field field(const Value& json)
        {
            Field field;
            const std::string_view type = json["type"].string();
            field.type = fromName(FieldTypes, type, FieldType::Unknown);
            if (field.type == FieldType::Unknown)
                field.unknownType = type;
            field.name = json["name"].string();
            if (field.type == FieldType::Unknown)
                m_notes.push_back({"templates.unknownFieldType", {field.name, std::string(type)}});
            field.label = json["displayName"].string();
            field.checkboxText = json["checkboxText"].string();
            field.help = json["help"].string();
            field.placeholder = json["valueHint"].string();
            field.unit = json["valueUnit"].string();
            field.notSetText = json["notSetText"].string();
            field.newRowText = json["newRowButtonText"].string();
            field.defaultValue = json["defaultValue"];
            field.lineCount = static_cast<int>(std::clamp(json["lineCount"].number(1), 1.0, 100.0));
            field.textAsList = json["textAsList"].boolean();
            field.canBeEmptyString = json["canBeEmptyString"].boolean();
            field.macrosInSelect = json["macrosInSelect"].boolean();
            field.alwaysInSummary = json["alwaysInSummary"].boolean();
            field.isUnique = json["isUnique"].boolean();
            field.groupStyle = fromName(GroupStyles, json["groupStyle"].string(), GroupStyle::NoZippy);
            field.choices = choices(json[field.type == FieldType::Radio ? "radioItems" : "selectItems"]);
            field.columns = columns(json);
            field.children = fields(json["subParams"]);
            field.enablingConditions = conditions(json["enablingConditions"]);
            field.validators = validators(json["valueValidators"]);
            return field;
        }

        std::vector<Choice> choices(const Value& items)
        {
            std::vector<Choice> result;
            for (const Value& item : items.items())
                result.push_back({item["value"], std::string(item["displayValue"].string()),
                    std::string(item["help"].string()), fields(item["subParams"])});
            return result;
        }

        std::vector<Field> columns(const Value& json)
        {
            std::vector<Field> result = fields(json["simpleTableColumns"]);
            for (const Value& column : json["paramTableColumns"].items()) {
                if (++m_count > FieldLimit)
                    break;
                Field field = this->field(column["param"]);
                field.isUnique = column["isUnique"].boolean(field.isUnique);
                result.push_back(std::move(field));
            }
            return result;
        }

        std::vector<EnablingCondition> conditions(const Value& list)
        {
            std::vector<EnablingCondition> result;
            for (const Value& item : list.items())
                result.push_back({std::string(item["paramName"].string()),
                    fromName(Tests, item["type"].string(), EnablingCondition::Test::Equals), item["paramValue"]});
            return result;
        }

        std::vector<Validator> validators(const Value& list)
        {
            std::vector<Validator> result;
            for (const Value& item : list.items()) {
                Validator validator;
                const std::string_view rule = item["type"].string();
                validator.rule = fromName(Rules, rule, Validator::Rule::Unknown);
                if (validator.rule == Validator::Rule::Unknown) {
                    validator.unknownRule = rule;
                    m_notes.push_back({"templates.unknownValidator", {std::string(rule)}});
                }
                validator.args.assign(item["args"].items().begin(), item["args"].items().end());
                validator.errorMessage = item["errorMessage"].string();
                validator.enablingConditions = conditions(item["enablingConditions"]);
                result.push_back(std::move(validator));
            }
            return result;
        }

        std::vector<Message>& m_notes;
        size_t m_count = 0;
    };

    void noteRepeatedNames(const std::vector<Field>& fields, std::vector<Message>& notes)
    {
        std::set<std::string_view> names;
        for (const Field* field : valueFields(fields))
            if (!field->name.empty() && !names.insert(field->name).second)
                notes.push_back({"templates.repeatedFieldName", {field->name}});
    }

    // ---- writing ----

    void setText(Value& json, std::string_view key, const std::string& text)
    {
        if (!text.empty())
            json.set(key, text);
    }

    void setFlag(Value& json, std::string_view key, bool flag)
    {
        if (flag)
            json.set(key, true);
    }

    Value writeConditions(const std::vector<EnablingCondition>& conditions)
    {
        Value list = Value::array();
        for (const EnablingCondition& condition : conditions)
            list.push(Value::object({{"paramName", condition.fieldName}, {"paramValue", condition.value},
                {"type", toName(Tests, condition.test)}}));
        return list;
    }

    Value writeValidators(const std::vector<Validator>& validators)
    {
        Value list = Value::array();
        for (const Validator& validator : validators) {
            Value json = Value::object({{"type",
                validator.unknownRule.empty() ? toName(Rules, validator.rule)
                                              : std::string_view(validator.unknownRule)}});
            if (!validator.args.empty())
                json.set("args", Value::array(validator.args));
            setText(json, "errorMessage", validator.errorMessage);
            if (!validator.enablingConditions.empty())
                json.set("enablingConditions", writeConditions(validator.enablingConditions));
            list.push(std::move(json));
        }
        return list;
    }

    Value writeChoices(const std::vector<Choice>& choices)
    {
        Value list = Value::array();
        for (const Choice& choice : choices) {
            Value json = Value::object({{"value", choice.value}, {"displayValue", choice.label}});
            setText(json, "help", choice.help);
            if (!choice.children.empty())
                json.set("subParams", writeFields(choice.children));
            list.push(std::move(json));
        }
        return list;
    }

    bool carriesValue(const Field& field)
    {
        return field.type == FieldType::Text || field.type == FieldType::Select || field.type == FieldType::Radio
            || field.type == FieldType::Checkbox;
    }

    void writeColumns(Value& json, const Field& field)
    {
        if (field.type == FieldType::SimpleTable)
            json.set("simpleTableColumns", writeFields(field.columns));
        if (field.type != FieldType::ParamTable)
            return;
        Value columns = Value::array();
        const Value params = writeFields(field.columns);
        for (size_t i = 0; i < field.columns.size(); ++i)
            columns.push(Value::object({{"param", params.items()[i]}, {"isUnique", field.columns[i].isUnique}}));
        json.set("paramTableColumns", std::move(columns));
    }

    Value writeField(const Field& field)
    {
        Value json = Value::object(
            {{"type", field.unknownType.empty() ? toName(FieldTypes, field.type) : std::string_view(field.unknownType)},
                {"name", field.name}});
        setText(json, "displayName", field.label);
        setText(json, "checkboxText", field.checkboxText);
        if (!field.choices.empty())
            json.set(field.type == FieldType::Radio ? "radioItems" : "selectItems", writeChoices(field.choices));
        if (field.type == FieldType::Group)
            json.set("groupStyle", toName(GroupStyles, field.groupStyle));
        writeColumns(json, field);
        setFlag(json, "macrosInSelect", field.macrosInSelect);
        setFlag(json, "simpleValueType", carriesValue(field));
        if (!field.defaultValue.isUndefined())
            json.set("defaultValue", field.defaultValue);
        setText(json, "help", field.help);
        setText(json, "valueHint", field.placeholder);
        setText(json, "valueUnit", field.unit);
        setText(json, "notSetText", field.notSetText);
        setText(json, "newRowButtonText", field.newRowText);
        if (field.lineCount > 1)
            json.set("lineCount", field.lineCount);
        setFlag(json, "textAsList", field.textAsList);
        setFlag(json, "canBeEmptyString", field.canBeEmptyString);
        setFlag(json, "alwaysInSummary", field.alwaysInSummary);
        setFlag(json, "isUnique", field.isUnique);
        if (!field.children.empty())
            json.set("subParams", writeFields(field.children));
        if (!field.enablingConditions.empty())
            json.set("enablingConditions", writeConditions(field.enablingConditions));
        if (!field.validators.empty())
            json.set("valueValidators", writeValidators(field.validators));
        return json;
    }

} // namespace

Result<std::vector<Field>> readFields(const Value& parameters, std::vector<Message>& notes)
{
    if (!parameters.isArray())
        return fail(ErrorCode::InvalidInput, "templates.badFields");
    for (const Value& item : parameters.items())
        if (!item.isObject())
            return fail(ErrorCode::InvalidInput, "templates.badFields");
    Reader reader(notes);
    std::vector<Field> fields = reader.fields(parameters);
    if (reader.tooMany())
        return fail(ErrorCode::LimitReached, "templates.tooManyFields", {}, std::to_string(FieldLimit));
    noteRepeatedNames(fields, notes);
    return fields;
}

Value writeFields(const std::vector<Field>& fields)
{
    Value list = Value::array();
    for (const Field& field : fields)
        list.push(writeField(field));
    return list;
}

} // namespace sluis::templates
