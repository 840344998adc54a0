#include "app/sluisctl/command.h"

#include "core/base/message.h"
#include "core/base/utf8.h"
#include "core/value/json.h"

#include <cstdio>
#include <fstream>
#include <sstream>

namespace sluis::sluisctl {

CLI::App* Chosen::add(CLI::App& parent, const std::string& name, const std::string& description, Action action)
{
    CLI::App* command = parent.add_subcommand(name, description);
    command->callback([this, action = std::move(action)] { m_action = action; });
    return command;
}

Exit Chosen::run() const
{
    return m_action ? m_action() : Exit::Usage;
}

Exit failed(const Error& error)
{
    std::fprintf(stderr, "sluisctl: %s\n", shown(repairUtf8(english(error))).c_str());
    return Exit::Failed;
}

Result<value::Value> readJsonArgument(const std::string& argument)
{
    if (!argument.starts_with('@'))
        return value::readJson(argument);
    const auto text = readWholeFile(argument.substr(1));
    if (!text)
        return fail(text.error());
    return value::readJson(*text);
}

Result<std::string> readWholeFile(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (!in)
        return fail(ErrorCode::NotFound, "app.fileNotReadable", path);
    return text.str();
}

Result<> writeWholeFile(const std::string& path, std::string_view text)
{
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.flush();
    if (!out)
        return fail(ErrorCode::Unavailable, "app.fileNotWritable", path);
    return {};
}

std::string shown(std::string_view text)
{
    std::string clean;
    for (const unsigned char c : text)
        clean += c < 0x20 || c == 0x7f ? '?' : static_cast<char>(c);
    return clean;
}

void print(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}

void remark(std::string_view text)
{
    std::fprintf(stderr, "sluisctl: %s\n", shown(repairUtf8(text)).c_str());
}

} // namespace sluis::sluisctl
