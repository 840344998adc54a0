#include "core/types/ga4_items.h"

#include "core/types/hit_text.h"
#include "core/value/text.h"

#include <array>

namespace sluis::types {
namespace {

    struct Part {
        std::string_view code;
        std::string_view key;
        bool isNumber = false;
    };

    constexpr auto Parts = std::to_array<Part>({
        {"id", "item_id"},
        {"nm", "item_name"},
        {"af", "affiliation"},
        {"cp", "coupon"},
        {"ds", "discount", true},
        {"lp", "index", true},
        {"br", "item_brand"},
        {"ca", "item_category"},
        {"c2", "item_category2"},
        {"c3", "item_category3"},
        {"c4", "item_category4"},
        {"c5", "item_category5"},
        {"li", "item_list_id"},
        {"ln", "item_list_name"},
        {"va", "item_variant"},
        {"lo", "location_id"},
        {"pr", "price", true},
        {"qt", "quantity", true},
        {"pi", "promotion_id"},
        {"pn", "promotion_name"},
        {"cn", "creative_name"},
        {"cs", "creative_slot"},
    });

    // The characters that number pairs of one's own: k0 … k9, kb … kz. "va" is the variant, unless "ka" came before it;
    // so that number is read but not written.
    constexpr std::string_view PairNumbers = "0123456789bcdefghijklmnopqrstuvwxyza";

    const Part* partWithCode(std::string_view code)
    {
        for (const Part& part : Parts) {
            if (part.code == code)
                return &part;
        }
        return nullptr;
    }

    // Two ASCII letters or digits: never half a character.
    bool isCode(std::string_view code)
    {
        return code.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
            == std::string_view::npos;
    }

    // Takes the next part from the front, with "~~" undone.
    std::string takePart(std::string_view& rest)
    {
        std::string part;
        while (!rest.empty()) {
            const size_t tilde = rest.find('~');
            part.append(rest.substr(0, tilde));
            if (tilde == std::string_view::npos) {
                rest = {};
                break;
            }
            const bool isEscaped = tilde + 1 < rest.size() && rest[tilde + 1] == '~';
            rest.remove_prefix(tilde + (isEscaped ? 2 : 1));
            if (!isEscaped)
                break;
            part += '~';
        }
        return part;
    }

    void appendPart(std::string& text, std::string_view code, std::string_view content)
    {
        if (!text.empty())
            text += '~';
        text += code;
        for (char c : content)
            text.append(c == '~' ? 2 : 1, c);
    }

    bool isScalar(const value::Value& value)
    {
        return value.isString() || value.isNumber() || value.isBoolean();
    }

} // namespace

bool isItemParameter(std::string_view name)
{
    if (name.size() < 3 || name.size() > 7 || !name.starts_with("pr"))
        return false;
    return name.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

value::Value itemFromText(std::string_view text)
{
    value::Value item = value::Value::object();
    std::array<std::string, PairNumbers.size()> names; // of own parameters, by their number
    while (!text.empty()) {
        const std::string part = takePart(text);
        if (part.size() < 2)
            continue;
        const std::string_view code = std::string_view(part).substr(0, 2);
        const std::string_view content = std::string_view(part).substr(2);
        if (!isCode(code))
            continue;
        const size_t pair = PairNumbers.find(code[1]);
        const bool isOfPair = code[0] == 'v' && pair != std::string_view::npos && !names[pair].empty();
        const Part* known = isOfPair ? nullptr : partWithCode(code);
        if (isOfPair) {
            item.set(names[pair], content);
        } else if (known) {
            item.set(known->key, known->isNumber ? numberOrText(content) : value::Value(content));
        } else if (code[0] == 'k' && pair != std::string_view::npos) {
            names[pair] = content;
        } else if (code[0] == 'v' && pair != std::string_view::npos) {
            continue;
        } else {
            item.set(code, content);
        }
    }
    return item;
}

std::string textFromItem(const value::Value& item)
{
    std::string text;
    for (const Part& part : Parts) {
        if (const value::Value& value = item[part.key]; isScalar(value))
            appendPart(text, part.code, value::toText(value));
    }
    size_t pairs = 0;
    for (const value::Member& member : item.members()) {
        bool isKnown = false;
        for (const Part& part : Parts)
            isKnown = isKnown || part.key == member.name();
        if (isKnown || !isScalar(member.value) || pairs + 1 == PairNumbers.size())
            continue;
        const char number = PairNumbers[pairs++];
        appendPart(text, std::string("k") + number, member.name());
        appendPart(text, std::string("v") + number, value::toText(member.value));
    }
    return text;
}

} // namespace sluis::types
