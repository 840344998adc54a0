#include "ui/models/vendor_mark.h"

#include "ui/bridge/text.h"
#include "ui/widgets/tile.h"

namespace sluis::models {

namespace {

    const templates::TypeDescription* tagType(const templates::TypeCatalogue& types, const std::string& code)
    {
        return types.find(container::EntityKind::Tag, code);
    }

} // namespace

QString vendorOf(const container::Tag& tag, const templates::TypeCatalogue& types)
{
    const std::string_view own = container::textOf(tag.parameters, "vendor");
    if (!own.empty() && own.find("{{") == std::string_view::npos)
        return bridge::oneLine(own);
    const templates::TypeDescription* type = tagType(types, tag.type);
    if (!type)
        return bridge::text(tag.type);
    return bridge::text(type->vendor.empty() ? type->name : type->vendor);
}

QString monogramOf(const container::Tag& tag, const templates::TypeCatalogue& types)
{
    const templates::TypeDescription* type = tagType(types, tag.type);
    if (type && !type->monogram.empty() && container::textOf(tag.parameters, "vendor").empty())
        return bridge::text(type->monogram);
    return widgets::monogramOf(vendorOf(tag, types));
}

QString monogramOf(const runtime::TagTrace& tag, const templates::TypeCatalogue& types)
{
    const templates::TypeDescription* type = tagType(types, tag.type);
    if (type && !type->monogram.empty() && (tag.vendor.empty() || tag.vendor == type->vendor))
        return bridge::text(type->monogram);
    return widgets::monogramOf(bridge::oneLine(tag.vendor.empty() ? tag.type : tag.vendor));
}

} // namespace sluis::models
