#include "core/templates/static_check.h"
#include "core/templates/template.h"

#include <cstdlib>
#include <string_view>

// A template file that can be taken apart is written back byte for byte; one that can be read is checked, too.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace sluis::templates;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto file = TemplateFile::read(text);
    if (file && file->write() != text)
        std::abort();
    if (const auto subject = readTemplate(text))
        static_cast<void>(checkTemplate(*subject));
    return 0;
}
