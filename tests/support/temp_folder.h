#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sluis::test {

// A folder of the test's own, gone with everything in it when the test ends.
class TempFolder
{
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(std::string_view name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

std::string readFile(const std::filesystem::path& file); // "" when it cannot be read
void writeFile(const std::filesystem::path& file, std::string_view text);

// A file below tests/data.
std::string testData(std::string_view name);

} // namespace sluis::test
