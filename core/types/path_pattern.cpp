#include "core/types/path_pattern.h"

namespace sluis::types {

bool matchesPath(std::string_view pattern, std::string_view path)
{
    const size_t firstStar = pattern.find('*');
    if (firstStar == std::string_view::npos)
        return pattern == path;
    if (!path.starts_with(pattern.substr(0, firstStar)))
        return false;
    path.remove_prefix(firstStar);
    pattern.remove_prefix(firstStar + 1);
    // Each piece between two stars is taken where it comes first; the last one must end the path.
    for (size_t star = pattern.find('*'); star != std::string_view::npos; star = pattern.find('*')) {
        const std::string_view piece = pattern.substr(0, star);
        const size_t at = path.find(piece);
        if (at == std::string_view::npos)
            return false;
        path.remove_prefix(at + piece.size());
        pattern.remove_prefix(star + 1);
    }
    return path.ends_with(pattern);
}

} // namespace sluis::types
