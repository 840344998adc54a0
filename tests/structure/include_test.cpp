// The table of folders (architecture: "Folders") as code: what each may include, and that tests mirror the source.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
const fs::path Root = SLUIS_SOURCE_DIR;

const std::map<std::string, std::vector<std::string>> MayInclude = {
    {"core/base", {}},
    {"core/value", {"core/base"}},
    {"core/url", {"core/value"}},
    {"core/crypto", {"core/value"}},
    {"core/container", {"core/value"}},
    {"core/templates", {"core/container"}},
    {"core/gtm", {"core/templates"}},
    {"core/http", {"core/url"}},
    {"core/privacy", {"core/value", "core/url", "core/crypto"}},
    {"core/tables", {"core/value"}},
    {"core/sandbox/protocol", {"core/templates"}},
    {"core/sandbox/host", {"core/sandbox/protocol", "core/http"}},
    {"core/sandbox/worker", {"core/sandbox/protocol", "core/url", "core/crypto"}},
    {"core/plan", {"core/templates", "core/privacy", "core/tables"}},
    {"core/runtime", {"core/plan", "core/sandbox/host", "core/crypto", "core/http"}},
    {"core/types", {"core/runtime"}},
    {"core/storage", {"core/runtime"}},
    {"core/delivery", {"core/storage"}},
    {"core/disclosure", {"core/delivery", "core/privacy"}},
    {"core/publish", {"core/container", "core/http", "core/crypto"}},
    {"core/server", {"core/types", "core/disclosure", "core/delivery", "core/publish"}},
    {"core/workspace", {"core/storage", "core/gtm", "core/publish"}},
    {"core/replay", {"core/workspace", "core/server"}},
    {"ui/theme", {}},
    {"ui/widgets", {"ui/theme"}},
    {"ui/bridge", {"core"}},
    {"ui/models", {"ui/bridge", "ui/widgets"}},
    {"ui/actions", {"ui/theme"}},
    {"ui/editors", {"ui/models", "ui/actions"}},
    {"ui/pages", {"ui/editors"}},
    {"ui/shell", {"ui/pages"}},
    {"app", {"core", "ui"}},
};

// The folder of the table that a file below the root belongs to, "" for none.
std::string folderOf(const std::string& path)
{
    std::string best;
    for (const auto& [folder, allowed] : MayInclude) {
        if (path.starts_with(folder + "/") && folder.size() > best.size())
            best = folder;
    }
    return best;
}

bool covers(const std::string& allowed, const std::string& folder)
{
    return folder == allowed || folder.starts_with(allowed + "/");
}

bool mayInclude(const std::string& from, const std::string& to, std::set<std::string>& asked)
{
    if (from == to || !asked.insert(from).second)
        return from == to;
    const auto row = MayInclude.find(from);
    if (row == MayInclude.end())
        return false;
    for (const std::string& allowed : row->second) {
        if (covers(allowed, to) || mayInclude(allowed, to, asked))
            return true;
    }
    return false;
}

std::string contentOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<fs::path> sourcesBelow(const char* top)
{
    std::vector<fs::path> files;
    if (!fs::exists(Root / top))
        return files;
    for (const auto& entry : fs::recursive_directory_iterator(Root / top)) {
        const std::string extension = entry.path().extension();
        if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp"))
            files.push_back(entry.path());
    }
    return files;
}

std::vector<std::string> includesOf(const std::string& text, const std::string& pattern)
{
    std::vector<std::string> found;
    const std::regex include("#include " + pattern);
    for (auto match = std::sregex_iterator(text.begin(), text.end(), include); match != std::sregex_iterator(); ++match)
        found.push_back((*match)[1]);
    return found;
}

TEST(Structure, foldersIncludeOnlyWhatTheTableAllows)
{
    size_t checked = 0;
    for (const char* top : {"core", "ui", "app"}) {
        for (const fs::path& file : sourcesBelow(top)) {
            const std::string path = fs::relative(file, Root);
            const std::string from = folderOf(path);
            ASSERT_FALSE(from.empty()) << path << " is in no folder of the table";
            for (const std::string& included : includesOf(contentOf(file), "\"([^\"]+)\"")) {
                const std::string to = folderOf(included);
                if (to.empty())
                    continue; // a generated file
                std::set<std::string> asked;
                EXPECT_TRUE(mayInclude(from, to, asked)) << path << " includes " << included;
                ++checked;
            }
        }
    }
    EXPECT_GT(checked, 100u);
}

TEST(Structure, pagesDoNotIncludeEachOther)
{
    for (const fs::path& file : sourcesBelow("ui/pages")) {
        const std::string path = fs::relative(file, Root / "ui/pages");
        const std::string page = path.substr(0, path.find('/'));
        for (const std::string& included : includesOf(contentOf(file), "\"ui/pages/([^\"]+)\"")) {
            if (included.find('/') != included.npos) {
                EXPECT_EQ(included.substr(0, included.find('/')), page) << path;
            }
        }
    }
}

TEST(Structure, coreIncludesNoQt)
{
    for (const fs::path& file : sourcesBelow("core")) {
        for (const std::string& included : includesOf(contentOf(file), "<(Q[A-Z][A-Za-z/]+)>"))
            ADD_FAILURE() << file << " includes " << included;
    }
}

TEST(Structure, everyFolderOfTheTableSaysWhatItPromises)
{
    for (const auto& [folder, allowed] : MayInclude) {
        const bool exists = fs::exists(Root / folder) && !fs::is_empty(Root / folder);
        if (exists && folder.starts_with("core/")) {
            EXPECT_TRUE(fs::exists(Root / folder / "README.md")) << folder;
        }
    }
}

TEST(Structure, testsMirrorTheSource)
{
    for (const fs::path& file : sourcesBelow("tests/core")) {
        const std::string path = fs::relative(file.parent_path(), Root / "tests");
        EXPECT_TRUE(fs::exists(Root / path)) << file << " tests a folder that does not exist";
    }
}

} // namespace
