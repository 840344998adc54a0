#pragma once

#include "core/container/parameter.h"
#include "core/templates/fields.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sluis::editors {

// Between parameters as a container keeps them and what a form shows.

// The form's content by field name, for enabling conditions and validators: booleans as booleans, tables as arrays of
// objects, all else as text.
value::Value formData(const std::vector<templates::Field>& fields, const container::Parameters& parameters);

// The parameter that a field writes for a text or a switch.
container::Parameter parameterFor(const templates::Field& field, const QString& text);
container::Parameter parameterFor(const templates::Field& field, bool on);
container::Parameter parameterFor(const templates::Field& table, const std::vector<QStringList>& rows);

// The rows of a table, one text for each column.
std::vector<QStringList> tableRows(const templates::Field& table, const container::Parameter* parameter);

// What a text field shows: lists of lines are joined by line ends.
QString textOf(const templates::Field& field, const container::Parameter* parameter);

// The starting parameters of a new entity of a type: every default value.
container::Parameters defaultParameters(const std::vector<templates::Field>& fields);

// A template's help without the markup that it may hold.
QString plainHelp(const std::string& help);

} // namespace sluis::editors
