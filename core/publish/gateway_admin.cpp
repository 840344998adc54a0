#include "core/publish/gateway_admin.h"

#include "core/base/encoding.h"
#include "core/base/files.h"
#include "core/publish/pairing_code.h"

#include <charconv>

namespace sluis::publish {
namespace {

    constexpr size_t FileLimitBytes = 64 * 1024;
    constexpr size_t GatewayIdBytes = 8;
    constexpr std::chrono::days CertificateValidity{3650};

    bool isThere(const std::filesystem::path& file)
    {
        std::error_code unknown;
        return std::filesystem::exists(file, unknown) || unknown;
    }

    // The text of a file that is made once.
    Result<std::string> onceMade(const std::filesystem::path& file, const std::string& fresh)
    {
        if (isThere(file))
            return readFile(file, FileLimitBytes);
        if (auto written = replaceFile(file, fresh); !written)
            return fail(written.error());
        return fresh;
    }

    // Fails closed: a certificate that is there and cannot be read is not replaced by one that nobody has pinned.
    Result<crypto::Certificate> ownCertificate(const std::filesystem::path& folder, const Clock& clock)
    {
        const auto certificateFile = folder / "admin-certificate.pem";
        const auto keyFile = folder / "admin-key.pem";
        if (!isThere(certificateFile)) {
            auto made = crypto::createSelfSignedCertificate("sluis-gateway", clock.now(), CertificateValidity);
            if (!made)
                return made;
            // The key first: a certificate without one would be refused for ever.
            if (auto written = replaceFile(keyFile, made->keyPem.reveal()); !written)
                return fail(written.error());
            if (auto written = replaceFile(certificateFile, made->pem); !written)
                return fail(written.error());
            return made;
        }
        auto pem = readFile(certificateFile, FileLimitBytes);
        if (!pem)
            return fail(pem.error());
        auto keyPem = readFile(keyFile, FileLimitBytes);
        if (!keyPem)
            return fail(keyPem.error());
        auto pin = crypto::pinOf(*pem);
        if (!pin)
            return fail(pin.error());
        return crypto::Certificate{std::move(*pem), crypto::Secret(std::move(*keyPem)), std::move(*pin)};
    }

} // namespace

GatewayAdmin::GatewayAdmin(BundleStore bundles, AccessStore access, SecretsFile secrets,
    crypto::Certificate certificate, GatewayRuntime& runtime, const Clock& clock, std::string gatewayId,
    std::string program)
    : m_bundles(std::move(bundles))
    , m_access(std::move(access))
    , m_secrets(std::move(secrets))
    , m_certificate(std::move(certificate))
    , m_runtime(runtime)
    , m_clock(clock)
    , m_handler(m_bundles, m_access, m_secrets, runtime, clock, std::move(gatewayId), std::move(program))
{ }

Result<std::unique_ptr<GatewayAdmin>> GatewayAdmin::open(
    const std::filesystem::path& stateFolder, GatewayRuntime& runtime, const Clock& clock, std::string program)
{
    if (auto made = makePrivateFolder(stateFolder); !made)
        return fail(made.error());
    auto bundles = BundleStore::open(stateFolder / "published");
    if (!bundles)
        return fail(bundles.error());
    auto access = AccessStore::open(stateFolder / "access");
    if (!access)
        return fail(access.error());
    auto secrets = SecretsFile::open(stateFolder / SecretsFolder);
    if (!secrets)
        return fail(secrets.error());
    auto certificate = ownCertificate(stateFolder, clock);
    if (!certificate)
        return fail(certificate.error());
    auto gatewayId = onceMade(stateFolder / "gateway-id", toHex(crypto::randomBytes(GatewayIdBytes)));
    if (!gatewayId)
        return fail(gatewayId.error());
    auto admin = std::unique_ptr<GatewayAdmin>(new GatewayAdmin(std::move(*bundles), std::move(*access),
        std::move(*secrets), std::move(*certificate), runtime, clock, std::move(*gatewayId), std::move(program)));
    if (auto given = admin->refreshSecrets(); !given)
        return fail(given.error());
    return admin;
}

Result<bool> GatewayAdmin::startServing()
{
    return publish::startServing(m_bundles, m_runtime, m_clock.now());
}

Result<void> GatewayAdmin::listen(const std::string& address)
{
    const size_t colon = address.rfind(':');
    const auto host = address.substr(0, colon == std::string::npos ? 0 : colon);
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    AdminServerOptions options;
    options.address = bracketed ? host.substr(1, host.size() - 2) : host;
    const char* digits = address.data() + (colon == std::string::npos ? address.size() : colon + 1);
    const char* const last = address.data() + address.size();
    const auto [end, error] = std::from_chars(digits, last, options.port);
    if (error != std::errc() || end != last || host.empty())
        return fail(ErrorCode::InvalidInput, "publish.notAnAddress", address);
    options.certificatePem = m_certificate.pem;
    options.keyPem = m_certificate.keyPem.copy();
    auto server = AdminServer::start(options, m_handler, m_clock);
    if (!server)
        return fail(server.error());
    m_server = std::move(*server);
    return {};
}

Result<std::string> GatewayAdmin::offerPairing(const std::string& publicAddress)
{
    if (!isAdminAddress(publicAddress))
        return fail(ErrorCode::InvalidInput, "publish.notAnAddress", publicAddress);
    auto secret = m_access.offerPairing(m_clock.now());
    if (!secret)
        return fail(secret.error());
    return toText(PairingCode{publicAddress, m_certificate.pin, std::move(*secret)});
}

bool GatewayAdmin::isPaired() const
{
    const auto trust = m_access.trusted();
    return trust && trust->has_value();
}

} // namespace sluis::publish
