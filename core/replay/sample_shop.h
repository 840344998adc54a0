#pragma once

#include <cstdint>
#include <span>
#include <string_view>

// De Zwaan, the bicycle shop of the sample: what it sells and who comes. All of it is invented; addresses are those
// reserved for documentation.
namespace sluis::replay {

constexpr std::string_view SampleHost = "sst.dezwaan.example"; // of its server container: Host of every hit

struct SampleProduct {
    std::string_view id; // "ZW-CB-0714"
    std::string_view name;
    std::string_view brand;
    std::string_view category; // "City bikes"
    std::string_view variant;
    std::string_view path; // page on the website
    int64_t cents = 0;
};

struct SampleDevice {
    std::string_view userAgent;
    std::string_view brands; // Sec-CH-UA, "" for browsers that do not send it
    std::string_view platform; // "Windows"
    std::string_view architecture;
    bool isMobile = false;
    std::string_view screen; // "1920x1080"
};

struct SamplePlace {
    std::string_view country; // "NL"
    std::string_view region; // "OV"
    std::string_view city; // "zwolle", as a load balancer writes it
};

std::span<const SampleProduct> sampleBikes();
std::span<const SampleProduct> sampleAccessories();
std::span<const SampleDevice> sampleDevices();
std::span<const SamplePlace> samplePlaces();
std::span<const std::string_view> sampleFirstNames();

} // namespace sluis::replay
