#pragma once

#include "core/value/value.h"

#include <cstdint>
#include <vector>

namespace sluis::plan {

using VariableIndex = uint32_t; // position in Plan::variables
inline constexpr VariableIndex NoVariable = UINT32_MAX;

// A parameter ready to be evaluated: what holds no variable is a value, texts are split once, names are indices.
struct Expression {
    enum class Kind : uint8_t {
        Constant, // `constant`
        Variable, // the typed value of `variable`
        Text, // `parts` joined as text
        Composite, // `constant` (array or object) with `holes` filled in
    };
    // What a form field makes of a variable's value: a check mark takes the text "true" for true.
    enum class Conversion : uint8_t { None, Boolean, Number };

    struct Part {
        value::Value text;
        VariableIndex variable = NoVariable; // then `text` does not count
    };
    struct Hole;

    Kind kind = Kind::Constant;
    Conversion conversion = Conversion::None;
    VariableIndex variable = NoVariable;
    value::Value constant;
    std::vector<Part> parts;
    std::vector<Hole> holes;

    bool isConstant() const { return kind == Kind::Constant; }
};

struct Expression::Hole {
    size_t position = 0; // among items
    value::Value key; // of a member; not a string for an item
    Expression expression;
};

// Every variable that evaluating it may ask for, once per place.
void collectVariables(const Expression& expression, std::vector<VariableIndex>& variables);

} // namespace sluis::plan
