#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/value/value.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace sluis::sluisctl {

// What a script sees: ok, the answer is "no", wrong usage, could not do it.
enum class Exit { Ok = 0, No = 1, Usage = 2, Failed = 3 };

// What runs once its command was chosen and its arguments were read.
using Action = std::function<Exit()>;

// Collects the chosen command's action while the arguments are read.
class Chosen
{
public:
    // Adds a command below `parent`; `options` and `action` share what the caller keeps alive in `action`'s captures.
    CLI::App* add(CLI::App& parent, const std::string& name, const std::string& description, Action action);
    Exit run() const;

private:
    Action m_action;
};

// Says on standard error what happened, to what, and what to do.
Exit failed(const Error& error);

// A JSON argument is the text itself or @FILE.
Result<value::Value> readJsonArgument(const std::string& argument);
Result<std::string> readWholeFile(const std::string& path);
Result<> writeWholeFile(const std::string& path, std::string_view text);
std::string shown(
    std::string_view text); // without control characters, which a terminal would obey: text comes from strangers
void print(std::string_view text); // to standard output, with a line end
void remark(std::string_view text); // to standard error: what somebody should know although it worked

} // namespace sluis::sluisctl
