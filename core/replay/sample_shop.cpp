#include "core/replay/sample_shop.h"

#include <array>

namespace sluis::replay {
namespace {

    constexpr auto Bikes = std::to_array<SampleProduct>({
        {"ZW-CB-0714", "Linge Stad 7", "Linge", "City bikes", "donkergroen", "/stadsfietsen/linge-stad-7", 84'900},
        {"ZW-CB-0718", "Linge Stad 8 “Markt”", "Linge", "City bikes", "crème", "/stadsfietsen/linge-stad-8", 94'900},
        {"ZW-CB-0302", "Berkel Oma", "Berkel", "City bikes", "mat zwart", "/stadsfietsen/berkel-oma", 44'900},
        {"ZW-EB-1120", "Vecht E-Tour", "Vecht", "E-bikes", "grijs", "/e-bikes/vecht-e-tour", 234'900},
        {"ZW-EB-1140", "Vecht E-Tour Comfort+", "Vecht", "E-bikes", "petrol~blauw", "/e-bikes/vecht-e-tour-comfort",
            279'900},
        {"ZW-EB-1015", "Regge E-Stad", "Regge", "E-bikes", "wit", "/e-bikes/regge-e-stad", 189'900},
        {"ZW-BF-2001", "Spaarne Bakfiets", "Spaarne", "Cargo bikes", "hout", "/bakfietsen/spaarne", 399'500},
        {"ZW-KF-3020", "Dommel Kinderfiets 20″", "Dommel", "Kids bikes", "oranje", "/kinderfietsen/dommel-20", 32'950},
    });

    constexpr auto Accessories = std::to_array<SampleProduct>({
        {"ZW-LK-0110", "Kettingslot Stevig", "Grendel", "Accessories", "110 cm", "/accessoires/kettingslot-stevig",
            2'990},
        {"ZW-TS-0440", "Fietstas “Uiterwaard” 🚲", "Rietveld & Zn", "Accessories", "naturel",
            "/accessoires/fietstas-uiterwaard", 6'495},
        {"ZW-HM-0512", "Helm Dommel", "Dommel", "Accessories", "M 54–58 cm", "/accessoires/helm-dommel", 5'995},
        {"ZW-PM-0007", "Fietspomp ~ staand", "Grendel", "Accessories", "", "/accessoires/fietspomp-staand", 3'450},
        {"ZW-BL-0021", "Bel één-toon", "Grendel", "Accessories", "messing", "/accessoires/bel", 1'250},
    });

    constexpr auto Devices = std::to_array<SampleDevice>({
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 "
         "Safari/537.36",
            R"("Chromium";v="142", "Not_A Brand";v="99")", "Windows", "x86", false, "1920x1080"},
        {"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            R"("Chromium";v="142", "Not_A Brand";v="99")", "Linux", "x86", false, "2560x1440"},
        {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile "
         "Safari/537.36",
            R"("Chromium";v="142", "Not_A Brand";v="99")", "Android", "", true, "412x915"},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
         "Mobile/15E148 Safari/604.1",
            "", "", "", true, "390x844"},
        {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
         "Safari/605.1.15",
            "", "", "", false, "1512x982"},
        {"Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "", "", "", false, "1920x1200"},
    });

    constexpr auto Places = std::to_array<SamplePlace>({
        {"NL", "OV", "zwolle"},
        {"NL", "OV", "deventer"},
        {"NL", "GE", "apeldoorn"},
        {"NL", "UT", "utrecht"},
        {"NL", "NH", "amsterdam"},
        {"NL", "FR", "heerenveen"},
        {"BE", "VLG", "antwerpen"},
        {"DE", "NI", "nordhorn"},
    });

    constexpr auto FirstNames = std::to_array<std::string_view>(
        {"sanne", "joost", "fenna", "daan", "marieke", "wietske", "bram", "noor", "ruben", "eva", "thijs", "lotte"});

} // namespace

std::span<const SampleProduct> sampleBikes()
{
    return Bikes;
}

std::span<const SampleProduct> sampleAccessories()
{
    return Accessories;
}

std::span<const SampleDevice> sampleDevices()
{
    return Devices;
}

std::span<const SamplePlace> samplePlaces()
{
    return Places;
}

std::span<const std::string_view> sampleFirstNames()
{
    return FirstNames;
}

} // namespace sluis::replay
