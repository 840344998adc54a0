#include "core/plan/expression_maker.h"

#include "core/container/references.h"
#include "core/value/text.h"

#include <cmath>

namespace sluis::plan {
namespace {

    using container::Parameter;
    using container::ParameterType;

    Expression constant(value::Value value)
    {
        Expression made;
        made.constant = std::move(value);
        return made;
    }

    value::Value integerOrText(std::string_view text)
    {
        const double number = value::numberFromText(text);
        return text.empty() || std::isnan(number) ? value::Value(text) : value::Value(number);
    }

} // namespace

Expression ExpressionMaker::text(std::string_view text)
{
    if (text.find("{{") == std::string_view::npos)
        return constant(text);
    Expression made;
    std::string literal;
    const auto flush = [&] {
        if (!literal.empty())
            made.parts.push_back({value::Value(literal), NoVariable});
        literal.clear();
    };
    for (const container::TextPart& part : container::splitTemplate(text)) {
        if (!part.isVariable) {
            literal += part.text;
            continue;
        }
        const auto found = m_names.find(part.text);
        if (found == m_names.end()) {
            m_unknownNames.emplace_back(part.text);
            literal.append("{{").append(part.text).append("}}");
            continue;
        }
        flush();
        made.parts.push_back({value::Value(), found->second});
    }
    if (made.parts.empty())
        return constant(literal);
    if (made.parts.size() == 1 && literal.empty()) {
        made.kind = Expression::Kind::Variable;
        made.variable = made.parts.front().variable;
        made.parts.clear();
        return made;
    }
    flush();
    made.kind = Expression::Kind::Text;
    return made;
}

Expression ExpressionMaker::scalar(const Parameter& parameter)
{
    Expression made = text(parameter.text());
    if (parameter.type == ParameterType::Boolean) {
        if (made.isConstant())
            made.constant = made.constant.string() == "true";
        else
            made.conversion = Expression::Conversion::Boolean;
    } else if (parameter.type == ParameterType::Integer) {
        if (made.isConstant())
            made.constant = integerOrText(made.constant.string());
        else
            made.conversion = Expression::Conversion::Number;
    }
    return made;
}

Expression ExpressionMaker::parameter(const Parameter& parameter)
{
    switch (parameter.type) {
    case ParameterType::List:
        return list(parameter.list);
    case ParameterType::Map:
        return object(parameter.map);
    case ParameterType::TagReference:
    case ParameterType::TriggerReference:
        return constant(parameter.text());
    case ParameterType::Template:
    case ParameterType::Boolean:
    case ParameterType::Integer:
    case ParameterType::Unknown:
        break;
    }
    return scalar(parameter);
}

Expression ExpressionMaker::list(const std::vector<Parameter>& items)
{
    Expression made = constant(value::Value::array());
    made.constant.resize(items.size());
    for (size_t i = 0; i < items.size(); ++i) {
        Expression item = parameter(items[i]);
        if (item.isConstant())
            made.constant.editItems()[i] = std::move(item.constant);
        else
            made.holes.push_back({i, value::Value(), std::move(item)});
    }
    if (!made.holes.empty())
        made.kind = Expression::Kind::Composite;
    return made;
}

Expression ExpressionMaker::object(const container::Parameters& parameters)
{
    Expression made = constant(value::Value::object());
    for (const Parameter& member : parameters) {
        Expression expression = parameter(member);
        const value::Value key(member.key);
        made.constant.setShared(key, expression.isConstant() ? expression.constant : value::Value());
        if (!expression.isConstant())
            made.holes.push_back({0, key, std::move(expression)});
    }
    if (!made.holes.empty())
        made.kind = Expression::Kind::Composite;
    return made;
}

Expression ExpressionMaker::of(const container::Parameters& parameters, std::string_view key)
{
    const Parameter* found = container::findParameter(parameters, key);
    return found ? parameter(*found) : constant("");
}

} // namespace sluis::plan
