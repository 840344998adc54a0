#include "core/server/kept_storage.h"

#include "core/base/files.h"
#include "core/value/json.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

namespace sluis::server {
namespace {

    using runtime::SharedStorage;
    using value::Value;

    struct Kept {
        explicit Kept(const std::filesystem::path& file)
            : opened(KeptStorage::open(file, storage, [this](const Error& error) { told.push_back(error); }))
        { }

        void set(const std::string& source, const char* key, Value value)
        {
            storage.store({source, Value::object({{"what", "set"}, {"key", key}, {"value", std::move(value)}}), this});
        }

        SharedStorage storage;
        std::vector<Error> told;
        Result<std::unique_ptr<KeptStorage>> opened;
    };

    TEST(KeptStorage, whatTemplatesStoredIsThereForTheNextServer)
    {
        const test::TempFolder folder;
        const auto file = folder.path() / "storage.json";
        {
            Kept first(file);
            ASSERT_TRUE(first.opened);
            EXPECT_EQ(first.storage.open("template a").size(), 0u);
            first.storage.open("template b");
            first.set("template a", "token", Value::object({{"value", "x"}, {"uses", 3}}));
            first.set("template b", "n", 1);
            first.storage.close("template b"); // nobody runs it any more
        }
        Kept second(file);
        ASSERT_TRUE(second.opened);
        EXPECT_EQ(value::writeJson(second.storage.open("template a")), R"({"token":{"value":"x","uses":3}})");
        EXPECT_EQ(value::writeJson(second.storage.open("template b")), R"({"n":1})");
        EXPECT_EQ(second.storage.open("template c").size(), 0u);
        EXPECT_TRUE(second.told.empty());
        EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms(0600));
    }

    TEST(KeptStorage, whatWasRemovedStaysRemoved)
    {
        const test::TempFolder folder;
        const auto file = folder.path() / "storage.json";
        for (const char* what : {"remove", "clear"}) {
            {
                Kept first(file);
                first.storage.open("t");
                first.set("t", "key", "value");
                first.storage.store({"t", Value::object({{"what", what}, {"key", "key"}}), &first});
            }
            Kept second(file);
            EXPECT_EQ(second.storage.open("t").size(), 0u) << what;
        }
    }

    TEST(KeptStorage, aFileThatIsBrokenIsSetAsideAndTold)
    {
        const test::TempFolder folder;
        const auto file = folder.path() / "storage.json";
        ASSERT_TRUE(replaceFile(file, "{\"cut"));
        Kept kept(file);
        ASSERT_TRUE(kept.opened);
        ASSERT_EQ(kept.told.size(), 1u);
        EXPECT_EQ(kept.told[0].reason, "server.storageBroken");
        EXPECT_EQ(*readFile(file.string() + ".broken", 100), "{\"cut");
        EXPECT_EQ(kept.storage.open("t").size(), 0u);
    }

    TEST(KeptStorage, aFolderThatIsNotThereIsToldAtOnce)
    {
        const test::TempFolder folder;
        const Kept kept(folder.path() / "none" / "storage.json");
        ASSERT_FALSE(kept.opened);
        EXPECT_EQ(kept.opened.error().reason, "base.cannotWrite");
    }

    TEST(SharedStorage, withoutAKeeperNothingIsRemembered)
    {
        SharedStorage storage;
        storage.open("t");
        storage.store({"t", Value::object({{"what", "set"}, {"key", "k"}, {"value", 1}}), nullptr});
        EXPECT_EQ(storage.open("t").size(), 1u); // two loops
        storage.close("t");
        EXPECT_EQ(storage.open("t").size(), 1u);
        storage.close("t");
        storage.close("t");
        EXPECT_EQ(storage.open("t").size(), 0u);
    }

} // namespace
} // namespace sluis::server
