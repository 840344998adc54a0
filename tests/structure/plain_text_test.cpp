// Data of a hit may be anything, also markup (promises: T11, U-03). The style turns every label's automatic format into
// plain text; these checks keep out what could still show rich text.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
const fs::path Root = SLUIS_SOURCE_DIR;

struct Ban {
    const char* pattern;
    const char* instead;
};

const Ban Bans[] = {
    {R"(\bnew QLabel\b|\bQLabel [a-z]\w*[;({])", "widgets::Label"},
    {R"(\bQt::(RichText|AutoText|MarkdownText)\b)", "plain text, with widgets::Label for a tone"},
    {R"(\bQTextBrowser\b|\bQWebEngine)", "a plain text view"},
    {R"(\b(setHtml|setMarkdown|insertHtml|appendHtml)\b)", "setPlainText"},
    {R"(\bsetOpenExternalLinks\b)", "a button that says where it leads"},
};

// These three are allowed to: the label itself, and the style, which names the format it replaces.
bool mayNameIt(const std::string& path)
{
    return path == "ui/widgets/label.h" || path == "ui/widgets/label.cpp" || path == "ui/theme/style.cpp";
}

// A report that is made for a printer or a browser and shown by neither is no text on the screen.
bool isReport(const std::string& path)
{
    return path.find("report") != path.npos;
}

TEST(PlainText, nothingInTheInterfaceShowsMarkup)
{
    std::vector<std::regex> patterns;
    for (const Ban& ban : Bans)
        patterns.emplace_back(ban.pattern, std::regex::optimize);
    size_t read = 0;
    for (const char* top : {"ui", "app/workbench"}) {
        if (!fs::exists(Root / top))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(Root / top)) {
            const std::string path = fs::relative(entry.path(), Root);
            if (!entry.is_regular_file() || mayNameIt(path) || isReport(path))
                continue;
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h")
                continue;
            std::stringstream text;
            text << std::ifstream(entry.path()).rdbuf();
            for (size_t index = 0; index < std::size(Bans); ++index) {
                EXPECT_FALSE(std::regex_search(text.str(), patterns[index])) << path << ": use " << Bans[index].instead;
            }
            ++read;
        }
    }
    EXPECT_GT(read, 50u);
}

} // namespace
