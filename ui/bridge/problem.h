#pragma once

#include "core/plan/lint.h"

// What the interface calls a problem is what lint found: text, place and repairs come from core as they are.
namespace sluis::bridge {

using Problem = plan::LintProblem;
using Repair = plan::Repair;
using Severity = plan::Severity;

} // namespace sluis::bridge
