#include "ui/editors/field_value.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"

#include <QRegularExpression>

namespace sluis::editors {

using templates::Field;
using templates::FieldType;

namespace {

    bool isTable(const Field& field)
    {
        return field.type == FieldType::SimpleTable || field.type == FieldType::ParamTable;
    }

    value::Value scalarValue(const Field& field, const container::Parameter& parameter)
    {
        if (field.type == FieldType::Checkbox && (parameter.text() == "true" || parameter.text() == "false"))
            return value::Value(parameter.text() == "true");
        return value::Value(parameter.text());
    }

    value::Value tableValue(const Field& table, const container::Parameter& parameter)
    {
        value::Value rows = value::Value::array();
        for (const container::Parameter& row : parameter.list) {
            value::Value object = value::Value::object();
            for (const Field& column : table.columns) {
                if (const container::Parameter* cell = container::findParameter(row.map, column.name))
                    object.set(column.name, scalarValue(column, *cell));
            }
            rows.push(std::move(object));
        }
        return rows;
    }

    container::Parameter fromValue(const Field& field, const value::Value& value)
    {
        if (value.isBoolean())
            return container::booleanParameter(field.name, value.boolean());
        return container::textParameter(field.name, value::toText(value));
    }

} // namespace

value::Value formData(const std::vector<Field>& fields, const container::Parameters& parameters)
{
    value::Value data = templates::defaults(fields);
    if (data.isUndefined())
        data = value::Value::object();
    for (const Field* field : templates::valueFields(fields)) {
        const container::Parameter* parameter = container::findParameter(parameters, field->name);
        if (!parameter)
            continue;
        data.set(field->name, isTable(*field) ? tableValue(*field, *parameter) : scalarValue(*field, *parameter));
    }
    return data;
}

container::Parameter parameterFor(const Field& field, const QString& text)
{
    if (!field.textAsList)
        return container::textParameter(field.name, bridge::utf8(text));
    std::vector<container::Parameter> lines;
    if (!text.isEmpty()) {
        for (const QString& line : text.split(u'\n'))
            lines.push_back(container::textParameter({}, bridge::utf8(line)));
    }
    return container::listParameter(field.name, std::move(lines));
}

container::Parameter parameterFor(const Field& field, bool on)
{
    return container::booleanParameter(field.name, on);
}

container::Parameter parameterFor(const Field& table, const std::vector<QStringList>& rows)
{
    std::vector<container::Parameter> items;
    for (const QStringList& row : rows) {
        std::vector<container::Parameter> cells;
        for (size_t column = 0; column < table.columns.size(); ++column) {
            const Field& field = table.columns[column];
            const QString text = row.value(static_cast<qsizetype>(column));
            if (field.type == FieldType::Checkbox)
                cells.push_back(container::booleanParameter(field.name, text == QLatin1String("true")));
            else
                cells.push_back(container::textParameter(field.name, bridge::utf8(text)));
        }
        items.push_back(container::mapParameter(std::move(cells)));
    }
    return container::listParameter(table.name, std::move(items));
}

std::vector<QStringList> tableRows(const Field& table, const container::Parameter* parameter)
{
    std::vector<QStringList> rows;
    if (!parameter)
        return rows;
    for (const container::Parameter& item : parameter->list) {
        QStringList row;
        for (const Field& column : table.columns)
            row << bridge::text(container::textOf(item.map, column.name));
        rows.push_back(row);
    }
    return rows;
}

QString textOf(const Field& field, const container::Parameter* parameter)
{
    if (!parameter)
        return field.defaultValue.isUndefined() ? QString() : bridge::text(value::toText(field.defaultValue));
    if (!field.textAsList)
        return bridge::text(parameter->text());
    QStringList lines;
    for (const container::Parameter& line : parameter->list)
        lines << bridge::text(line.text());
    return lines.join(u'\n');
}

container::Parameters defaultParameters(const std::vector<Field>& fields)
{
    container::Parameters parameters;
    for (const Field* field : templates::valueFields(fields)) {
        if (field->defaultValue.isUndefined() || isTable(*field))
            continue;
        parameters.push_back(fromValue(*field, field->defaultValue));
    }
    return parameters;
}

QString plainHelp(const std::string& help)
{
    static const QRegularExpression breaks(
        QStringLiteral("<(br|/p|/li)[^>]*>"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    QString plain = bridge::text(help);
    plain.replace(breaks, QStringLiteral(" ")).remove(tags);
    plain.replace(QLatin1String("&lt;"), QLatin1String("<")).replace(QLatin1String("&gt;"), QLatin1String(">"));
    plain.replace(QLatin1String("&quot;"), QLatin1String("\"")).replace(QLatin1String("&#39;"), QLatin1String("'"));
    plain.replace(QLatin1String("&nbsp;"), QLatin1String(" ")).replace(QLatin1String("&amp;"), QLatin1String("&"));
    return plain.simplified();
}

} // namespace sluis::editors
