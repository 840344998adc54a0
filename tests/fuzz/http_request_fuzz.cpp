#include "core/http/request_parser.h"

#include <cstdlib>
#include <string>
#include <vector>

// Whatever comes, in one piece and cut in two: the same requests and the same refusal.
namespace {

using namespace sluis::http;

std::vector<std::string> read(std::string_view bytes, size_t cut)
{
    static const Limits limits;
    RequestParser parser(limits);
    RequestMaker maker;
    std::vector<std::string> seen;
    for (std::string_view piece : {bytes.substr(0, cut), bytes.substr(cut)}) {
        while (!piece.empty() && parser.phase() != RequestParser::Phase::Refused) {
            if (parser.feed(piece) == RequestParser::Phase::Complete)
                seen.push_back(toBytes(parser.take(maker)));
        }
    }
    seen.push_back(std::to_string(parser.phase() == RequestParser::Phase::Refused ? parser.refusal() : 0));
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 2)
        return 0;
    const size_t cut = (data[0] * 256u + data[1]) % (size - 1);
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    if (read(bytes, 0) != read(bytes, std::min(cut, bytes.size())))
        std::abort();
    return 0;
}
