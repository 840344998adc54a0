#pragma once

#include "tests/support/temp_folder.h"

#include <vector>

namespace sluis::gtm {

inline std::string testFile(const std::string& name)
{
    return test::testData("gtm/" + name);
}

inline std::vector<std::filesystem::path> testFiles(const std::string& folder)
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
        std::filesystem::directory_iterator(std::filesystem::path(SLUIS_TEST_DATA) / "gtm" / folder)) {
        if (entry.path().extension() == ".json")
            paths.push_back(entry.path());
    }
    return paths;
}

} // namespace sluis::gtm
