#pragma once

#include "core/container/entities.h"
#include "core/plan/expression.h"
#include "core/plan/pattern.h"

#include <memory>
#include <string>
#include <vector>

namespace sluis::plan {

// One row of a trigger or of a transformation's conditions, ready to be asked.
struct Condition {
    Expression left; // normally one variable
    container::Operator op = container::Operator::Equals;
    bool negate = false;
    bool ignoreCase = false;
    Expression right;
    PatternPtr pattern; // MatchRegex with a right side that holds no variable
    std::string rightText; // of a constant right side, lower case when letters' case is ignored
    double rightNumber = 0; // of a constant right side, NaN for none
    bool neverHolds = false; // unknown operator or broken pattern: false, negated or not

    std::string variableText; // as written: "{{Event Name}}"
    std::string operatorText; // as written: "EQUALS"
    bool hasUnknownNames = false;
};

using Conditions = std::vector<Condition>;
using ConditionsPtr = std::shared_ptr<const Conditions>;

// "EQUALS"; "" for Unknown.
std::string_view operatorText(container::Operator op);

// The number that an order compares: as JavaScript reads it, but NaN for empty text.
double orderNumber(std::string_view text);

} // namespace sluis::plan
