#include "tests/support/temp_folder.h"

#include "core/base/assert.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace sluis::test {

namespace fs = std::filesystem;

TempFolder::TempFolder()
{
    std::string pattern = fs::temp_directory_path() / "sluis-test-XXXXXX";
    SLUIS_ASSERT(mkdtemp(pattern.data()) != nullptr);
    m_path = pattern;
}

TempFolder::~TempFolder()
{
    std::error_code ignored; // a file that a killed child still holds is the system's to clean
    fs::remove_all(m_path, ignored);
}

std::string readFile(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

void writeFile(const fs::path& file, std::string_view text)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.flush();
    SLUIS_ASSERT(out.good());
}

std::string testData(std::string_view name)
{
    return readFile(fs::path(SLUIS_TEST_DATA) / name);
}

} // namespace sluis::test
