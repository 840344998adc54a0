#include "ui/bridge/vendor.h"

#include "core/container/references.h"
#include "ui/bridge/text.h"

namespace sluis::bridge {

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
        return oneLine(own);
    const templates::TypeDescription* type = tagType(types, tag.type);
    if (!type)
        return text(tag.type);
    return text(type->vendor.empty() ? type->name : type->vendor);
}

QString monogramOf(const container::Tag& tag, const templates::TypeCatalogue& types)
{
    const std::string_view own = container::textOf(tag.parameters, "vendor");
    if (!own.empty())
        return monogramOfName(oneLine(own));
    const templates::TypeDescription* type = tagType(types, tag.type);
    return type && !type->monogram.empty() ? text(type->monogram) : monogramOfName(vendorOf(tag, types));
}

QString monogramOf(const runtime::TagTrace& tag, const templates::TypeCatalogue& types)
{
    const templates::TypeDescription* type = tagType(types, tag.type);
    if (type && !type->monogram.empty() && (tag.vendor.empty() || tag.vendor == type->vendor))
        return text(type->monogram);
    return monogramOfName(oneLine(tag.vendor.empty() ? tag.type : tag.vendor));
}

QString monogramOfName(const QString& name)
{
    QString letters;
    for (const QChar character : name) {
        if (!character.isLetterOrNumber())
            continue;
        if (letters.isEmpty()) {
            letters += character.toUpper();
        } else {
            letters += character.toLower();
            break;
        }
    }
    return letters;
}

} // namespace sluis::bridge
