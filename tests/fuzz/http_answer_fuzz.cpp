#include "core/http/answer_parser.h"

// What a hostile vendor answers, in pieces of the size the first byte says.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace sluis::http;
    if (size < 2)
        return 0;
    const size_t step = data[0] + 1u;
    std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    AnswerParser parser(data[0] % 2 == 1, 4096);
    AnswerParser::Progress progress = AnswerParser::Progress::NeedMore;
    while (!bytes.empty() && progress == AnswerParser::Progress::NeedMore) {
        std::string_view piece = bytes.substr(0, step);
        bytes.remove_prefix(piece.size());
        while (!piece.empty() && progress == AnswerParser::Progress::NeedMore)
            progress = parser.feed(piece);
    }
    parser.finish();
    return 0;
}
