#include "core/gtm/read_export.h"

#include "core/gtm/object_reader.h"
#include "core/value/json.h"

#include <unordered_set>

namespace sluis::gtm {
namespace {

    using container::Container;
    using value::Value;

    constexpr value::JsonLimits ExportJsonLimits{512, 3'000'000};
    constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

    // How the file is laid out, so that it can be written the same way.
    container::FileInfo layoutOf(std::string_view text)
    {
        container::FileInfo file;
        file.byteOrderMark = text.starts_with(ByteOrderMark);
        if (file.byteOrderMark)
            text.remove_prefix(ByteOrderMark.size());
        const size_t last = text.find_last_not_of(" \t\r\n");
        file.end = text.substr(last + 1);
        const size_t brace = text.find('{');
        std::string_view rest = text.substr(brace + 1);
        file.carriageReturns = rest.starts_with("\r\n");
        const bool hasLines = file.carriageReturns || rest.starts_with("\n");
        rest = hasLines ? rest.substr(file.carriageReturns ? 2 : 1) : std::string_view();
        file.indent = rest.substr(0, std::min(rest.find_first_not_of(" \t"), rest.size()));
        return file;
    }

    bool isVersion(const Value& object)
    {
        return object["container"].isObject()
            && (object.contains("containerVersionId")
                || object["path"].string().find("/versions/") != std::string_view::npos);
    }

    // The file as an export; an answer of the API is a version without the envelope.
    Result<Value> exportOf(Value document)
    {
        if (document["containerVersion"].isObject())
            return document;
        if (!isVersion(document))
            return fail(ErrorCode::InvalidInput, "gtm.notAnExport");
        return Value::object({{"exportFormatVersion", 2}, {"containerVersion", document}});
    }

    // Web containers share the format, and nothing in them runs on a server.
    Result<> checkContext(const Value& info)
    {
        const std::string name(info["name"].string());
        std::string first;
        for (const Value& context : info["usageContext"].items()) {
            const std::string spelled = exportSpelling(context.string());
            if (spelled == "SERVER")
                return {};
            if (first.empty())
                first = spelled;
        }
        if (first.empty())
            return {}; // a file that does not say is taken at its word
        if (first == "WEB")
            return fail(ErrorCode::InvalidInput, "gtm.webContainer", name);
        return fail(ErrorCode::InvalidInput, "gtm.otherContainer", name, first);
    }

    Result<> checkSize(const Value& version)
    {
        size_t count = 0;
        for (const char* key :
            {"tag", "trigger", "variable", "folder", "builtInVariable", "customTemplate", "client", "transformation"})
            count += version[key].items().size();
        if (count > EntityLimit)
            return fail(
                ErrorCode::LimitReached, "gtm.tooManyEntities", std::to_string(count), std::to_string(EntityLimit));
        return {};
    }

    Result<> checkIds(const Container& container)
    {
        std::optional<Error> error;
        forEachList(container, [&]<class T>(const std::vector<T>& list) {
            const std::string kind(container::kindName(container::kindOfType<T>()));
            std::unordered_set<std::string_view> seen;
            for (const T& entity : list) {
                if (error)
                    return;
                const std::string& id = container::idOf(entity);
                if (id.empty())
                    error = Error{ErrorCode::InvalidInput, "gtm.noId", kind + " “" + entity.name + "”", {}};
                else if (!seen.insert(id).second)
                    error = Error{ErrorCode::InvalidInput, "gtm.duplicateId", kind + " “" + entity.name + "”", id};
            }
        });
        if (error)
            return fail(*error);
        return {};
    }

} // namespace

Result<Container> readExport(std::string_view text)
{
    if (text.size() > ExportLimitBytes)
        return fail(ErrorCode::LimitReached, "gtm.tooLarge", std::to_string(text.size() / (1024 * 1024)),
            std::to_string(ExportLimitBytes / (1024 * 1024)));
    Result<Value> document = value::readJson(text, ExportJsonLimits);
    if (!document)
        return fail(document.error());
    Result<Value> file = exportOf(std::move(*document));
    if (!file)
        return fail(file.error());
    const Value& version = (*file)["containerVersion"];
    if (Result<> fits = checkContext(version["container"]); !fits)
        return fail(fits.error());
    if (Result<> fits = checkSize(version); !fits)
        return fail(fits.error());

    Container container;
    container.file = layoutOf(text);
    ReadState state;
    state.accountId = version["accountId"].string();
    state.containerId = version["containerId"].string();
    readObject(state, *file, container);
    if (state.error)
        return fail(*state.error);
    if (Result<> unique = checkIds(container); !unique)
        return fail(unique.error());
    return container;
}

} // namespace sluis::gtm
