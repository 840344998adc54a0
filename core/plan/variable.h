#pragma once

#include "core/base/message.h"
#include "core/container/entities.h"
#include "core/plan/expression.h"
#include "core/plan/pattern.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sluis::plan {

// What a variable reads. The types of Google's container are compiled to kinds of their own (container reference, 3.1
// and 3.2); Native ones run through runtime::VariableType, Template ones in the sandbox.
enum class VariableKind : uint8_t {
    EventData,
    Constant,
    Cookie,
    QueryParameter,
    RequestHeader,
    LookupTable,
    RegexTable,
    VisitorRegion,
    RandomInRange,
    Undefined,
    ContainerVersion,
    ContainerId,
    DebugMode,
    RandomNumber,
    EventName,
    RequestPath,
    RequestMethod,
    ClientName,
    QueryString,
    PageUrl,
    PageHost,
    PagePath,
    EnvironmentName,
    Native,
    Template,
    Secret,
    NotRunnable,
};

// "formatValue", applied last.
struct Format {
    container::CaseConversion caseConversion = container::CaseConversion::None;
    std::optional<Expression> whenNull;
    std::optional<Expression> whenUndefined;
    std::optional<Expression> whenTrue;
    std::optional<Expression> whenFalse;
};

struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

// The rows of a lookup or RegEx table, in their order.
struct Table {
    struct Row {
        Expression key;
        Expression value;
        PatternPtr pattern; // RegEx table with a key that holds no variable
    };
    std::vector<Row> rows;
    // Lookup tables whose keys hold no variables: the first row of each key.
    std::unordered_map<std::string, size_t, TextHash, std::equal_to<>> rowByKey;
    bool isIndexed = false;
    LetterCase letterCase = LetterCase::Matters;
    MatchWhole whole = MatchWhole::No;
    bool replaceAfterMatch = false;
};

struct Variable {
    VariableKind kind = VariableKind::NotRunnable;
    std::string name; // as in {{…}}
    container::VariableId id; // empty for built-ins
    std::string type; // "ed", "EVENT_NAME"
    // Key path, constant, name of cookie, parameter or header, input of a table; all parameters for Native and
    // Template.
    Expression input;
    std::optional<Expression> otherwise; // the default value, when it is set
    Expression low, high; // RandomInRange
    bool decodes = false; // Cookie
    std::shared_ptr<const Table> table;
    std::shared_ptr<const Format> format; // null: nothing is converted
    std::string secret; // its name, for Secret
    bool isGivenToTemplates = false; // Secret: they get the value itself
    Message reason; // why it does not run, for NotRunnable

    bool hasUnknownNames = false; // a {{name}} in it that is no variable
};

using VariablePtr = std::shared_ptr<const Variable>;

using Uses = std::vector<std::vector<VariableIndex>>;

// What follows from the variables it uses, directly or through others.
struct VariableTraits {
    bool readsEvent = false; // may differ between the views of two tags
    bool readsRequest = false; // may differ when parts of the request are hidden
    bool isCyclic = false; // it asks for itself: undefined
    bool isTooDeep = false; // more than VariableDepthLimit variables inside each other: undefined
    uint16_t layer = 0; // Template variables: how many of them stand below it, itself included; else those below it
};

} // namespace sluis::plan
