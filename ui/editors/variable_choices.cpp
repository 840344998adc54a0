#include "ui/editors/variable_choices.h"

#include "ui/bridge/text.h"
#include "ui/widgets/variable_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluis::editors {

QVector<VariableChoice> variableChoices(bridge::Session& session)
{
    const bridge::WorkspaceModel& workspace = session.workspace();
    const auto& values = session.evaluator().sample().values;
    QVector<VariableChoice> choices;
    const auto add = [&](const std::string& name, const QString& type) {
        const auto value = values.find(name);
        choices.push_back(
            {bridge::text(name), type, value == values.end() ? QString() : bridge::valueText(value->second.value)});
    };
    for (const container::BuiltInVariable& variable : workspace.draft().builtInVariables)
        add(variable.name, QCoreApplication::translate("EntityTable", "Built-in"));
    for (const container::Variable& variable : workspace.draft().variables)
        add(variable.name, workspace.typeName(variable));
    std::stable_sort(choices.begin(), choices.end(), [](const VariableChoice& left, const VariableChoice& right) {
        return left.name.localeAwareCompare(right.name) < 0;
    });
    return choices;
}

QVector<VariableChoice> matching(const QVector<VariableChoice>& choices, const QString& typed)
{
    QVector<VariableChoice> first;
    QVector<VariableChoice> later;
    for (const VariableChoice& choice : choices) {
        if (choice.name.startsWith(typed, Qt::CaseInsensitive))
            first.push_back(choice);
        else if (choice.name.contains(typed.trimmed(), Qt::CaseInsensitive))
            later.push_back(choice);
    }
    return first + later;
}

bool isKnownVariable(const bridge::WorkspaceModel& workspace, const QString& name)
{
    const std::string wanted = bridge::utf8(name);
    return wanted == "_event" || workspace.draft().variableNamed(wanted) || workspace.draft().builtInNamed(wanted);
}

std::optional<QString> resolvedOnSample(bridge::Session& session, const QString& text)
{
    const auto& values = session.evaluator().sample().values;
    const auto parts = widgets::splitReferences(text);
    QString resolved;
    for (const widgets::TextPart& part : parts) {
        if (!part.reference) {
            resolved += part.text;
            continue;
        }
        const auto value = values.find(bridge::utf8(part.name()));
        if (value == values.end() || value->second.value.isUndefined())
            return std::nullopt;
        resolved += bridge::valueText(value->second.value);
    }
    return resolved;
}

} // namespace sluis::editors
