#include "core/publish/secrets_file.h"

#include "core/base/encoding.h"
#include "core/base/files.h"
#include "core/base/message.h"
#include "tests/support/killed_child.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace sluis::publish {
namespace {

    SecretChanges setting(const std::string& name, const std::string& value)
    {
        SecretChanges changes;
        changes.set.emplace(name, crypto::Secret(value));
        return changes;
    }

    TEST(SecretsFile, keepsValuesForTheNextStart)
    {
        const sluis::test::TempFolder folder;
        {
            auto file = SecretsFile::open(folder / "secrets").value();
            EXPECT_EQ(file.describe().value().revision, 0U);
            ASSERT_TRUE(file.change(setting("meta", "EAA-first")));
            ASSERT_TRUE(file.change(setting("klaviyo", "pk_123456")));
        }
        auto file = SecretsFile::open(folder / "secrets").value();
        const GatewaySecrets secrets = file.describe().value();
        EXPECT_EQ(secrets.names, (std::vector<std::string>{"klaviyo", "meta"}));
        EXPECT_EQ(secrets.revision, 2U);
        EXPECT_EQ(secrets.publicKey, file.key().publicKey());
        EXPECT_EQ(file.read().value().values.at("meta").reveal(), "EAA-first");
        ASSERT_TRUE(file.change({{}, {"meta", "never there"}}));
        EXPECT_EQ(file.describe().value().names, std::vector<std::string>{"klaviyo"});
    }

    TEST(SecretsFile, isSealedAndForItsOwnerOnly)
    {
        const sluis::test::TempFolder folder;
        auto file = SecretsFile::open(folder / "secrets").value();
        ASSERT_TRUE(file.change(setting("meta", "EAA-canary-value")));
        for (const auto& entry : std::filesystem::directory_iterator(folder / "secrets")) {
            struct stat about{};
            ASSERT_EQ(::stat(entry.path().c_str(), &about), 0);
            EXPECT_EQ(about.st_mode & 0777, 0600U) << entry.path();
            const std::string bytes = readFile(entry.path(), 1 << 20).value();
            EXPECT_EQ(bytes.find("canary"), std::string::npos) << entry.path();
            EXPECT_EQ(bytes.find(toBase64("EAA-canary-value").substr(0, 16)), std::string::npos) << entry.path();
        }
    }

    TEST(SecretsFile, aChangeThatFollowsAnotherStateIsRefused)
    {
        const sluis::test::TempFolder folder;
        auto file = SecretsFile::open(folder / "secrets").value();
        auto other = SecretsFile::open(folder / "secrets").value(); // as another process would
        ASSERT_TRUE(file.change(setting("meta", "EAA-first"), 0));
        EXPECT_EQ(other.change(setting("meta", "EAA-second"), 0).error().reason, "publish.secretsChanged");
        ASSERT_TRUE(other.change(setting("meta", "EAA-second"), 1));
        EXPECT_EQ(file.read().value().values.at("meta").reveal(), "EAA-second");
    }

    TEST(SecretsFile, whatCannotBeReadIsNotReplaced)
    {
        const sluis::test::TempFolder folder;
        auto file = SecretsFile::open(folder / "secrets").value();
        ASSERT_TRUE(file.change(setting("meta", "EAA-first")));
        ASSERT_TRUE(replaceFile(folder / "secrets" / "values.sealed", "not sealed"));
        EXPECT_EQ(file.read().error().reason, "publish.storeDamaged");
        EXPECT_EQ(file.change(setting("meta", "EAA-second")).error().reason, "publish.storeDamaged");
        ASSERT_TRUE(replaceFile(folder / "secrets" / "key", "short"));
        EXPECT_EQ(SecretsFile::open(folder / "secrets").error().reason, "publish.storeDamaged");
    }

    // Whatever moment the power goes: one of the values that were set, whole, and not one before the last reported.
    TEST(SecretsFile, isOldOrNewWhenTheProcessIsKilled)
    {
        for (int round = 0; round < sluis::test::faultRounds(5); ++round) {
            const sluis::test::TempFolder folder;
            const auto reported
                = sluis::test::reportsUntilKilled(3 + round, [&](const std::function<void(uint64_t)>& report) {
                      auto file = SecretsFile::open(folder / "secrets").value();
                      for (uint64_t number = 1;; ++number) {
                          if (file.change(setting("meta", "value-" + std::to_string(number))))
                              report(number);
                      }
                  });
            const auto file = SecretsFile::open(folder / "secrets");
            ASSERT_TRUE(file) << english(file.error());
            const auto content = file->read();
            ASSERT_TRUE(content) << english(content.error());
            EXPECT_GE(content->revision, reported.back());
            EXPECT_EQ(content->values.at("meta").reveal(), "value-" + std::to_string(content->revision));
        }
    }

    TEST(SecretsFile, hasALimit)
    {
        const sluis::test::TempFolder folder;
        auto file = SecretsFile::open(folder / "secrets").value();
        SecretChanges many;
        for (size_t i = 0; i < SecretsPerGatewayLimit; ++i)
            many.set.emplace("s" + std::to_string(i), crypto::Secret("value"));
        ASSERT_TRUE(file.change(std::move(many)));
        EXPECT_EQ(file.change(setting("one-more", "value")).error().reason, "publish.tooManySecrets");
        EXPECT_TRUE(file.change(setting("s1", "other")));
    }

} // namespace
} // namespace sluis::publish
