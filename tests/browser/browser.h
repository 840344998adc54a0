#pragma once

#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"

#include <memory>
#include <string>

namespace sluis::test {

// Headless Chromium with a profile of its own, showing one page until it goes.
class Browser
{
public:
    static constexpr const char* Program = "/usr/bin/chromium";
    static bool isInstalled();

    // `hostRules`: "MAP rebound.example 127.0.0.1", what a hostile name server would answer.
    explicit Browser(const std::string& url, const std::string& hostRules = {});

    const std::string& output() const { return m_process->output(); }

private:
    TempFolder m_profile;
    std::unique_ptr<ChildProcess> m_process; // goes before its profile
};

} // namespace sluis::test
