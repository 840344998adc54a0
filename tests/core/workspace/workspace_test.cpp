#include "core/workspace/workspace.h"

#include "core/gtm/read_export.h"
#include "core/gtm/write_export.h"
#include "core/workspace/restore.h"
#include "core/workspace/source.h"
#include "tests/core/workspace/workspace_fixture.h"
#include "tests/support/killed_child.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

namespace sluis::workspace {
namespace {

    class WorkspaceTest : public testing::Test
    {
    protected:
        std::filesystem::path file() const { return m_folder / "shop.sluis"; }

        std::unique_ptr<Workspace> create(WorkspaceOptions options = {})
        {
            return Workspace::create(file(), test::shop(), nullptr, m_clock, std::move(options)).value();
        }
        std::unique_ptr<Workspace> open() { return Workspace::open(file(), m_clock).value(); }

        static std::string valueOf(const Workspace& workspace, const std::string& id)
        {
            const auto draft = workspace.draft();
            const auto* variable = draft->variable(container::VariableId(id));
            return variable != nullptr ? std::string(container::textOf(variable->parameters, "value")) : "absent";
        }

        sluis::test::TempFolder m_folder;
        sluis::test::FakeClock m_clock;
    };

    TEST_F(WorkspaceTest, everythingIsThereAgainAfterClosing)
    {
        std::string id;
        ContainerPtr draft;
        std::vector<Version> versions;
        {
            auto workspace = create();
            id = workspace->id();
            ASSERT_TRUE(workspace->apply(test::put(test::constant("901", "New", "äöü"))));
            workspace->createVersion("Anna", "first", {{{container::EntityKind::Tag, "12"}, "Ads", "sgtmadsct"}});
            ASSERT_TRUE(workspace->apply(test::put(test::constant("902", "Later", "1"))));
            workspace->createVersion("Anna", "second");
            ASSERT_TRUE(workspace->setNote(1, "the first"));
            workspace->putGateway(
                {"shop", "127.0.0.1:8443", "pin", "token", "id", "GTM-ZWAAN", "live", WallTime{}, WallTime{}, {}});
            workspace->putGateway({"gone", "", "", "", "", "", "", WallTime{}, WallTime{}, {}});
            workspace->removeGateway("gone");
            EXPECT_EQ(
                workspace->pinHit({0, "odd", m_clock.now(), "203.0.113.x", "GET / HTTP/1.1\r\n\r\n", "{}"}).id, 1U);
            EXPECT_EQ(workspace->pinHit({0, "other", m_clock.now(), "", "", ""}).id, 2U);
            workspace->unpinHit(2);
            workspace->setSetting("port", 8080);
            draft = workspace->draft();
            versions = workspace->versions();
            EXPECT_TRUE(workspace->isSaved());
        }
        auto workspace = open();
        EXPECT_EQ(workspace->id(), id);
        EXPECT_EQ(*workspace->draft(), *draft);
        EXPECT_EQ(workspace->versions(), versions);
        ASSERT_EQ(versions.size(), 2U);
        EXPECT_EQ(versions[0].note, "the first");
        EXPECT_EQ(versions[0].leftOut.size(), 1U);
        EXPECT_EQ(workspace->versionContainer(1).value()->variableNamed("Later"), nullptr);
        EXPECT_NE(workspace->versionContainer(2).value()->variableNamed("Later"), nullptr);
        ASSERT_EQ(workspace->gateways().size(), 1U);
        EXPECT_EQ(workspace->gateway("shop").value().address, "127.0.0.1:8443");
        ASSERT_EQ(workspace->pinnedHits().size(), 1U);
        EXPECT_EQ(workspace->pinnedHits()[0].request, "GET / HTTP/1.1\r\n\r\n");
        EXPECT_EQ(workspace->setting("port").number(), 8080);
        EXPECT_TRUE(workspace->setting("absent").isUndefined());
    }

    TEST_F(WorkspaceTest, anEditThatMayNotChangesNothing)
    {
        auto workspace = create();
        const auto before = workspace->draft();
        const container::Edit edit{{}, {container::RemoveEntity{{container::EntityKind::Tag, "nowhere"}}}};
        EXPECT_FALSE(workspace->apply(edit));
        EXPECT_EQ(workspace->draft(), before);
        workspace.reset();
        EXPECT_EQ(*open()->draft(), *before);
    }

    TEST_F(WorkspaceTest, undoHistorySurvivesClosing)
    {
        const auto original = gtm::readExport(gtm::writeExport(test::shop())).value();
        {
            auto workspace
                = Workspace::create(file(), original, std::make_shared<const container::Container>(original), m_clock)
                      .value();
            ASSERT_TRUE(workspace->apply(test::put(test::constant("900", "Shop", "a"))));
            m_clock.advance(std::chrono::seconds(1));
            ASSERT_TRUE(workspace->apply(test::put(test::constant("900", "Shop", "ab")), Step::Merge));
            ASSERT_TRUE(workspace->apply(test::put(test::constant("901", "Second", "x"))));
            const auto last = workspace->history().undo.back();
            ASSERT_TRUE(workspace->apply(last.inverse, Step::Undo));
        }
        auto workspace = open();
        EXPECT_EQ(valueOf(*workspace, "900"), "ab");
        EXPECT_EQ(valueOf(*workspace, "901"), "absent");
        auto history = workspace->history();
        ASSERT_EQ(history.undo.size(), 1U);
        ASSERT_EQ(history.redo.size(), 1U);
        ASSERT_TRUE(workspace->apply(history.redo.back().edit, Step::Redo));
        EXPECT_EQ(valueOf(*workspace, "901"), "x");
        for (int step = 0; step < 2; ++step)
            ASSERT_TRUE(workspace->apply(workspace->history().undo.back().inverse, Step::Undo));
        EXPECT_EQ(workspace->exportDraft(), gtm::writeExport(original)); // byte for byte
    }

    TEST_F(WorkspaceTest, longJournalsAreFoldedIntoASnapshot)
    {
        {
            auto workspace = create();
            for (int i = 0; i < 2600; ++i)
                ASSERT_TRUE(workspace->apply(test::put(test::constant("900", "Shop", std::to_string(i)))));
        }
        auto database = storage::Database::open(file(), storage::Access::Read).value();
        EXPECT_EQ(database.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'draft_entry'").value(), 2500);
        EXPECT_EQ(database.integer("SELECT min(number) FROM journal").value(), 501);
        auto workspace = open();
        EXPECT_EQ(valueOf(*workspace, "900"), "2599");
        EXPECT_EQ(workspace->history().undo.size(), UndoStepsKept);
        EXPECT_EQ(valueOf(*workspace, "900"), "2599");
    }

    TEST_F(WorkspaceTest, aSecondProgramIsToldWhoHasIt)
    {
        auto workspace = create();
        const auto second = Workspace::open(file(), m_clock);
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().reason, "storage.inUse");
        EXPECT_NE(second.error().detail.find(std::to_string(getpid())), std::string::npos);
        EXPECT_EQ(Workspace::create(file(), test::shop(), nullptr, m_clock).error().reason, "storage.inUse");
        workspace.reset();
        EXPECT_EQ(Workspace::create(file(), test::shop(), nullptr, m_clock).error().reason, "storage.exists");
        EXPECT_TRUE(Workspace::open(file(), m_clock));
    }

    TEST_F(WorkspaceTest, whatIsNoWorkspaceIsRefusedAndLeftAlone)
    {
        EXPECT_EQ(Workspace::open(file(), m_clock).error().reason, "storage.cannotOpen");
        EXPECT_FALSE(std::filesystem::exists(file()));
        sluis::test::writeFile(
            file(), "{\"exportFormatVersion\": 2, \"containerVersion\": {}, \"and\": \"some more text\"}");
        EXPECT_EQ(Workspace::open(file(), m_clock).error().reason, "storage.corrupt");
        {
            auto other = storage::Database::open(m_folder / "other.sluis", storage::Access::Write).value();
            ASSERT_TRUE(other.script("CREATE TABLE bookmarks(url)"));
        }
        EXPECT_EQ(Workspace::open(m_folder / "other.sluis", m_clock).error().reason, "storage.otherFile");
        EXPECT_EQ(openSource((m_folder / "other.sluis").string()).error().reason, "storage.otherFile");
    }

    TEST_F(WorkspaceTest, damageIsToldWithWhatItIs)
    {
        create().reset();
        {
            auto database = storage::Database::open(file(), storage::Access::Write).value();
            ASSERT_TRUE(database.script("INSERT INTO journal VALUES(2, 0, 0, '{}', '{}', '')"));
        }
        const auto broken = Workspace::open(file(), m_clock);
        ASSERT_FALSE(broken);
        EXPECT_EQ(broken.error().reason, "workspace.damaged");
    }

    TEST_F(WorkspaceTest, aFullDiskLosesNothingThatIsInMemory)
    {
        std::atomic<int> errors = 0;
        WorkspaceOptions options;
        options.onError = [&errors](const Error& error) {
            EXPECT_EQ(error.code, ErrorCode::Unavailable) << error.reason;
            ++errors;
        };
        auto workspace = create(options);
        workspace->flush();
        rlimit before{};
        ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
        signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 4096;
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
        for (int i = 0; i < 5; ++i) {
            ASSERT_TRUE(workspace->apply(
                test::put(test::constant("901", "Text", std::to_string(i) + std::string(20'000, 'x')))));
            workspace->flush();
        }
        EXPECT_GT(errors, 0);
        EXPECT_FALSE(workspace->isSaved());
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
        workspace->retrySaving();
        workspace->flush();
        EXPECT_TRUE(workspace->isSaved());
        ASSERT_TRUE(workspace->apply(test::put(test::constant("902", "After", "1"))));
        const auto draft = workspace->draft();
        workspace.reset();
        auto again = open();
        EXPECT_EQ(*again->draft(), *draft);
        EXPECT_EQ(again->history().undo.size(), 6U);
    }

    TEST_F(WorkspaceTest, aCopyHasEverythingAndAnIdOfItsOwn)
    {
        auto workspace = create();
        ASSERT_TRUE(workspace->apply(test::put(test::constant("901", "New", "1"))));
        workspace->createVersion("Anna", "first");
        const auto target = m_folder / "copy.sluis";
        std::vector<std::string> outcomes;
        const auto note
            = [&outcomes](const Result<void>& outcome) { outcomes.push_back(outcome ? "ok" : outcome.error().reason); };
        workspace->saveCopy(target, note);
        workspace->saveCopy(target, note);
        workspace->flush();
        EXPECT_EQ(outcomes, (std::vector<std::string>{"ok", "storage.exists"}));
        auto copy = Workspace::open(target, m_clock).value();
        EXPECT_EQ(*copy->draft(), *workspace->draft());
        EXPECT_EQ(copy->versions(), workspace->versions());
        EXPECT_NE(copy->id(), workspace->id());
    }

    TEST_F(WorkspaceTest, filesAreForTheirOwnerAlone)
    {
        const mode_t before = umask(0);
        auto workspace = create();
        ASSERT_TRUE(workspace->apply(test::put(test::constant("901", "New", "1"))));
        workspace->flush();
        umask(before);
        for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) {
            struct stat status{};
            ASSERT_EQ(::stat(entry.path().c_str(), &status), 0);
            EXPECT_EQ(status.st_mode & 0777, 0600U) << entry.path();
        }
    }

    TEST_F(WorkspaceTest, versionNumbersGoUpAndAreNeverTakenTwice)
    {
        auto workspace = create();
        EXPECT_EQ(workspace->createVersion("Anna", "").number, 1U);
        EXPECT_EQ(workspace->createVersion("Anna", "", {}, 7).number, 7U);
        EXPECT_EQ(workspace->createVersion("Anna", "").number, 8U);
        Version seven;
        seven.number = 7;
        EXPECT_EQ(workspace->addVersion(seven, "{}").error().reason, "workspace.versionExists");
        std::thread other([&] {
            for (int i = 0; i < 20; ++i)
                workspace->createVersion("Ben", "");
        });
        for (int i = 0; i < 20; ++i)
            workspace->createVersion("Anna", "");
        other.join();
        EXPECT_EQ(workspace->versions().size(), 43U);
        EXPECT_EQ(workspace->highestVersion(), 48U);
        EXPECT_EQ(workspace->versionText(9999).error().reason, "workspace.noSuchVersion");
        EXPECT_EQ(workspace->setNote(9999, "").error().reason, "workspace.noSuchVersion");
    }

    TEST_F(WorkspaceTest, restoringAVersionIsOneEditThatUndoTakesBack)
    {
        auto workspace = create();
        workspace->createVersion("Anna", "first");
        ASSERT_TRUE(workspace->apply(test::put(test::constant("900", "Other name", "changed"))));
        ASSERT_TRUE(workspace->apply(test::put(test::constant("901", "Shop", "took the old name"))));
        const auto before = workspace->draft();
        const auto target = workspace->versionContainer(1).value();
        const auto inverse = workspace->apply(restoreEdit(*before, *target, {"edit.restore", {"1"}}));
        ASSERT_TRUE(inverse) << english(inverse.error());
        const auto restored = workspace->draft();
        EXPECT_EQ(restored->variables.size(), target->variables.size());
        EXPECT_EQ(valueOf(*workspace, "900"), "zwaan");
        EXPECT_EQ(restored->variable(container::VariableId("900"))->name, "Shop");
        ASSERT_TRUE(workspace->apply(*inverse, Step::Undo));
        EXPECT_EQ(*workspace->draft(), *before);
        EXPECT_TRUE(restoreEdit(*before, *before, {}).changes.empty());
    }

    // promises.md F1 and R-01; 500 rounds are the full measure.
    TEST_F(WorkspaceTest, afterKill9EverythingThatWasCommittedIsThere)
    {
        const int kills = sluis::test::faultRounds(8);
        create().reset();
        uint64_t expected = 0;
        uint64_t expectedVersion = 0;
        for (int kill = 0; kill < kills; ++kill) {
            const size_t reports = 1 + static_cast<size_t>(kill * 37 % 23);
            const auto committed = sluis::test::reportsUntilKilled(reports, [this](const auto& report) {
                auto workspace = open();
                for (uint64_t number = std::strtoull(valueOf(*workspace, "900").c_str(), nullptr, 10) + 1;; ++number) {
                    SLUIS_ASSERT(workspace->apply(test::put(test::constant("900", "Shop", std::to_string(number)))));
                    if (number % 5 == 0)
                        workspace->createVersion("Anna", std::to_string(number));
                    if (number % 3 == 0) {
                        workspace->flush();
                        report(number << 32 | workspace->highestVersion());
                    }
                }
            });
            ASSERT_FALSE(committed.empty());
            expected = std::max(expected, committed.back() >> 32);
            expectedVersion = std::max(expectedVersion, committed.back() & UINT32_MAX);
            auto workspace = open();
            const uint64_t found = std::strtoull(valueOf(*workspace, "900").c_str(), nullptr, 10);
            ASSERT_GE(found, expected);
            const auto versions = workspace->versions();
            ASSERT_GE(versions.size(), expectedVersion); // they are numbered from 1 without a gap
            for (const Version& version : versions)
                ASSERT_TRUE(workspace->versionText(version.number));
            ASSERT_FALSE(workspace->history().undo.empty());
            workspace.reset();
            auto database = storage::Database::open(file(), storage::Access::Write).value();
            ASSERT_TRUE(database.checkIntegrity());
        }
    }

} // namespace
} // namespace sluis::workspace
