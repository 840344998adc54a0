#include "core/delivery/secret_filling.h"

#include "core/base/encoding.h"
#include "core/base/letter_case.h"
#include "core/runtime/secret_texts.h"
#include "core/url/percent.h"
#include "core/url/url.h"
#include "core/value/json.h"

#include <algorithm>
#include <set>

namespace sluis::delivery {
namespace {

    using runtime::Secrets;

    using Encode = std::string (*)(std::string_view value);

    std::string asItIs(std::string_view value)
    {
        return std::string(value);
    }

    std::string inJson(std::string_view value)
    {
        const std::string text = value::writeJson(value::Value(value));
        return text.substr(1, text.size() - 2);
    }

    bool breaksHeader(std::string_view value)
    {
        return std::any_of(value.begin(), value.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return (byte < 0x20 && c != '\t') || byte == 0x7f;
        });
    }

    // How a body is written, by its content type; without one by how it begins.
    Encode encodingOf(const runtime::OutgoingRequest& request)
    {
        std::string type;
        for (const auto& [name, text] : request.headers) {
            if (http::equalsIgnoreCase(name, "content-type"))
                type = lowerCase(text);
        }
        if (type.find("json") != type.npos)
            return inJson;
        if (type.starts_with("application/x-www-form-urlencoded"))
            return url::encodeForm;
        const size_t first = request.body.find_first_not_of(" \t\r\n");
        const bool looksLikeJson
            = first != request.body.npos && (request.body[first] == '{' || request.body[first] == '[');
        return type.empty() && looksLikeJson ? inJson : asItIs;
    }

    class Filling
    {
    public:
        Filling(const runtime::SecretGrant* grant, const Secrets& secrets, const crypto::SecretValues& values)
            : m_grant(grant)
            , m_secrets(secrets)
            , m_values(values)
        { }

        Result<FilledSecrets> fill(runtime::OutgoingRequest& request)
        {
            m_origin = originOf(request.url);
            const size_t path
                = request.url.find_first_of("/?#", std::min(request.url.size(), request.url.find("://") + 3));
            refuseIn(request.method);
            refuseIn(std::string_view(request.url).substr(0, path));
            if (path != request.url.npos && Secrets::mayHold(request.url))
                request.url = request.url.substr(0, path) + replaced(request.url.substr(path), url::encodeUriComponent);
            for (auto& [name, text] : request.headers) {
                refuseIn(name);
                fillHeader(name, text);
            }
            if (Secrets::mayHold(request.body))
                request.body = replaced(request.body, encodingOf(request));
            if (m_error)
                return fail(*m_error);
            return FilledSecrets(m_filled.begin(), m_filled.end());
        }

    private:
        static std::string originOf(const std::string& text)
        {
            const auto url = url::parseUrl(text);
            return url ? url->origin : std::string();
        }

        void fillHeader(std::string_view name, std::string& text)
        {
            const auto plain = runtime::basicCredentials(name, text);
            if (plain && Secrets::mayHold(*plain)) {
                text = "Basic " + toBase64(replaced(*plain, asItIs));
            } else if (Secrets::mayHold(text)) {
                m_isHeader = true;
                text = replaced(text, asItIs);
                m_isHeader = false;
            }
        }

        void refuse(const char* reason, const std::string& name, std::string detail = {})
        {
            if (!m_error)
                m_error = Error{ErrorCode::Denied, reason, name, std::move(detail)};
        }

        void refuseIn(std::string_view text)
        {
            if (!Secrets::mayHold(text))
                return;
            m_secrets.replace(text, [this](const std::string& name) {
                refuse("delivery.secretMisplaced", name);
                return std::nullopt;
            });
        }

        std::string replaced(std::string_view text, Encode encode)
        {
            return m_secrets.replace(text, [this, encode](const std::string& name) -> std::optional<std::string> {
                if (!m_grant || std::find(m_grant->names.begin(), m_grant->names.end(), name) == m_grant->names.end()) {
                    refuse("delivery.secretNotItsOwn", name);
                    return std::nullopt;
                }
                if (!m_grant->isFixed || (!m_grant->origin.empty() && m_grant->origin != m_origin)) {
                    refuse("delivery.secretElsewhere", name, m_origin);
                    return std::nullopt;
                }
                const auto value = m_values.find(name);
                if (value == m_values.end()) {
                    refuse("delivery.secretWithoutValue", name);
                    return std::nullopt;
                }
                if (m_isHeader && breaksHeader(value->second.reveal())) {
                    refuse("delivery.secretBreaksHeader", name);
                    return std::nullopt;
                }
                m_filled.insert(name);
                return encode(value->second.reveal());
            });
        }

        const runtime::SecretGrant* const m_grant;
        const Secrets& m_secrets;
        const crypto::SecretValues& m_values;
        std::string m_origin;
        std::set<std::string> m_filled;
        std::optional<Error> m_error; // the first
        bool m_isHeader = false;
    };

} // namespace

Result<FilledSecrets> fillSecrets(runtime::OutgoingRequest& request, const runtime::SecretGrant* grant,
    const Secrets& secrets, const crypto::SecretValues& values)
{
    return Filling(grant, secrets, values).fill(request);
}

void takeSecretsOut(
    runtime::Outcome& outcome, const FilledSecrets& names, const Secrets& secrets, const crypto::SecretValues& values)
{
    for (const std::string& name : names) {
        const auto value = values.find(name);
        if (value == values.end())
            continue;
        const std::string placeholder = secrets.placeholder(name);
        for (const std::string& form : runtime::formsOf(value->second.reveal())) {
            const auto clean = [&](std::string& text) {
                if (text.find(form) != text.npos)
                    text = runtime::replaceAll(text, form, placeholder);
            };
            if (outcome.answer) {
                clean(outcome.answer->body);
                for (auto& [header, text] : outcome.answer->headers)
                    clean(text);
            }
            if (outcome.error) {
                for (std::string& arg : outcome.error->args)
                    clean(arg);
            }
        }
    }
}

} // namespace sluis::delivery
