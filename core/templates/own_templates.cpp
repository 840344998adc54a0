#include "core/templates/own_templates.h"

#include "core/base/assert.h"
#include "core/templates/own_templates_texts.h"
#include "core/templates/template_file.h"
#include "core/value/json.h"

#include <algorithm>
#include <optional>

namespace sluis::templates {
namespace {

    struct Known {
        OwnTemplate shown;
        std::string code;
    };

    container::EntityKind kindOf(std::string_view type)
    {
        return type == "CLIENT" ? container::EntityKind::Client
            : type == "MACRO"   ? container::EntityKind::Variable
                                : container::EntityKind::Tag;
    }

    std::string textOf(const value::Value& text)
    {
        return std::string(text.string());
    }

    // Their INFO alone: reading tests and fields of all would take longer than a list may.
    std::vector<Known> read()
    {
        std::vector<Known> library;
        for (const OwnTemplateText& source : ownTemplateTexts()) {
            const auto file = TemplateFile::read(source.text);
            SLUIS_ASSERT(file);
            const auto info = value::readJson(file->text("INFO").value_or(""));
            SLUIS_ASSERT(info);
            library.push_back(
                {{source.id, textOf((*info)["displayName"]), kindOf((*info)["type"].string()),
                     textOf((*info)["description"]), textOf((*info)["brand"]["displayName"]), source.text},
                    file->text("SANDBOXED_JS_FOR_SERVER").value_or("")});
        }
        std::sort(
            library.begin(), library.end(), [](const Known& a, const Known& b) { return a.shown.name < b.shown.name; });
        return library;
    }

    const std::vector<Known>& library()
    {
        static const std::vector<Known> known = read();
        return known;
    }

} // namespace

std::span<const OwnTemplate> ownTemplates()
{
    static const std::vector<OwnTemplate> shown = [] {
        std::vector<OwnTemplate> list;
        for (const Known& one : library())
            list.push_back(one.shown);
        return list;
    }();
    return shown;
}

const OwnTemplate* ownTemplate(std::string_view id)
{
    for (const Known& one : library()) {
        if (one.shown.id == id)
            return &one.shown;
    }
    return nullptr;
}

const OwnTemplate* standInFor(std::string_view ownType)
{
    return ownType == "sluis_http"       ? ownTemplate("webhook")
        : ownType == "sluis_json_client" ? ownTemplate("json_client")
                                         : nullptr;
}

const OwnTemplate* ownTemplateOf(std::string_view text)
{
    const auto file = TemplateFile::read(text);
    const std::optional<std::string> code = file ? file->text("SANDBOXED_JS_FOR_SERVER") : std::nullopt;
    if (!code)
        return nullptr;
    for (const Known& one : library()) {
        if (one.code == *code)
            return &one.shown;
    }
    return nullptr;
}

} // namespace sluis::templates
