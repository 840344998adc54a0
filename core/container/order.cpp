#include "core/container/order.h"

#include <algorithm>

namespace sluis::container {
namespace {

    bool isNumber(std::string_view id)
    {
        return !id.empty() && id.find_first_not_of("0123456789") == id.npos;
    }

    size_t ordinal(std::string_view type)
    {
        const std::vector<BuiltInType>& known = serverBuiltIns();
        const auto found = std::find_if(
            known.begin(), known.end(), [type](const BuiltInType& builtIn) { return builtIn.type == type; });
        return static_cast<size_t>(found - known.begin());
    }

} // namespace

bool comesBefore(std::string_view id, std::string_view otherId)
{
    if (!isNumber(id) || !isNumber(otherId))
        return isNumber(id) && !isNumber(otherId);
    id.remove_prefix(std::min(id.find_first_not_of('0'), id.size()));
    otherId.remove_prefix(std::min(otherId.find_first_not_of('0'), otherId.size()));
    return id.size() != otherId.size() ? id.size() < otherId.size() : id < otherId;
}

bool builtInComesBefore(std::string_view type, std::string_view otherType)
{
    return ordinal(type) < ordinal(otherType);
}

} // namespace sluis::container
