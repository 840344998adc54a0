#include "core/crypto/certificate.h"

#include <gtest/gtest.h>

namespace sluis::crypto {
namespace {

    const WallTime Now = fromMilliseconds(1'790'000'000'000);

    TEST(Certificate, isMadeWithAKeyAndAPin)
    {
        const auto certificate = createSelfSignedCertificate("gateway", Now, std::chrono::days(3650)).value();
        EXPECT_TRUE(certificate.pem.starts_with("-----BEGIN CERTIFICATE-----"));
        EXPECT_TRUE(certificate.keyPem.reveal().starts_with("-----BEGIN PRIVATE KEY-----"));
        EXPECT_EQ(certificate.pin.size(), 43U);
        EXPECT_EQ(pinOf(certificate.pem).value(), certificate.pin);
    }

    TEST(Certificate, twoHaveDifferentPins)
    {
        const auto one = createSelfSignedCertificate("gateway", Now, std::chrono::days(1)).value();
        const auto other = createSelfSignedCertificate("gateway", Now, std::chrono::days(1)).value();
        EXPECT_NE(one.pin, other.pin);
    }

    TEST(Certificate, whatIsNoCertificateHasNoPin)
    {
        EXPECT_EQ(pinOf("").error().reason, "crypto.notACertificate");
        EXPECT_EQ(pinOf("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").error().reason,
            "crypto.notACertificate");
    }

} // namespace
} // namespace sluis::crypto
