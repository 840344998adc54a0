#include "core/workspace/source.h"

#include "core/gtm/write_export.h"
#include "tests/core/workspace/workspace_fixture.h"

#include <gtest/gtest.h>

namespace sluis::workspace {
namespace {

    TEST(SourceName, namesAWorkspaceAVersionOrAnExport)
    {
        struct Case {
            const char* text;
            const char* file;
            bool isWorkspace;
            uint64_t version;
        };
        const Case cases[] = {
            {"shop.sluis", "shop.sluis", true, 0},
            {"a@b/shop.sluis@41", "a@b/shop.sluis", true, 41},
            {"dir.sluis/export.json", "dir.sluis/export.json", false, 0},
        };
        for (const Case& example : cases) {
            const auto name = readSourceName(example.text).value();
            EXPECT_EQ(name.file, example.file);
            EXPECT_EQ(name.isWorkspace, example.isWorkspace);
            EXPECT_EQ(name.version, example.version);
        }
        for (const char* text :
            {"", "shop", "shop.sluis@", "shop.sluis@0", "shop.sluis@x", "shop.sluis@-1", "export.json@4", "@4"})
            EXPECT_EQ(readSourceName(text).error().reason, "workspace.notASource") << text;
    }

    TEST(Source, opensBesideTheProgramThatHasIt)
    {
        const sluis::test::TempFolder folder;
        const sluis::test::FakeClock clock;
        const auto file = folder / "shop.sluis";
        auto workspace = Workspace::create(file, test::shop(), nullptr, clock).value();
        workspace->createVersion("Anna", "first");
        ASSERT_TRUE(workspace->apply(test::put(test::constant("901", "New", "1"))));
        workspace->flush();
        const auto draft = openSource(file.string()).value();
        EXPECT_EQ(*draft.container, *workspace->draft());
        EXPECT_EQ(draft.workspaceId, workspace->id());
        EXPECT_EQ(draft.version, std::nullopt);
        const auto version = openSource(file.string() + "@1").value();
        EXPECT_EQ(version.container->variableNamed("New"), nullptr);
        EXPECT_EQ(version.version->note, "first");
        EXPECT_EQ(openSource(file.string() + "@2").error().reason, "workspace.noSuchVersion");
    }

    TEST(Source, readsAnExport)
    {
        const sluis::test::TempFolder folder;
        sluis::test::writeFile(folder / "shop.json", gtm::writeExport(test::shop()));
        const auto source = openSource((folder / "shop.json").string()).value();
        EXPECT_EQ(source.container->info.publicId, "GTM-ZWAAN");
        EXPECT_EQ(source.workspaceId, "");
        EXPECT_EQ(openSource((folder / "absent.json").string()).error().reason, "base.cannotRead");
        EXPECT_EQ(openSource((folder / "absent.sluis").string()).error().reason, "storage.cannotOpen");
        sluis::test::writeFile(folder / "broken.json", "{");
        EXPECT_EQ(openSource((folder / "broken.json").string()).error().reason, "value.jsonSyntax");
    }

} // namespace
} // namespace sluis::workspace
