#include "core/workspace/source.h"

#include "core/base/files.h"
#include "core/gtm/own_types.h"
#include "core/gtm/read_export.h"
#include "core/workspace/workspace_file.h"

#include <charconv>

namespace sluis::workspace {
namespace {

    Result<ContainerPtr> readContainer(std::string_view text)
    {
        auto container = gtm::readExport(text);
        if (!container)
            return fail(container.error());
        return std::make_shared<const container::Container>(std::move(*container));
    }

    Result<Source> openExport(SourceName name)
    {
        auto text = readFile(name.file, gtm::ExportLimitBytes);
        if (!text)
            return fail(text.error());
        auto container = readContainer(*text);
        if (!container)
            return fail(container.error());
        Source source;
        source.name = std::move(name);
        source.container = std::make_shared<const container::Container>(gtm::fromGoogle(**container));
        return source;
    }

    Result<void> readVersion(storage::Database& database, Source& source)
    {
        auto text = readVersionContent(database, source.name.version);
        if (!text)
            return fail(text.error());
        auto container = readContainer(*text);
        if (!container)
            return fail(container.error());
        source.container = std::move(*container);
        source.original = nullptr;
        auto versions = readVersions(database);
        if (!versions)
            return fail(versions.error());
        for (Version& version : *versions) {
            if (version.number == source.name.version)
                source.version = std::move(version);
        }
        return {};
    }

    Result<Source> openWorkspace(SourceName name)
    {
        auto database = openToRead(name.file);
        if (!database)
            return fail(database.error());
        auto draft = loadDraft(*database);
        if (!draft)
            return fail(draft.error());
        Source source;
        source.name = std::move(name);
        source.container = std::move(draft->draft);
        source.original = std::move(draft->original);
        source.workspaceId = std::move(draft->id);
        if (source.name.version != 0) {
            if (auto read = readVersion(*database, source); !read)
                return fail(read.error());
        }
        return source;
    }

} // namespace

Result<SourceName> readSourceName(const std::string& text)
{
    const auto broken = [&text] { return fail(ErrorCode::InvalidInput, "workspace.notASource", text); };
    if (text.ends_with(".json"))
        return SourceName{text, false, 0};
    if (text.ends_with(".sluis"))
        return SourceName{text, true, 0};
    const size_t at = text.rfind('@');
    if (at == std::string::npos || !text.substr(0, at).ends_with(".sluis"))
        return broken();
    SourceName name{text.substr(0, at), true, 0};
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data() + at + 1, last, name.version);
    if (error != std::errc() || end != last || name.version == 0)
        return broken();
    return name;
}

Result<Source> openSource(const std::string& text)
{
    auto name = readSourceName(text);
    if (!name)
        return fail(name.error());
    return name->isWorkspace ? openWorkspace(std::move(*name)) : openExport(std::move(*name));
}

} // namespace sluis::workspace
