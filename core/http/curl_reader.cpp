#include "core/http/curl_reader.h"

#include "core/base/encoding.h"
#include "core/http/request_text.h"
#include "core/http/shell_words.h"
#include "core/url/percent.h"

#include <algorithm>
#include <span>

namespace sluis::http {

namespace {

    constexpr size_t CommandLimitBytes = 4 * 1024 * 1024;

    tl::unexpected<Error> notUsable(std::string why)
    {
        return fail(ErrorCode::InvalidInput, "http.badCurlCommand", {}, std::move(why));
    }

    std::string_view withoutPrompt(std::string_view text)
    {
        const auto skipBlanks = [&text] {
            while (!text.empty()
                && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n' || text.front() == '\r'))
                text.remove_prefix(1);
        };
        skipBlanks();
        if (text.starts_with("$ ") || text.starts_with("# ") || text.starts_with("> "))
            text.remove_prefix(2);
        skipBlanks();
        return text;
    }

    bool isForCmd(std::string_view text)
    {
        for (std::string_view sign : {"^\"", "^\n", "^\r\n"}) {
            if (text.find(sign) != std::string_view::npos)
                return true;
        }
        return text.starts_with("curl.exe");
    }

    // Long and short names of an option that is followed by a value.
    struct Option {
        std::string_view name;
        char letter = 0;
    };

    // Those that say something about the request …
    constexpr Option Meaningful[] = {{"--request", 'X'}, {"--header", 'H'}, {"--cookie", 'b'}, {"--data", 'd'},
        {"--data-ascii"}, {"--data-raw"}, {"--data-binary"}, {"--data-urlencode"}, {"--json"}, {"--user-agent", 'A'},
        {"--referer", 'e'}, {"--user", 'u'}, {"--url"}, {"--form", 'F'}, {"--form-string"}, {"--upload-file", 'T'}};

    // … and those that only say how to send it; their values are passed over.
    constexpr Option Passed[] = {{"--output", 'o'}, {"--max-time", 'm'}, {"--connect-timeout"}, {"--proxy", 'x'},
        {"--write-out", 'w'}, {"--cert", 'E'}, {"--key"}, {"--cacert"}, {"--resolve"}, {"--connect-to"},
        {"--interface"}, {"--limit-rate"}, {"--retry"}, {"--cookie-jar", 'c'}, {"--dump-header", 'D'}, {"--max-redirs"},
        {"--ciphers"}, {"--tls-max"}, {"--range", 'r'}, {"--continue-at", 'C'}, {"--config", 'K'},
        {"--speed-limit", 'Y'}, {"--speed-time", 'y'}};

    const Option* findOption(std::span<const Option> options, std::string_view name)
    {
        const auto found = std::find_if(
            options.begin(), options.end(), [name](const Option& option) { return option.name == name; });
        return found == options.end() ? nullptr : &*found;
    }

    const Option* findOption(std::span<const Option> options, char letter)
    {
        const auto found = std::find_if(
            options.begin(), options.end(), [letter](const Option& option) { return option.letter == letter; });
        return found == options.end() ? nullptr : &*found;
    }

    class CurlCommand
    {
    public:
        Result<Request> read(std::span<const std::string> words)
        {
            for (m_words = words; !m_words.empty() && m_problem.empty();)
                readWord(take());
            if (!m_problem.empty())
                return notUsable(m_problem);
            if (m_url.empty())
                return notUsable("it names no URL");
            return compose();
        }

    private:
        std::string take()
        {
            std::string word = m_words.front();
            m_words = m_words.subspan(1);
            return word;
        }

        std::string takeValue(std::string_view option)
        {
            if (m_words.empty()) {
                m_problem = std::string(option) + " has no value";
                return {};
            }
            return take();
        }

        void readWord(const std::string& word)
        {
            if (word.size() < 2 || word.front() != '-')
                return addUrl(word);
            if (!word.starts_with("--"))
                return readLetters(word.substr(1));
            if (findOption(Meaningful, word))
                apply(word, takeValue(word));
            else if (findOption(Passed, word))
                takeValue(word);
            else
                applyFlag(word);
        }

        // "-sXPOST": flags, then at most one option with its value attached or following.
        void readLetters(std::string_view letters)
        {
            while (!letters.empty()) {
                const char letter = letters.front();
                letters.remove_prefix(1);
                const Option* const meaningful = findOption(Meaningful, letter);
                const Option* const passed = findOption(Passed, letter);
                if (!meaningful && !passed) {
                    applyFlag(letter == 'I' ? "--head" : letter == 'G' ? "--get" : "");
                    continue;
                }
                const std::string_view name = meaningful ? meaningful->name : passed->name;
                const std::string value = letters.empty() ? takeValue(name) : std::string(letters);
                if (meaningful)
                    apply(name, value);
                return;
            }
        }

        void applyFlag(std::string_view name)
        {
            m_isHead |= name == "--head";
            m_dataInUrl |= name == "--get";
        }

        void addUrl(const std::string& word)
        {
            if (m_url.empty())
                m_url = word.find("://") == std::string::npos ? "http://" + word : word;
        }

        void apply(std::string_view name, const std::string& value)
        {
            if (name == "--request")
                m_method = value;
            else if (name == "--header")
                addHeader(value);
            else if (name == "--cookie")
                addCookie(value);
            else if (name == "--user-agent")
                m_headers.push_back({"User-Agent", value});
            else if (name == "--referer")
                m_headers.push_back({"Referer", value});
            else if (name == "--user")
                m_headers.push_back({"Authorization", "Basic " + toBase64(value)});
            else if (name == "--url")
                addUrl(value);
            else if (name == "--data-raw")
                addData(value);
            else if (name == "--data-urlencode")
                addEncodedData(value);
            else if (name == "--json")
                addJson(value);
            else if (name.starts_with("--data"))
                addDataOrFile(name, value);
            else
                m_problem = std::string(name) + " is not supported here";
        }

        // "Name: value", "Name;" for an empty value, "Name:" to leave one out.
        void addHeader(const std::string& line)
        {
            const size_t colon = line.find(':', 1); // HTTP/2's names start with one
            if (line.starts_with(':'))
                return;
            if (colon == std::string::npos) {
                if (line.ends_with(';'))
                    m_headers.push_back({line.substr(0, line.size() - 1), {}});
                return;
            }
            const std::string_view value = trimBlanks(std::string_view(line).substr(colon + 1));
            if (!value.empty())
                m_headers.push_back({line.substr(0, colon), std::string(value)});
        }

        void addCookie(const std::string& value)
        {
            if (value.find('=') == std::string::npos)
                m_problem = "--cookie names a file";
            else
                m_headers.push_back({"Cookie", value});
        }

        void addData(std::string_view data)
        {
            if (m_hasData && !m_isJson)
                m_body += '&';
            m_hasData = true;
            m_body += data;
        }

        void addDataOrFile(std::string_view name, const std::string& data)
        {
            if (data.starts_with('@'))
                m_problem = std::string(name) + " names a file";
            else
                addData(data);
        }

        // "name=text" encodes the text, "=text" and "text" all of it.
        void addEncodedData(const std::string& data)
        {
            const size_t mark = data.find_first_of("=@");
            if (mark == std::string::npos)
                return addData(url::encodeUriComponent(data));
            if (data[mark] == '@') {
                m_problem = "--data-urlencode names a file";
                return;
            }
            const std::string text = url::encodeUriComponent(std::string_view(data).substr(mark + 1));
            addData(mark == 0 ? text : data.substr(0, mark + 1) + text);
        }

        void addJson(const std::string& data)
        {
            m_isJson = true;
            addDataOrFile("--json", data);
        }

        void addUnlessGiven(std::string_view name, std::string_view value)
        {
            if (!findHeader(m_headers, name))
                m_headers.push_back({std::string(name), std::string(value)});
        }

        Result<Request> compose()
        {
            if (m_hasData && m_dataInUrl) {
                m_url += (m_url.find('?') == std::string::npos ? "?" : "&") + m_body;
                m_body.clear();
                m_hasData = false;
            }
            if (m_isJson) {
                addUnlessGiven("Content-Type", "application/json");
                addUnlessGiven("Accept", "application/json");
            } else if (m_hasData) {
                addUnlessGiven("Content-Type", "application/x-www-form-urlencoded");
            }
            if (m_hasData)
                addUnlessGiven("Content-Length", "0"); // so that an empty body has one, too
            if (m_method.empty())
                m_method = m_isHead ? "HEAD" : m_hasData ? "POST" : "GET";
            return composeRequest(m_method, m_url, m_headers, m_body);
        }

        std::span<const std::string> m_words;
        std::string m_problem;
        std::string m_url;
        std::string m_method;
        Headers m_headers;
        std::string m_body;
        bool m_hasData = false;
        bool m_isJson = false;
        bool m_isHead = false;
        bool m_dataInUrl = false;
    };

} // namespace

bool looksLikeCurlCommand(std::string_view text)
{
    text = withoutPrompt(text);
    if (!text.starts_with("curl"))
        return false;
    text.remove_prefix(4);
    return text.starts_with(' ') || text.starts_with('\t') || text.starts_with(".exe ") || text.starts_with('\\')
        || text.starts_with('^');
}

Result<Request> readCurlCommand(std::string_view text)
{
    if (text.size() > CommandLimitBytes)
        return notUsable("it is larger than 4 MiB");
    text = withoutPrompt(text);
    const std::optional<std::vector<std::string>> words = isForCmd(text) ? cmdWords(text) : bashWords(text);
    if (!words)
        return notUsable("a quote is not closed");
    if (words->empty() || !words->front().starts_with("curl"))
        return notUsable("it does not start with curl");
    return CurlCommand().read(std::span(*words).subspan(1));
}

} // namespace sluis::http
