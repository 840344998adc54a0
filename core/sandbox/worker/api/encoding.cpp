#include "core/sandbox/worker/api/table.h"

#include "core/base/encoding.h"
#include "core/base/utf8.h"
#include "core/sandbox/worker/convert.h"
#include "core/url/percent.h"

#include <algorithm>

// encodeUri, encodeUriComponent, decodeUri, decodeUriComponent, toBase64, fromBase64.
namespace sluis::sandbox::worker::api {
namespace {

    template <auto Encode> void encode(Call& call)
    {
        std::string text;
        if (call.text(0, text))
            call.give(std::string_view(Encode(text)));
    }

    template <auto Decode> void decode(Call& call)
    {
        std::string text;
        if (!call.text(0, text))
            return;
        if (const auto decoded = Decode(text))
            call.give(std::string_view(*decoded));
    }

    void toBase64Function(Call& call)
    {
        std::string text;
        if (!call.text(0, text))
            return;
        const bool forUrls = call.member(call[1], "urlEncoding")->BooleanValue(call.isolate());
        call.give(std::string_view(forUrls ? toBase64Url(text) : toBase64(text)));
    }

    void fromBase64Function(Call& call)
    {
        std::string text;
        if (!call.text(0, text))
            return;
        // Either alphabet, line ends and missing padding are all met in the wild.
        std::string plain;
        for (const char c : text) {
            if (c == '-')
                plain += '+';
            else if (c == '_')
                plain += '/';
            else if (c != '=' && c != '\n' && c != '\r' && c != ' ' && c != '\t')
                plain += c;
        }
        std::optional<std::string> bytes = fromBase64(plain);
        if (!bytes && plain.size() % 4 != 1 && !plain.empty()) {
            // Unused bits that are not zero: what JavaScript's decoders ignore.
            constexpr std::string_view Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            const size_t index = Alphabet.find(plain.back());
            if (index != Alphabet.npos) {
                plain.back() = Alphabet[index & (plain.size() % 4 == 2 ? 0x30u : 0x3Cu)];
                bytes = fromBase64(plain);
            }
        }
        if (bytes)
            call.give(std::string_view(repairUtf8(*bytes)));
    }

    constexpr Function Functions[]
        = {{"encodeUri", encode<url::encodeUri>}, {"encodeUriComponent", encode<url::encodeUriComponent>},
            {"decodeUri", decode<url::decodeUri>}, {"decodeUriComponent", decode<url::decodeUriComponent>},
            {"toBase64", toBase64Function}, {"fromBase64", fromBase64Function}};

} // namespace

Group encodingFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
