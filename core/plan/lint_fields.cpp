#include "core/plan/lint_context.h"

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::Parameter;
    using value::Value;

    // A parameter as the form sees it: variables stay as {{…}}, tables are arrays of objects.
    Value formValue(const Parameter& parameter)
    {
        if (parameter.type == container::ParameterType::List) {
            Value items = Value::array();
            for (const Parameter& item : parameter.list)
                items.push(formValue(item));
            return items;
        }
        if (parameter.type == container::ParameterType::Map) {
            Value row = Value::object();
            for (const Parameter& member : parameter.map)
                row.set(member.key, formValue(member));
            return row;
        }
        const std::string_view text = parameter.text();
        if (parameter.type == container::ParameterType::Boolean && (text == "true" || text == "false"))
            return text == "true";
        return text;
    }

    Value formData(const container::Parameters& parameters, const std::vector<const templates::Field*>& fields)
    {
        Value data = Value::object();
        for (const Parameter& parameter : parameters)
            data.set(parameter.key, formValue(parameter));
        for (const templates::Field* field : fields) {
            const Value& text = data[field->name];
            if (!field->textAsList || !text.isString())
                continue;
            Value lines = Value::array();
            for (std::string_view rest = text.string(); !rest.empty();) {
                const size_t end = std::min(rest.find('\n'), rest.size());
                lines.push(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
            data.set(field->name, std::move(lines));
        }
        return data;
    }

    template <class T> void check(LintContext& context, EntityKind kind, const std::vector<T>& list)
    {
        for (const T& entity : list) {
            const templates::TypeDescription* type = context.catalogue.find(kind, entity.type);
            if (!type || type->fields.empty() || type->support != templates::Support::Runs)
                continue;
            const Value data = formData(entity.parameters, templates::valueFields(type->fields));
            for (const templates::FieldProblem& problem : templates::validate(type->fields, data))
                context.add(Severity::Warning, {kind, entity.id.text}, "parameter." + problem.fieldName,
                    {"lint.field", {problem.text}});
        }
    }

} // namespace

void lintFields(LintContext& context)
{
    check(context, EntityKind::Tag, context.container.tags);
    check(context, EntityKind::Variable, context.container.variables);
    check(context, EntityKind::Client, context.container.clients);
    check(context, EntityKind::Transformation, context.container.transformations);
}

} // namespace sluis::plan
