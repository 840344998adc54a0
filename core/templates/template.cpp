#include "core/templates/template.h"

#include "core/templates/field_reader.h"
#include "core/value/json_lenient.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sluis::templates {
namespace {

    using value::Value;

    constexpr value::JsonLimits SectionJsonLimits{64, 200'000};

    // "line 3, column 7: …" of a section as "line 45, column 7: …" of the file.
    std::string inFile(std::string_view detail, int firstLine)
    {
        constexpr std::string_view Start = "line ";
        int line = 0;
        if (!detail.starts_with(Start))
            return fmt::format("line {}: {}", firstLine, detail);
        const auto [end, error] = std::from_chars(detail.data() + Start.size(), detail.data() + detail.size(), line);
        if (error != std::errc())
            return std::string(detail);
        return fmt::format("line {}{}", firstLine + line - 1, std::string_view(end, detail.data() + detail.size()));
    }

    Message repairMessage(value::JsonRepair::Kind kind)
    {
        return {kind == value::JsonRepair::Kind::ControlCharacter ? "templates.controlCharacter"
                                                                  : "templates.trailingComma",
            {}};
    }

    // A JSON section; what was repaired becomes notes.
    Result<Value> readSection(const TemplateFile& file, const std::string& name, std::vector<TemplateNote>& notes)
    {
        const int line = file.textLine(name);
        auto read = value::readJsonLenient(*file.text(name), SectionJsonLimits);
        if (!read)
            return fail(read.error().code, "templates.badJson", name, inFile(read.error().detail, line));
        for (const value::JsonRepair& repair : read->repairs)
            notes.push_back({name, line + repair.line - 1, repairMessage(repair.kind)});
        return std::move(read->value);
    }

    Result<TemplateInfo> readInfo(const Value& json, const TemplateFile& file)
    {
        if (!json.isObject())
            return fail(
                ErrorCode::InvalidInput, "templates.badInfo", "INFO", fmt::format("line {}", file.textLine("INFO")));
        TemplateInfo info;
        const std::string_view type = json["type"].string();
        if (type == "TAG")
            info.kind = container::EntityKind::Tag;
        else if (type == "MACRO")
            info.kind = container::EntityKind::Variable;
        else if (type == "CLIENT")
            info.kind = container::EntityKind::Client;
        else
            return fail(ErrorCode::InvalidInput, "templates.unknownType", std::string(type),
                fmt::format("line {}", file.textLine("INFO")));
        info.id = json["id"].string();
        info.version = static_cast<int>(std::clamp(json["version"].number(1), 0.0, 1e6));
        info.name = json["displayName"].string();
        info.description = json["description"].string();
        for (const Value& category : json["categories"].items())
            info.categories.emplace_back(category.string());
        info.brandName = json["brand"]["displayName"].string();
        info.thumbnail = json["brand"]["thumbnail"].string();
        const auto contexts = json["containerContexts"].items();
        info.forServer
            = std::any_of(contexts.begin(), contexts.end(), [](const Value& c) { return c.string() == "SERVER"; });
        return info;
    }

    std::string codeSection(const TemplateFile& file)
    {
        return file.section("SANDBOXED_JS_FOR_SERVER") ? "SANDBOXED_JS_FOR_SERVER" : "SANDBOXED_JS";
    }

    Error missing(std::string section)
    {
        return {ErrorCode::InvalidInput, "templates.missingSection", std::move(section), {}};
    }

    Result<void> readFieldsOf(Template& result)
    {
        if (!result.file.section("TEMPLATE_PARAMETERS"))
            return fail(missing("TEMPLATE_PARAMETERS"));
        auto json = readSection(result.file, "TEMPLATE_PARAMETERS", result.notes);
        if (!json)
            return fail(json.error());
        std::vector<Message> notes;
        auto fields = readFields(*json, notes);
        const int line = result.file.textLine("TEMPLATE_PARAMETERS");
        if (!fields)
            return fail(
                fields.error().code, fields.error().reason, "TEMPLATE_PARAMETERS", fmt::format("line {}", line));
        result.fields = std::move(*fields);
        for (Message& note : notes)
            result.notes.push_back({"TEMPLATE_PARAMETERS", line, std::move(note)});
        return {};
    }

    Result<void> readPermissionsOf(Template& result)
    {
        if (!result.file.section("SERVER_PERMISSIONS") || result.file.text("SERVER_PERMISSIONS")->empty())
            return {};
        auto json = readSection(result.file, "SERVER_PERMISSIONS", result.notes);
        if (!json)
            return fail(json.error());
        auto permissions = Permissions::read(*json);
        if (!permissions)
            return fail(permissions.error().code, permissions.error().reason, "SERVER_PERMISSIONS",
                fmt::format("line {}", result.file.textLine("SERVER_PERMISSIONS")));
        result.permissions = std::move(*permissions);
        return {};
    }

} // namespace

Result<Template> readTemplate(std::string_view text)
{
    auto file = TemplateFile::read(text);
    if (!file)
        return fail(file.error());
    Template result;
    result.file = std::move(*file);
    if (!result.file.section("INFO"))
        return fail(missing("INFO"));
    auto infoJson = readSection(result.file, "INFO", result.notes);
    if (!infoJson)
        return fail(infoJson.error());
    auto info = readInfo(*infoJson, result.file);
    if (!info)
        return fail(info.error());
    result.info = std::move(*info);
    if (!result.info.forServer || result.file.section("SANDBOXED_JS_FOR_WEB_TEMPLATE"))
        return fail(ErrorCode::InvalidInput, "templates.notForServer", result.info.name);

    const std::string section = codeSection(result.file);
    if (!result.file.section(section))
        return fail(missing("SANDBOXED_JS_FOR_SERVER"));
    result.code = *result.file.text(section);
    result.codeLine = result.file.textLine(section);
    if (auto fields = readFieldsOf(result); !fields)
        return fail(fields.error());
    if (auto permissions = readPermissionsOf(result); !permissions)
        return fail(permissions.error());
    if (const auto tests = result.file.text("TESTS")) {
        auto read = readTests(*tests, result.file.textLine("TESTS"));
        if (!read)
            return fail(read.error());
        result.tests = std::move(*read);
    }
    return result;
}

TypeDescription describe(const Template& source, std::string code)
{
    TypeDescription type;
    type.kind = source.info.kind;
    type.code = std::move(code);
    type.name = source.info.name;
    type.description = source.info.description;
    const bool hasBrand = !source.info.brandName.empty() && source.info.brandName != "brand_dummy";
    type.vendor
        = source.info.kind == container::EntityKind::Tag ? (hasBrand ? source.info.brandName : source.info.name) : "";
    type.fields = source.fields;
    if (const Permission* http = source.permissions.find("send_http"))
        for (const Value& url : http->parameters["urls"].items())
            type.hosts.emplace_back(url.string());
    return type;
}

} // namespace sluis::templates
