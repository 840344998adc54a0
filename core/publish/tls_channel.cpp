#include "core/base/encoding.h"
#include "core/publish/bundle.h"
#include "core/publish/channel.h"

#include <curl/curl.h>

#include <mutex>

namespace sluis::publish {
namespace {

    constexpr size_t AnswerLimitBytes = BundleLimitBytes + 64 * 1024;

    struct FreeCurl {
        void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    using Curl = std::unique_ptr<CURL, FreeCurl>;
    using HeaderList = std::unique_ptr<curl_slist, FreeCurl>;

    void startCurl()
    {
        static std::once_flag once;
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    }

    size_t receiveBody(char* bytes, size_t size, size_t count, void* target)
    {
        auto& body = *static_cast<std::string*>(target);
        if (body.size() + size * count > AnswerLimitBytes)
            return 0; // ends the transfer
        body.append(bytes, size * count);
        return size * count;
    }

    class TlsChannel final : public Channel
    {
    public:
        TlsChannel(std::string address, std::string pin)
            : m_address(std::move(address))
            , m_pin("sha256//" + toBase64(fromBase64Url(pin).value_or("")))
        {
            startCurl();
        }

        Result<http::Response> exchange(const http::Request& request) override
        {
            const Curl curl(curl_easy_init());
            const HeaderList headers = headersOf(request);
            http::Response response;
            prepare(curl.get(), request, headers.get(), response);
            const CURLcode code = curl_easy_perform(curl.get());
            if (code != CURLE_OK)
                return fail(errorOf(code));
            long status = 0;
            curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
            response.status = static_cast<int>(status);
            return response;
        }

    private:
        static HeaderList headersOf(const http::Request& request)
        {
            HeaderList headers(curl_slist_append(nullptr, "Expect:")); // no pause before a body
            for (const http::HeaderView& header : request.headers()) {
                const std::string line = std::string(header.name) + ": " + std::string(header.value);
                curl_slist* longer
                    = curl_slist_append(headers.get(), line.c_str()); // the same list, but for the first item
                static_cast<void>(headers.release());
                headers.reset(longer);
            }
            return headers;
        }

        void prepare(CURL* curl, const http::Request& request, curl_slist* headers, http::Response& response) const
        {
            const auto set = [curl](CURLoption option, auto setting) { curl_easy_setopt(curl, option, setting); };
            set(CURLOPT_URL, ("https://" + m_address + std::string(request.target())).c_str());
            set(CURLOPT_CUSTOMREQUEST, std::string(request.method()).c_str());
            set(CURLOPT_HTTPHEADER, headers);
            set(CURLOPT_PROTOCOLS_STR, "https");
            set(CURLOPT_FOLLOWLOCATION, 0L);
            set(CURLOPT_NOSIGNAL, 1L);
            set(CURLOPT_NOPROXY, "*");
            set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
            // The pin alone decides: no authority vouches for a self-signed certificate, and none may for another one.
            set(CURLOPT_SSL_VERIFYPEER, 0L);
            set(CURLOPT_SSL_VERIFYHOST, 0L);
            set(CURLOPT_PINNEDPUBLICKEY, m_pin.c_str());
            set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(ConnectTimeLimit.count()));
            set(CURLOPT_TIMEOUT, static_cast<long>(ExchangeTimeLimit.count()));
            if (!request.body().empty() || request.method() == "POST" || request.method() == "PUT") {
                set(CURLOPT_POSTFIELDS, request.body().data() != nullptr ? request.body().data() : "");
                set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body().size()));
            }
            set(CURLOPT_WRITEFUNCTION, &receiveBody);
            set(CURLOPT_WRITEDATA, &response.body);
        }

        Error errorOf(CURLcode code) const
        {
            const char* detail = curl_easy_strerror(code);
            switch (code) {
            case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
                return {ErrorCode::Denied, "publish.wrongCertificate", m_address, detail};
            case CURLE_COULDNT_CONNECT:
            case CURLE_COULDNT_RESOLVE_HOST:
                return {ErrorCode::Unavailable, "publish.notReachable", m_address, detail};
            case CURLE_WRITE_ERROR:
                return {ErrorCode::LimitReached, "publish.answerTooLarge", m_address, detail};
            default:
                return {ErrorCode::Unavailable, "publish.noAnswer", m_address, detail};
            }
        }

        const std::string m_address;
        const std::string m_pin; // as curl wants it: "sha256//" and base64
    };

} // namespace

std::unique_ptr<Channel> openTlsChannel(std::string address, std::string pin)
{
    return std::make_unique<TlsChannel>(std::move(address), std::move(pin));
}

} // namespace sluis::publish
