#include "core/url/url.h"

#include "core/base/utf8.h"
#include "core/url/host.h"
#include "core/url/percent.h"

#include <algorithm>
#include <vector>

namespace sluis::url {

namespace {

    // The percent-encode sets of the standard; each adds to C0 controls and everything beyond ASCII.
    constexpr std::string_view OpaquePathSet = "";
    constexpr std::string_view FragmentSet = " \"<>`";
    constexpr std::string_view QuerySet = " \"#<>";
    constexpr std::string_view SpecialQuerySet = " \"#<>'";
    constexpr std::string_view PathSet = " \"#<>?^`{}";
    constexpr std::string_view UserinfoSet = " \"#<>?^`{}/:;=@[\\]|";

    std::string encodeSet(std::string_view text, std::string_view set)
    {
        std::string out;
        out.reserve(text.size());
        for (char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte <= 0x1F || byte >= 0x7F || set.find(c) != std::string_view::npos)
                appendPercentEncoded(out, byte);
            else
                out += c;
        }
        return out;
    }

    bool isAlpha(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    char lower(char c)
    {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }

    // Without controls and blanks at the ends and without tabs and line ends anywhere, as valid UTF-8.
    std::string cleaned(std::string_view text)
    {
        const auto isControlOrBlank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
        while (!text.empty() && isControlOrBlank(text.front()))
            text.remove_prefix(1);
        while (!text.empty() && isControlOrBlank(text.back()))
            text.remove_suffix(1);
        std::string out = isValidUtf8(text) ? std::string(text) : repairUtf8(text);
        std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
        return out;
    }

    // "https" taken from the front together with its colon; empty when there is no scheme.
    std::string takeScheme(std::string_view& rest)
    {
        const size_t colon = rest.find(':');
        if (colon == std::string_view::npos || colon == 0 || !isAlpha(rest.front()))
            return {};
        std::string scheme(rest.substr(0, colon));
        for (char& c : scheme) {
            if (!isAlpha(c) && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.')
                return {};
            c = lower(c);
        }
        rest.remove_prefix(colon + 1);
        return scheme;
    }

    bool isSingleDot(std::string_view segment)
    {
        return segment == "." || segment == "%2e" || segment == "%2E";
    }

    bool isDoubleDot(std::string segment)
    {
        std::transform(segment.begin(), segment.end(), segment.begin(), lower);
        return segment == ".." || segment == ".%2e" || segment == "%2e." || segment == "%2e%2e";
    }

    std::string normalisedPath(std::string_view path, bool special)
    {
        std::vector<std::string> segments;
        const auto isSlash = [special](char c) { return c == '/' || (special && c == '\\'); };
        if (!path.empty() && isSlash(path.front()))
            path.remove_prefix(1);
        while (true) {
            const size_t end = static_cast<size_t>(std::find_if(path.begin(), path.end(), isSlash) - path.begin());
            const std::string segment = encodeSet(path.substr(0, end), PathSet);
            const bool last = end == path.size();
            if (isDoubleDot(segment)) {
                if (!segments.empty())
                    segments.pop_back();
                if (last)
                    segments.emplace_back();
            } else if (isSingleDot(segment)) {
                if (last)
                    segments.emplace_back();
            } else {
                segments.push_back(segment);
            }
            if (last)
                break;
            path.remove_prefix(end + 1);
        }
        std::string out;
        for (const std::string& segment : segments)
            out.append("/").append(segment);
        return out;
    }

    // Host and port of the authority; false when either is broken.
    bool parseHostAndPort(std::string_view text, bool special, Url& url)
    {
        size_t colon = std::string_view::npos;
        bool inBrackets = false;
        for (size_t i = 0; i < text.size() && colon == std::string_view::npos; ++i) {
            if (text[i] == '[')
                inBrackets = true;
            else if (text[i] == ']')
                inBrackets = false;
            else if (text[i] == ':' && !inBrackets)
                colon = i;
        }
        const std::string_view hostText = text.substr(0, colon);
        if (hostText.empty() && (special || colon != std::string_view::npos))
            return false;
        const std::optional<std::string> host = parseHost(hostText, special);
        if (!host)
            return false;
        url.hostname = *host;
        if (colon == std::string_view::npos)
            return true;
        int port = 0;
        const std::string_view digits = text.substr(colon + 1);
        for (char c : digits) {
            if (c < '0' || c > '9')
                return false;
            port = port * 10 + (c - '0');
            if (port > 65535)
                return false;
        }
        if (!digits.empty() && defaultPort(url.protocol) != port)
            url.port = std::to_string(port);
        return true;
    }

    bool parseAuthority(std::string_view authority, bool special, Url& url)
    {
        if (const size_t at = authority.rfind('@'); at != std::string_view::npos) {
            const std::string_view user = authority.substr(0, at);
            const size_t colon = user.find(':');
            url.username = encodeSet(user.substr(0, colon), UserinfoSet);
            if (colon != std::string_view::npos)
                url.password = encodeSet(user.substr(colon + 1), UserinfoSet);
            authority.remove_prefix(at + 1);
            if (authority.empty())
                return false;
        }
        return parseHostAndPort(authority, special, url);
    }

    void takeFragmentAndQuery(std::string_view& rest, bool special, Url& url)
    {
        if (const size_t mark = rest.find('#'); mark != std::string_view::npos) {
            if (mark + 1 < rest.size())
                url.hash = "#" + encodeSet(rest.substr(mark + 1), FragmentSet);
            rest = rest.substr(0, mark);
        }
        if (const size_t mark = rest.find('?'); mark != std::string_view::npos) {
            const std::string_view query = rest.substr(mark + 1);
            url.searchParams = parseQuery(query);
            if (!query.empty())
                url.search = "?" + encodeSet(query, special ? SpecialQuerySet : QuerySet);
            rest = rest.substr(0, mark);
        }
    }

    void finish(bool hasAuthority, std::string_view emptyMarks, Url& url)
    {
        url.host = url.port.empty() ? url.hostname : url.hostname + ":" + url.port;
        url.href = url.protocol;
        if (hasAuthority) {
            url.href += "//";
            if (!url.username.empty() || !url.password.empty()) {
                url.href += url.username;
                if (!url.password.empty())
                    url.href.append(":").append(url.password);
                url.href += "@";
            }
            url.href += url.host;
        } else if (url.pathname.starts_with("//")) {
            url.href += "/."; // or the path would read as an authority
        }
        // An empty query or fragment is in href, though not in search and hash.
        url.href.append(url.pathname).append(url.search);
        if (url.search.empty() && emptyMarks.find('?') != std::string_view::npos)
            url.href += "?";
        url.href += url.hash;
        if (url.hash.empty() && emptyMarks.find('#') != std::string_view::npos)
            url.href += "#";
        const bool hasOrigin = defaultPort(url.protocol).has_value();
        url.origin = hasOrigin ? url.protocol + "//" + url.host : "null";
    }

} // namespace

std::optional<int> defaultPort(std::string_view protocol)
{
    if (protocol == "https:" || protocol == "wss:")
        return 443;
    if (protocol == "http:" || protocol == "ws:")
        return 80;
    if (protocol == "ftp:")
        return 21;
    return std::nullopt;
}

std::optional<Url> parseUrl(std::string_view text)
{
    const std::string input = cleaned(text);
    std::string_view rest = input;
    const std::string scheme = takeScheme(rest);
    if (scheme.empty())
        return std::nullopt;
    Url url;
    url.protocol = scheme + ":";
    const bool isFile = scheme == "file";
    const bool special = isFile || defaultPort(url.protocol).has_value();

    std::string emptyMarks;
    if (const size_t hash = rest.find('#'); hash != std::string_view::npos)
        emptyMarks += '#';
    if (rest.substr(0, rest.find('#')).find('?') != std::string_view::npos)
        emptyMarks += '?';
    takeFragmentAndQuery(rest, special, url);

    const auto isSlash = [special](char c) { return c == '/' || (special && c == '\\'); };
    bool hasAuthority = rest.size() >= 2 && isSlash(rest[0]) && isSlash(rest[1]);
    if (special && !isFile) { // any number of slashes, also none
        rest.remove_prefix(static_cast<size_t>(std::find_if_not(rest.begin(), rest.end(), isSlash) - rest.begin()));
        hasAuthority = true;
    } else if (hasAuthority) {
        rest.remove_prefix(2);
    }
    if (hasAuthority) {
        const size_t end = static_cast<size_t>(std::find_if(rest.begin(), rest.end(), isSlash) - rest.begin());
        const std::string_view authority = rest.substr(0, end);
        rest.remove_prefix(end);
        if (!authority.empty() || (special && !isFile)) {
            if (!parseAuthority(authority, special, url))
                return std::nullopt;
            if (isFile && url.hostname == "localhost")
                url.hostname.clear();
        }
    } else if (isFile) {
        hasAuthority = true;
    }
    if (special || rest.starts_with('/'))
        url.pathname = normalisedPath(rest, special);
    else
        url.pathname = encodeSet(rest, hasAuthority ? PathSet : OpaquePathSet);
    finish(hasAuthority, emptyMarks, url);
    return url;
}

} // namespace sluis::url
