#pragma once

#include "core/value/value.h"

#include <string>
#include <vector>

// The fields of a type as a template's ___TEMPLATE_PARAMETERS___ section describes them (template reference, 1.3).
// Built-in types are described by the same structs, so that one form generator draws every form.
namespace sluis::templates {

enum class FieldType { Text, Select, Radio, Checkbox, Group, Label, SimpleTable, ParamTable, Unknown };

struct EnablingCondition {
    enum class Test { Equals, NotEquals, Present, NotPresent };
    std::string fieldName;
    Test test = Test::Equals;
    value::Value value;
    bool operator==(const EnablingCondition&) const = default;
};

struct Validator {
    enum class Rule {
        NonEmpty,
        Regex,
        PositiveNumber,
        NonNegativeNumber,
        Number,
        Decimal,
        StringLength,
        TableRowCount,
        Unknown
    };
    Rule rule = Rule::NonEmpty;
    std::string unknownRule; // as in the file; always valid, shown as a note
    std::vector<value::Value> args;
    std::string errorMessage;
    std::vector<EnablingCondition> enablingConditions;
    bool operator==(const Validator&) const = default;
};

struct Field;

struct Choice { // an item of a select or radio field
    value::Value value;
    std::string label;
    std::string help;
    std::vector<Field> children;
    bool operator==(const Choice&) const;
};

enum class GroupStyle { NoZippy, ZippyOpen, ZippyClosed, ZippyOpenOnParam };

struct Field {
    FieldType type = FieldType::Text;
    std::string unknownType;
    std::string name; // key in `data`; in exports the parameter key
    std::string label; // displayName
    std::string checkboxText;
    std::string help; // may hold a safe subset of HTML in community templates
    std::string placeholder; // valueHint
    std::string unit; // valueUnit
    std::string notSetText;
    std::string newRowText;
    value::Value defaultValue;
    int lineCount = 1;
    bool textAsList = false;
    bool canBeEmptyString = false;
    bool macrosInSelect = false; // a variable may be chosen
    bool alwaysInSummary = false;
    bool isUnique = false; // as a table column
    GroupStyle groupStyle = GroupStyle::NoZippy;
    std::vector<Choice> choices; // select, radio
    std::vector<Field> columns; // SimpleTable and ParamTable
    std::vector<Field> children; // subParams
    std::vector<EnablingCondition> enablingConditions; // any of them enables; none: always enabled
    std::vector<Validator> validators; // all must hold

    bool operator==(const Field&) const = default;
};

inline bool Choice::operator==(const Choice& other) const = default;

// A finding about one field's value.
struct FieldProblem {
    std::string fieldName; // "eventParameters.2.value" inside tables
    std::string text; // the template's own errorMessage, else a message of ours in English
};

// Whether a field is enabled when the form holds `data` (an object by field name).
bool isEnabled(const Field& field, const value::Value& data);

// Checks the enabled fields; text that holds {{…}} is not checked until it is resolved.
std::vector<FieldProblem> validate(const std::vector<Field>& fields, const value::Value& data);

// The form's starting content: every default value, by field name.
value::Value defaults(const std::vector<Field>& fields);

// All fields that carry a value, groups flattened, in the order of the form.
std::vector<const Field*> valueFields(const std::vector<Field>& fields);

// Those of them that are enabled when the form holds `data`: a child of a disabled field, or of a radio choice that is
// not chosen, is disabled with it.
std::vector<const Field*> enabledFields(const std::vector<Field>& fields, const value::Value& data);

// What the template's code gets as `data` from the form's content (1.3): disabled fields left out, empty text undefined
// unless it may be empty, lists of lines split, checkboxes as booleans, choices with the type their item has, tables as
// arrays of rows. `values` has variables filled in already.
value::Value templateData(const std::vector<Field>& fields, const value::Value& values);

} // namespace sluis::templates
