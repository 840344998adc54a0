#include "core/types/hit_text.h"

#include "core/base/utf8.h"
#include "core/base/words.h"
#include "core/url/percent.h"
#include "core/value/text.h"

#include <cmath>

namespace sluis::types {
namespace {

    constexpr size_t RoomBytes = 2048; // longer texts are decoded on the heap

    // Whether any eight characters of a text are `found`, the last ones looked at twice if need be; shorter texts are
    // filled up with zeros.
    template <class Found> bool any(std::string_view text, const Found& found)
    {
        if (text.size() <= 8)
            return found(words::loadSome(text.data(), text.size()));
        for (size_t at = 0; at + 8 < text.size(); at += 8) {
            if (found(words::load(text.data() + at)))
                return true;
        }
        return found(words::load(text.data() + text.size() - 8));
    }

    bool isAscii(std::string_view text)
    {
        return !any(text, [](uint64_t word) { return (word & words::Highs) != 0; });
    }

} // namespace

bool isPlainText(std::string_view raw)
{
    return !any(raw,
        [](uint64_t word) { return ((word & words::Highs) | words::equal(word, '%') | words::equal(word, '+')) != 0; });
}

value::Value decodedText(std::string_view raw)
{
    if (isPlainText(raw))
        return raw;
    if (raw.size() > RoomBytes)
        return url::decodeForm(raw);
    char room[RoomBytes]; // filled as far as it is read
    const url::DecodedBytes decoded = url::decodeForm(room, raw);
    const std::string_view text(room, decoded.size);
    return decoded.isAscii || isValidUtf8(text) ? value::Value(text) : value::Value(repairUtf8(text));
}

value::Value numberOrText(value::Value text)
{
    if (text.string().empty())
        return text;
    const double number = value::numberFromText(text.string());
    return std::isfinite(number) ? value::Value(number) : std::move(text);
}

value::Value headerText(std::string_view bytes)
{
    return isAscii(bytes) ? value::Value(bytes) : value::Value(repairUtf8(bytes));
}

} // namespace sluis::types
