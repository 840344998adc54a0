#include "core/publish/bundle.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"

#include <gtest/gtest.h>

namespace sluis::publish {
namespace {

    Bundle example(const crypto::SigningKey& key)
    {
        Statement statement;
        statement.container = "GTM-ZWAAN";
        statement.environment = "live";
        statement.version = 3;
        statement.contentOf = 1;
        statement.previousHash = crypto::sha256("before");
        statement.created = fromMilliseconds(1'790'000'000'123);
        statement.expires = fromMilliseconds(1'800'000'000'000);
        statement.author = "Anna";
        const crypto::SigningKey* const keys[] = {&key};
        return signBundle(statement, encodeContent({"{\"exportFormatVersion\": 2}", "Black Friday", {}}), keys);
    }

    TEST(Bundle, comesBackAsItWasWritten)
    {
        const auto key = crypto::SigningKey::create();
        const Bundle bundle = example(key);
        const Bundle again = decodeBundle(encodeBundle(bundle)).value();
        EXPECT_EQ(again, bundle);
        EXPECT_EQ(again.hash(), bundle.hash());
        EXPECT_TRUE(isSignedBy(again.statement, again.signatures.at(0), key.publicKey()));
    }

    // The form is a contract with every gateway that was ever installed: these bytes are also in README.md.
    TEST(Bundle, hasTheBytesThatTheReadmeWritesOut)
    {
        const auto key = crypto::SigningKey::fromSeed(crypto::Secret(std::string(32, '\7'))).value();
        const std::string bytes = toHex(encodeBundle(example(key)));
        EXPECT_TRUE(bytes.starts_with("534c554953424e31" // magic
                                      "0947544d2d5a5741414e" // container
                                      "046c697665" // environment
                                      "0000000000000003" // version
                                      "0000000000000001")) // content of
            << bytes;
        const std::string after = bytes.substr(bytes.find(toHex(crypto::sha256("before"))) + 64 + 64);
        EXPECT_TRUE(after.starts_with("0000000000000043" // size
                                      "000001a0c4506c7b" // created
                                      "000001a3185c5000" // expires
                                      "00000001" // minimum gateway
                                      "04416e6e61" // author
                                      "01"))
            << after;
    }

    TEST(Bundle, contentKeepsContainerNoteAndWhatWasLeftOut)
    {
        Content content{"{\"a\":1}\n", "Ünïcode", {{{container::EntityKind::Tag, "12"}, "Ads", "sgtmadsct"}}};
        EXPECT_EQ(decodeContent(encodeContent(content)).value(), content);
        EXPECT_EQ(decodeContent(encodeContent({})).value(), Content{});
    }

    TEST(Bundle, brokenContentIsAnError)
    {
        const std::string good = encodeContent({"{}", "note", {}});
        for (const std::string& bytes :
            {std::string(), good.substr(0, 3), good.substr(0, 10), std::string("\0\0\0\2[]", 6),
                std::string("\xff\xff\xff\xff{}", 6), std::string("\0\0\0\x17{\"left_out\":[{\"a\":1}]}", 27)})
            EXPECT_EQ(decodeContent(bytes).error().reason, "publish.notABundle") << toHex(bytes);
    }

    TEST(Bundle, everyCutIsRefused)
    {
        const std::string bytes = encodeBundle(example(crypto::SigningKey::create()));
        for (size_t length = 0; length < bytes.size(); ++length)
            EXPECT_FALSE(decodeBundle(std::string_view(bytes).substr(0, length))) << length;
        EXPECT_EQ(decodeBundle(bytes + "x").error().detail, "something follows its end");
        EXPECT_EQ(decodeBundle(bytes.substr(0, bytes.size() - 1)).error().detail, "it is cut short");
    }

    TEST(Bundle, anOversizedOneIsRefusedBeforeItIsLookedAt)
    {
        const auto error = decodeBundle(std::string(BundleLimitBytes + 1, 'x')).error();
        EXPECT_EQ(error.reason, "publish.tooLarge");
        EXPECT_EQ(error.code, ErrorCode::LimitReached);
        EXPECT_EQ(decodeBundle(std::string(BundleLimitBytes, 'x')).error().reason, "publish.notABundle");
    }

    TEST(Bundle, signaturesOfSeveralKeysStandSideBySide)
    {
        const auto author = crypto::SigningKey::create();
        const auto approver = crypto::SigningKey::create();
        Statement statement;
        statement.version = 1;
        statement.previousHash = noPreviousHash();
        const crypto::SigningKey* const keys[] = {&author, &approver};
        const Bundle bundle = decodeBundle(encodeBundle(signBundle(statement, "content", keys))).value();
        ASSERT_EQ(bundle.signatures.size(), 2U);
        EXPECT_TRUE(isSignedBy(bundle.statement, bundle.signatures[0], author.publicKey()));
        EXPECT_TRUE(isSignedBy(bundle.statement, bundle.signatures[1], approver.publicKey()));
        EXPECT_FALSE(isSignedBy(bundle.statement, bundle.signatures[0], approver.publicKey()));
    }

} // namespace
} // namespace sluis::publish
