#include "core/publish/secret_vault.h"

#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

namespace sluis::publish {
namespace {

    class SecretVaultTest : public testing::Test
    {
    protected:
        std::unique_ptr<SealedKeyStore> open() const
        {
            return SealedKeyStore::open(m_folder / "keys", crypto::Secret("zwaan"), crypto::PassphraseWork::Fast)
                .value();
        }

        sluis::test::TempFolder m_folder;
        std::unique_ptr<SealedKeyStore> m_keys = open();
        SecretVault m_vault{*m_keys, "shop"};
    };

    TEST_F(SecretVaultTest, aValueIsKeptUntilItIsRemoved)
    {
        EXPECT_FALSE(m_vault.has("meta").value());
        EXPECT_EQ(m_vault.read("meta").error().reason, "publish.noSecretValue");
        ASSERT_TRUE(m_vault.set("meta", crypto::Secret("EAA-first")));
        ASSERT_TRUE(m_vault.set("meta", crypto::Secret("EAA-second")));
        const auto again = open();
        EXPECT_EQ(SecretVault(*again, "shop").read("meta").value().reveal(), "EAA-second");
        ASSERT_TRUE(m_vault.remove("meta"));
        ASSERT_TRUE(m_vault.remove("meta"));
        EXPECT_FALSE(m_vault.has("meta").value());
    }

    TEST_F(SecretVaultTest, anotherWorkspaceHasItsOwnValues)
    {
        ASSERT_TRUE(m_vault.set("meta", crypto::Secret("EAA-first")));
        EXPECT_FALSE(SecretVault(*m_keys, "blog").has("meta").value());
        const auto values = m_vault.readAll({"meta", "klaviyo"}).value();
        EXPECT_EQ(values.size(), 1U);
        EXPECT_EQ(values.at("meta").reveal(), "EAA-first");
    }

    TEST_F(SecretVaultTest, namesAndLengthsHaveLimits)
    {
        EXPECT_EQ(m_vault.set("meta token", crypto::Secret("EAA-first")).error().reason, "publish.notASecretName");
        EXPECT_EQ(m_vault.set("", crypto::Secret("EAA-first")).error().reason, "publish.notASecretName");
        EXPECT_EQ(m_vault.set(std::string(65, 'a'), crypto::Secret("EAA")).error().reason, "publish.notASecretName");
        EXPECT_TRUE(m_vault.set(std::string(64, 'a'), crypto::Secret("four")));
        EXPECT_EQ(m_vault.set("meta", crypto::Secret("abc")).error().reason, "publish.secretTooShort");
        EXPECT_TRUE(m_vault.set("meta", crypto::Secret(std::string(SecretValueLimit, 'x'))));
        EXPECT_EQ(m_vault.set("meta", crypto::Secret(std::string(SecretValueLimit + 1, 'x'))).error().reason,
            "publish.secretTooLong");
    }

    TEST_F(SecretVaultTest, remembersWhatAGatewayGotLast)
    {
        const crypto::Secret first("EAA-first");
        EXPECT_FALSE(m_vault.wasSent("g1", "meta", first).value());
        ASSERT_TRUE(m_vault.noteSent("g1", "meta", first));
        EXPECT_TRUE(m_vault.wasSent("g1", "meta", first).value());
        EXPECT_FALSE(m_vault.wasSent("g1", "meta", crypto::Secret("EAA-second")).value());
        EXPECT_FALSE(m_vault.wasSent("g2", "meta", first).value());
    }

} // namespace
} // namespace sluis::publish
