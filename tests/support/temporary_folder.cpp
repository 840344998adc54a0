#include "tests/support/temporary_folder.h"

#include "core/base/assert.h"

#include <stdlib.h>

#include <string>

namespace sluis::test {

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "sluis-test-XXXXXX").string();
    SLUIS_ASSERT(mkdtemp(pattern.data()) != nullptr);
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace sluis::test
