#pragma once

#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sluis::test {

// A person who publishes with sluisctl: workspace, sealed keys and passphrase in a folder of the test's own.
class PublisherTest : public testing::Test
{
protected:
    std::string path(const char* name) const { return (m_folder / name).string(); }

    Finished sluisctl(std::vector<std::string> arguments, std::string_view input = {}) const
    {
        arguments.insert(arguments.begin(), program("sluisctl"));
        return runProgram(arguments, input,
            {{"SLUIS_WORKSPACE", path("shop.sluis")}, {"SLUIS_KEY", path("keys")},
                {"SLUIS_PASSPHRASE_FILE", path("pass")}, {"USER", "anna"}});
    }

    TempFolder m_folder;
};

} // namespace sluis::test
