#include "core/gtm/object_writer.h"

#include "core/gtm/object_reader.h"

namespace sluis::gtm {
namespace {

    const value::Value* unknownMember(const container::Extras& extras, std::string_view key)
    {
        const auto found = std::find_if(
            extras.unknown.begin(), extras.unknown.end(), [key](const auto& unknown) { return unknown.key == key; });
        return found == extras.unknown.end() ? nullptr : &found->value;
    }

    // The order of the file, and what was set since then behind the member that usually comes before it.
    std::vector<std::string> orderOf(const std::vector<WrittenMember>& members, const container::Extras& extras)
    {
        std::vector<std::string> order = extras.order;
        std::string before;
        for (const WrittenMember& member : members) {
            const bool isThere = std::find(order.begin(), order.end(), member.key) != order.end();
            if (!isThere && (!member.isWritten || member.isDefault))
                continue;
            if (!isThere) {
                const auto previous = std::find(order.begin(), order.end(), before);
                order.insert(previous == order.end() ? order.begin() : previous + 1, member.key);
            }
            before = member.key;
        }
        return order;
    }

} // namespace

void writeOrdered(
    WriteState& state, const std::vector<WrittenMember>& members, const container::Extras& extras, bool saysOrder)
{
    if (saysOrder) {
        state.out.key(OrderKey);
        write(state, extras.order);
    }
    for (const std::string& key : orderOf(members, extras)) {
        const auto member = std::find_if(
            members.begin(), members.end(), [&key](const WrittenMember& written) { return written.key == key; });
        const value::Value* unknown = unknownMember(extras, key);
        if (unknown && (member == members.end() || member->isDefault)) {
            state.out.key(key);
            state.out.value(*unknown);
        } else if (member != members.end() && member->isWritten) {
            state.out.key(key);
            state.out.raw(member->json);
        }
    }
}

} // namespace sluis::gtm
