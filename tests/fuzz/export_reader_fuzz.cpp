#include "core/base/assert.h"
#include "core/container/edit.h"
#include "core/gtm/edit_json.h"
#include "core/gtm/entity_json.h"
#include "core/gtm/import_report.h"
#include "core/gtm/read_export.h"
#include "core/gtm/write_export.h"
#include "core/plan/lint.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

// Any bytes as an export file. What is read is written as text that reads back as itself; every entity survives its own
// JSON; an edit and its inverse are the identity; report and lint come to an end.
namespace {

using namespace sluis;

void tryEdit(const container::Container& container, const container::EntityRef& ref)
{
    container::Container draft = container;
    const container::Edit edit{
        {}, {container::RenameEntity{ref, "renamed by the fuzzer"}, container::RemoveEntity{ref}}};
    const auto inverse = edit.apply(draft, "1");
    if (!inverse)
        return;
    const auto read = gtm::editFromValue(gtm::toValue(*inverse));
    SLUIS_ASSERT(read.has_value());
    SLUIS_ASSERT(inverse->apply(draft).has_value());
    SLUIS_ASSERT(draft == container);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto container = gtm::readExport(text);
    if (!container)
        return 0;
    const std::string written = gtm::writeExport(*container);
    const auto again = gtm::readExport(written);
    SLUIS_ASSERT(again.has_value());
    SLUIS_ASSERT(gtm::writeExport(*again) == written);

    constexpr size_t EntitiesTried = 20;
    size_t tried = 0;
    for (const container::EntityRef& ref : container->all()) {
        if (++tried > EntitiesTried)
            break;
        const container::Entity entity = *container->entity(ref);
        const auto read = gtm::entityFromValue(ref.kind, gtm::toValue(entity));
        SLUIS_ASSERT(read.has_value());
        SLUIS_ASSERT(*read == entity || text.find("$order") != text.npos);
        tryEdit(*container, ref);
    }
    gtm::reportOn(*container, {});
    plan::lint(*container, {});
    return 0;
}
