#pragma once

#include "app/sluisctl/command.h"
#include "core/base/clock.h"
#include "core/sandbox/host/pool.h"
#include "core/templates/template.h"

#include <memory>
#include <optional>
#include <string>

namespace sluis::sluisctl {

void addTemplateTest(CLI::App& group, Chosen& chosen);
void addTemplateRun(CLI::App& group, Chosen& chosen);
void addTemplateCheck(CLI::App& group, Chosen& chosen);

// --now and --seed of every command that runs something.
struct Fixed {
    std::string now;
    std::optional<uint64_t> seed;

    void addTo(CLI::App& command);
    Result<std::unique_ptr<Clock>> clock() const; // the system's without --now
    uint64_t seedOrRandom() const;
};

Result<templates::Template> readTemplateFile(const std::string& path);
Result<std::shared_ptr<const sandbox::host::RequestView>> readRequestFile(
    const std::string& path, const std::string& peer);
Result<std::unique_ptr<sandbox::host::Pool>> startPool(
    const Clock& supervision, const Clock& templateClock, std::chrono::milliseconds hardCall);
const char* roleName(sandbox::host::Role role); // "tag", "variable", "client"

} // namespace sluis::sluisctl
