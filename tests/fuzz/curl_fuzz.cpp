#include "core/http/curl_reader.h"

#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static_cast<void>(!sluis::http::readCurlCommand(std::string_view(reinterpret_cast<const char*>(data), size)));
    return 0;
}
