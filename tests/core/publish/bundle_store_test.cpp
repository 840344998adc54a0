#include "core/publish/bundle_store.h"

#include "tests/support/killed_child.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

namespace sluis::publish {
namespace {

    const WallTime Now = fromMilliseconds(1'790'000'000'000);

    Bundle bundleOf(uint64_t version, const Head& head, std::string content = "content")
    {
        Statement statement;
        statement.container = "GTM-ZWAAN";
        statement.version = version;
        statement.previousHash = head.hash;
        return signBundle(std::move(statement), std::move(content), {});
    }

    Result<void> put(BundleStore& store, const Bundle& bundle)
    {
        if (auto staged = store.stage(bundle); !staged)
            return staged;
        return store.activate(bundle.hashText(), Now);
    }

    TEST(BundleStore, startsEmptyAndRemembersWhatIsActive)
    {
        const test::TempFolder folder;
        Bundle second;
        {
            auto store = BundleStore::open(folder / "store").value();
            EXPECT_EQ(store.state(), StoreState{});
            EXPECT_EQ(store.active().value(), std::nullopt);
            ASSERT_TRUE(put(store, bundleOf(1, store.state().head)));
            second = bundleOf(2, store.state().head);
            ASSERT_TRUE(put(store, second));
        }
        const auto store = BundleStore::open(folder / "store").value();
        EXPECT_EQ(store.state().head, (Head{2, second.hash()}));
        EXPECT_EQ(store.state().active.version, 2U);
        EXPECT_EQ(store.state().active.since, Now);
        EXPECT_EQ(store.state().lastGood.version, 1U);
        EXPECT_EQ(store.active().value(), second);
        EXPECT_EQ(store.heldVersions(), (std::vector<uint64_t>{1, 2}));
    }

    TEST(BundleStore, onlyStagedBundlesBecomeActive)
    {
        const test::TempFolder folder;
        auto store = BundleStore::open(folder / "store").value();
        const Bundle first = bundleOf(1, store.state().head);
        EXPECT_EQ(store.activate(first.hashText(), Now).error().reason, "publish.notStaged");
        for (const char* name : {"", "..", "../published/current.json", "/etc/passwd", "00"})
            EXPECT_EQ(store.activate(name, Now).error().reason, "publish.notStaged");
        ASSERT_TRUE(store.stage(first));
        EXPECT_EQ(store.state(), StoreState{});
        EXPECT_EQ(store.staged(first.hashText()).value(), first);
        ASSERT_TRUE(store.activate(first.hashText(), Now));
        EXPECT_EQ(store.activate(first.hashText(), Now).error().reason, "publish.notStaged");
    }

    TEST(BundleStore, fallsBackWithoutANewNumberAndForthAgain)
    {
        const test::TempFolder folder;
        auto store = BundleStore::open(folder / "store").value();
        EXPECT_EQ(store.fallBack(Now).error().reason, "publish.nothingToFallBackTo");
        ASSERT_TRUE(put(store, bundleOf(1, store.state().head)));
        EXPECT_EQ(store.fallBack(Now).error().reason, "publish.nothingToFallBackTo");
        ASSERT_TRUE(put(store, bundleOf(2, store.state().head)));
        ASSERT_TRUE(store.fallBack(Now));
        EXPECT_EQ(store.state().active.version, 1U);
        EXPECT_EQ(store.state().lastGood.version, 2U);
        EXPECT_EQ(store.state().head.version, 2U);
        EXPECT_EQ(store.active().value()->statement.version, 1U);
        ASSERT_TRUE(store.fallBack(Now));
        EXPECT_EQ(store.state().active.version, 2U);
    }

    TEST(BundleStore, keepsTwentyOldBundlesAndTheOnesInUse)
    {
        const test::TempFolder folder;
        auto store = BundleStore::open(folder / "store").value();
        for (uint64_t version = 1; version <= 30; ++version)
            ASSERT_TRUE(put(store, bundleOf(version, store.state().head)));
        EXPECT_EQ(store.heldVersions().size(), 20U);
        EXPECT_EQ(store.heldVersions().front(), 11U);
        EXPECT_EQ(store.held(1).error().reason, "publish.notHeld");
        EXPECT_TRUE(store.held(30));
    }

    TEST(BundleStore, damageIsToldAndNeverServed)
    {
        const test::TempFolder folder;
        {
            auto store = BundleStore::open(folder / "store").value();
            ASSERT_TRUE(put(store, bundleOf(1, store.state().head)));
        }
        const auto file = folder.path() / "store" / "bundles" / "1.bundle";
        std::fstream(file, std::ios::in | std::ios::out | std::ios::ate).seekp(-1, std::ios::end).put('X');
        EXPECT_EQ(BundleStore::open(folder / "store").value().active().error().reason, "publish.storeDamaged");
        test::writeFile(folder.path() / "store" / "current.json", "{}");
        EXPECT_EQ(BundleStore::open(folder / "store").error().reason, "publish.storeDamaged");
    }

    TEST(BundleStore, isForItsOwnerAlone)
    {
        const test::TempFolder folder;
        const mode_t before = umask(0);
        auto store = BundleStore::open(folder / "store").value();
        ASSERT_TRUE(put(store, bundleOf(1, store.state().head)));
        ASSERT_TRUE(store.stage(bundleOf(2, store.state().head)));
        umask(before);
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
            struct stat status{};
            ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
            EXPECT_EQ(status.st_mode & 0777, entry.is_directory() ? 0700U : 0600U) << entry.path();
        }
    }

    TEST(BundleStore, afterKill9ItServesTheOldOrTheNew)
    {
        for (int round = 0; round < test::faultRounds(5); ++round) {
            const size_t reports = 1 + static_cast<size_t>(round * 7 % 23);
            const test::TempFolder folder;
            const auto activated = test::reportsUntilKilled(reports, [&folder](const auto& report) {
                auto store = BundleStore::open(folder / "store").value();
                for (uint64_t version = 1;; ++version) {
                    SLUIS_ASSERT(put(store, bundleOf(version, store.state().head, std::string(20'000, 'x'))));
                    report(version);
                }
            });
            auto store = BundleStore::open(folder / "store").value();
            const uint64_t version = store.state().active.version;
            EXPECT_TRUE(version == activated.back() || version == activated.back() + 1) << version;
            EXPECT_EQ(store.active().value()->statement.version, version);
            EXPECT_TRUE(put(store, bundleOf(version + 1, store.state().head)));
        }
    }

} // namespace
} // namespace sluis::publish
