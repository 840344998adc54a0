#include "core/publish/key_store.h"

#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

namespace sluis::publish {
namespace {

    Result<std::unique_ptr<SealedKeyStore>> open(const std::filesystem::path& file, const char* passphrase = "zwaan")
    {
        return SealedKeyStore::open(file, crypto::Secret(passphrase), crypto::PassphraseWork::Fast);
    }

    TEST(SealedKeyStore, keepsSecretsUnderAPassphrase)
    {
        const test::TempFolder folder;
        {
            auto store = open(folder / "keys").value();
            EXPECT_EQ(store->read("token").error().reason, "publish.noSuchKey");
            EXPECT_TRUE(store->remove("token"));
            EXPECT_FALSE(std::filesystem::exists(folder / "keys"));
            ASSERT_TRUE(store->keep("token", crypto::Secret("one")));
            ASSERT_TRUE(store->keep("token", crypto::Secret("a canary")));
            ASSERT_TRUE(store->keep("other", crypto::Secret(std::string("\0\xff", 2))));
            ASSERT_TRUE(store->remove("other"));
        }
        EXPECT_EQ(open(folder / "keys").value()->read("token").value().reveal(), "a canary");
        EXPECT_FALSE(open(folder / "keys").value()->read("other"));
        EXPECT_EQ(open(folder / "keys", "Zwaan").error().reason, "crypto.wrongPassphrase");
        EXPECT_EQ(test::readFile(folder / "keys").find("canary"), std::string::npos);
    }

    TEST(SealedKeyStore, aSigningKeyIsMadeOnce)
    {
        const test::TempFolder folder;
        auto store = open(folder / "keys").value();
        const auto key = signingKey(*store, "signing").value();
        EXPECT_EQ(signingKey(*open(folder / "keys").value(), "signing").value().publicKey(), key.publicKey());
        EXPECT_NE(signingKey(*store, "another").value().publicKey(), key.publicKey());
    }

    TEST(SealedKeyStore, anotherFileIsRefused)
    {
        const test::TempFolder folder;
        test::writeFile(folder / "keys", "not sealed");
        EXPECT_EQ(open(folder / "keys").error().reason, "crypto.notSealed");
    }

} // namespace
} // namespace sluis::publish
