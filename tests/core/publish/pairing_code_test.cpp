#include "core/publish/pairing_code.h"

#include "core/base/encoding.h"
#include "core/crypto/secret.h"

#include <gtest/gtest.h>

namespace sluis::publish {
namespace {

    const std::string Pin = toBase64Url(std::string(32, '\1'));
    const std::string Secret = toBase64Url(std::string(16, '\2'));

    TEST(PairingCode, comesBackFromItsText)
    {
        for (const char* address : {"127.0.0.1:8443", "[::1]:8443", "gateway.example.com:443", "localhost:1"}) {
            const PairingCode code{address, Pin, Secret};
            EXPECT_EQ(readPairingCode(toText(code)).value(), code);
        }
    }

    TEST(PairingCode, isReadAsItComesOutOfAMail)
    {
        std::string text = toText({"127.0.0.1:8443", Pin, Secret});
        text.insert(40, "\r\n  ");
        EXPECT_EQ(readPairingCode("  " + text + "\n").value().pin, Pin);
    }

    TEST(PairingCode, whatIsNoneIsRefused)
    {
        const std::string good = toText({"127.0.0.1:8443", Pin, Secret});
        for (const std::string& text : {std::string(), std::string("sluis-pair:"), good.substr(11), good + "/x",
                 good.substr(0, good.size() - 1), "sluis-pair:127.0.0.1/" + Pin + "/" + Secret,
                 "sluis-pair:127.0.0.1:0/" + Pin + "/" + Secret, "sluis-pair:127.0.0.1:65536/" + Pin + "/" + Secret,
                 "sluis-pair:a@b:1/" + Pin + "/" + Secret, "sluis-pair::1/" + Pin + "/" + Secret,
                 "sluis-pair:h:1/" + Secret + "/" + Secret, "https://127.0.0.1:8443/" + Pin + "/" + Secret})
            EXPECT_EQ(readPairingCode(text).error().reason, "publish.notAPairingCode") << text;
    }

} // namespace
} // namespace sluis::publish
