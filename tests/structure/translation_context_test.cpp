// Outside of classes of Qt's a sentence is asked for by a function tr() of the file's own. lupdate files such a
// sentence under the namespace it stands in; asked for under another name it would never be found.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;
const fs::path Root = SLUIS_SOURCE_DIR;

TEST(TranslationContext, aTrOfAFileAsksUnderItsNamespace)
{
    const std::regex wrapper(R"(QString tr\(const char\*)");
    const std::regex space(R"(namespace (sluis(::\w+)*) \{)");
    const std::regex asked(R"re((?:translate\(\s*|QT_TRANSLATE_NOOP\()"([^"]+)")re");
    size_t found = 0;
    for (const auto& entry : fs::recursive_directory_iterator(Root / "ui")) {
        if (entry.path().extension() != ".cpp")
            continue;
        std::stringstream stream;
        stream << std::ifstream(entry.path()).rdbuf();
        const std::string text = stream.str();
        if (!std::regex_search(text, wrapper))
            continue;
        ++found;
        std::smatch name;
        ASSERT_TRUE(std::regex_search(text, name, space)) << entry.path();
        for (auto one = std::sregex_iterator(text.begin(), text.end(), asked); one != std::sregex_iterator(); ++one)
            EXPECT_EQ((*one)[1].str(), name[1].str()) << entry.path();
    }
    EXPECT_GT(found, 5u);
}

} // namespace
