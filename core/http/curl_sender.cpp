#include "core/http/curl_sender.h"

#include "core/http/address_rules.h"
#include "core/http/loop.h"
#include "core/http/outgoing.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace sluis::http {

namespace {

    constexpr size_t HeaderLimit = 256;
    constexpr size_t HeaderLimitBytes = 64 * 1024;
    constexpr long ConnectionsPerVendor = 64;
    constexpr long KeptConnections = 256;

    void initialiseOnce()
    {
        static std::once_flag done;
        std::call_once(done, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    }

    struct ListDeleter {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    using HeaderListPtr = std::unique_ptr<curl_slist, ListDeleter>;

    struct EasyDeleter {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    };
    using EasyPtr = std::unique_ptr<CURL, EasyDeleter>;

    // One request on its way; curl holds pointers to it.
    struct CurlTransfer {
        OutgoingRequest request;
        Sender::Callback callback;
        const SenderRules* rules = nullptr;
        std::string host;
        EasyPtr easy;
        HeaderListPtr headers;
        Answer answer;
        MonotonicTime started;
        size_t headerBytes = 0;
        bool addressRefused = false;
        bool tooLarge = false;
        bool headBroken = false;
    };

    size_t onBody(char* bytes, size_t, size_t count, void* pointer)
    {
        auto& transfer = *static_cast<CurlTransfer*>(pointer);
        if (count > transfer.request.answerLimitBytes - transfer.answer.body.size()) {
            transfer.tooLarge = true;
            return CURL_WRITEFUNC_ERROR;
        }
        transfer.answer.body.append(bytes, count);
        return count;
    }

    // One line of the head at a time, the status line and the empty line included.
    size_t onHeader(char* bytes, size_t, size_t count, void* pointer)
    {
        auto& transfer = *static_cast<CurlTransfer*>(pointer);
        std::string_view line(bytes, count);
        while (line.ends_with('\n') || line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.starts_with("HTTP/")) { // also of an interim answer: only the last counts
            transfer.answer.headers.clear();
            return count;
        }
        const size_t colon = line.find(':');
        if (line.empty() || colon == std::string_view::npos)
            return count;
        const std::string_view value = trimBlanks(line.substr(colon + 1));
        transfer.headerBytes += count;
        if (transfer.answer.headers.size() == HeaderLimit || transfer.headerBytes > HeaderLimitBytes
            || !isToken(line.substr(0, colon)) || !isFieldValue(value)) {
            transfer.headBroken = true;
            return 0;
        }
        transfer.answer.headers.push_back({std::string(line.substr(0, colon)), std::string(value)});
        return count;
    }

    curl_socket_t onOpenSocket(void* pointer, curlsocktype, curl_sockaddr* address)
    {
        auto& transfer = *static_cast<CurlTransfer*>(pointer);
        const SocketAddress target(&address->addr, address->addrlen);
        if (!transfer.rules->allowPrivateAddresses && !isPublicAddress(target)) {
            transfer.addressRefused = true;
            return CURL_SOCKET_BAD;
        }
        return ::socket(address->family, address->socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, address->protocol);
    }

    std::string_view reasonOf(CURLcode code, const CurlTransfer& transfer)
    {
        if (transfer.addressRefused && code != CURLE_OPERATION_TIMEDOUT)
            return "http.addressRefused";
        if (transfer.tooLarge)
            return "http.answerTooLarge";
        if (transfer.headBroken)
            return "http.answerBroken";
        switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return "http.sendTimeout";
        case CURLE_COULDNT_RESOLVE_HOST:
            return "http.resolveFailed";
        case CURLE_COULDNT_CONNECT:
            return "http.connectFailed";
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_ISSUER_ERROR:
            return "http.tlsFailed";
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_UNSUPPORTED_PROTOCOL: // HTTP/0.9 and the like
        case CURLE_BAD_CONTENT_ENCODING:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM:
            return "http.answerBroken";
        default:
            return "http.connectionLost";
        }
    }

    Error errorOf(CURLcode code, const CurlTransfer& transfer)
    {
        const std::string_view reason = reasonOf(code, transfer);
        const ErrorCode kind = reason == "http.addressRefused" ? ErrorCode::Denied
            : reason == "http.answerTooLarge"                  ? ErrorCode::LimitReached
                                                               : ErrorCode::Unavailable;
        return {kind, std::string(reason), transfer.host, curl_easy_strerror(code)};
    }

    // curl wants the other alphabet of base64, and its padding.
    std::string toCurlPin(std::string pin)
    {
        std::replace(pin.begin(), pin.end(), '-', '+');
        std::replace(pin.begin(), pin.end(), '_', '/');
        pin.append((4 - pin.size() % 4) % 4, '=');
        return "sha256//" + pin;
    }

    class CurlSender final : public Sender
    {
    public:
        CurlSender(Loop& loop, SenderRules rules)
            : m_loop(loop)
            , m_rules(std::move(rules))
        {
            initialiseOnce();
            m_multi = curl_multi_init();
            SLUIS_ASSERT(m_multi);
            curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &onSocket);
            curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
            curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &onTimer);
            curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
            curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, ConnectionsPerVendor);
            curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, KeptConnections);
        }

        ~CurlSender() override
        {
            m_loop.cancel(m_timer);
            for (const auto& [easy, transfer] : m_transfers)
                curl_multi_remove_handle(m_multi, easy);
            m_transfers.clear();
            curl_multi_cleanup(m_multi); // forgets its sockets
            for (const auto& [descriptor, socket] : m_sockets)
                m_loop.forget(descriptor);
        }

        void send(OutgoingRequest request, Callback callback) override
        {
            const Result<Target> target = checkOutgoing(request, m_rules);
            if (!target)
                return report(std::move(callback), fail(target.error()));
            auto transfer = std::make_unique<CurlTransfer>();
            transfer->request = std::move(request);
            transfer->callback = std::move(callback);
            transfer->rules = &m_rules;
            transfer->host = target->host;
            // Written anew from its parts: curl must not read another host in it than we did.
            transfer->request.url = (target->isTls ? "https://" : "http://") + target->authority + target->path;
            transfer->started = m_loop.clock().steady();
            prepare(*transfer);
            CURL* const easy = transfer->easy.get();
            m_transfers.emplace(easy, std::move(transfer));
            curl_multi_add_handle(m_multi, easy);
        }

    private:
        struct WatchedSocket final : ReadinessHandler {
            CurlSender* sender = nullptr;
            curl_socket_t descriptor = CURL_SOCKET_BAD;

            void onReady(unsigned readiness) override
            {
                const int events = (readiness & Readable ? CURL_CSELECT_IN : 0)
                    | (readiness & Writable ? CURL_CSELECT_OUT : 0) | (readiness & HungUp ? CURL_CSELECT_ERR : 0);
                sender->act(descriptor, events);
            }
        };

        void prepare(CurlTransfer& transfer)
        {
            transfer.easy.reset(curl_easy_init());
            SLUIS_ASSERT(transfer.easy);
            CURL* const easy = transfer.easy.get();
            const OutgoingRequest& request = transfer.request;
            curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
            curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
            curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
            curl_easy_setopt(easy, CURLOPT_PROXY, "");
            curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
            curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
            curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
            curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeLimit.count()));
            curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.timeLimit.count()));
            curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &onOpenSocket);
            curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
            curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &onBody);
            curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
            curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &onHeader);
            curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
            prepareTls(easy);
            prepareBody(easy, request);
            prepareHeaders(easy, transfer);
        }

        void prepareTls(CURL* easy) const
        {
            curl_easy_setopt(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
            if (!m_rules.pinnedKey.empty()) { // the pin is stricter than any authority
                curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
                curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
                curl_easy_setopt(easy, CURLOPT_PINNEDPUBLICKEY, toCurlPin(m_rules.pinnedKey).c_str());
            } else if (!m_rules.trustedCertificates.empty()) {
                // curl only reads it, and copies it here.
                curl_blob blob{const_cast<char*>(m_rules.trustedCertificates.data()),
                    m_rules.trustedCertificates.size(), CURL_BLOB_COPY};
                curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
            }
        }

        static void prepareBody(CURL* easy, const OutgoingRequest& request)
        {
            const bool expectsBody = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
            if (request.method == "HEAD") {
                curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
                return;
            }
            if (expectsBody || !request.body.empty()) {
                curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
                curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            }
            curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
        }

        // Each header for itself, as a list; and none that curl would add by itself.
        static void prepareHeaders(CURL* easy, CurlTransfer& transfer)
        {
            curl_slist* list = nullptr;
            const auto append = [&list](const std::string& line) { list = curl_slist_append(list, line.c_str()); };
            for (std::string_view own : {"Accept", "Content-Type", "Expect"}) {
                if (!findHeader(transfer.request.headers, own))
                    append(std::string(own) + ":");
            }
            for (const Header& header : transfer.request.headers) {
                if (!isLeftOut(header.name))
                    append(header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
            }
            transfer.headers.reset(list);
            curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
        }

        void report(Callback callback, Result<Answer> result)
        {
            const std::weak_ptr<bool> alive = m_alive;
            m_loop.post([callback = std::move(callback), result = std::move(result), alive] {
                if (alive.lock())
                    callback(result);
            });
        }

        void act(curl_socket_t descriptor, int events)
        {
            int running = 0;
            curl_multi_socket_action(m_multi, descriptor, events, &running);
            collect();
        }

        // Takes what curl has finished.
        void collect()
        {
            int left = 0;
            while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
                if (message->msg != CURLMSG_DONE)
                    continue;
                const CURLcode code = message->data.result;
                CURL* const easy = message->easy_handle;
                curl_multi_remove_handle(m_multi, easy);
                const auto found = m_transfers.find(easy);
                const std::unique_ptr<CurlTransfer> transfer = std::move(found->second);
                m_transfers.erase(found);
                if (code != CURLE_OK) {
                    report(std::move(transfer->callback), fail(errorOf(code, *transfer)));
                    continue;
                }
                long status = 0;
                curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
                transfer->answer.status = static_cast<int>(status);
                transfer->answer.duration = std::chrono::duration_cast<std::chrono::microseconds>(
                    m_loop.clock().steady() - transfer->started);
                report(std::move(transfer->callback), std::move(transfer->answer));
            }
        }

        static int onSocket(CURL*, curl_socket_t descriptor, int what, void* pointer, void*)
        {
            auto& self = *static_cast<CurlSender*>(pointer);
            const auto found = self.m_sockets.find(descriptor);
            if (what == CURL_POLL_REMOVE) {
                if (found != self.m_sockets.end()) {
                    self.m_loop.forget(descriptor);
                    self.m_sockets.erase(found);
                }
                return 0;
            }
            const unsigned readiness = (what & CURL_POLL_IN ? Readable : 0u) | (what & CURL_POLL_OUT ? Writable : 0u);
            if (found != self.m_sockets.end()) {
                self.m_loop.change(descriptor, readiness);
                return 0;
            }
            auto socket = std::make_unique<WatchedSocket>();
            socket->sender = &self;
            socket->descriptor = descriptor;
            self.m_loop.watch(descriptor, readiness, *socket);
            self.m_sockets.emplace(descriptor, std::move(socket));
            return 0;
        }

        static int onTimer(CURLM*, long milliseconds, void* pointer)
        {
            auto& self = *static_cast<CurlSender*>(pointer);
            self.m_loop.cancel(self.m_timer);
            self.m_timer = {};
            if (milliseconds >= 0)
                self.m_timer = self.m_loop.after(std::chrono::milliseconds(milliseconds), [&self] {
                    self.m_timer = {};
                    self.act(CURL_SOCKET_TIMEOUT, 0);
                });
            return 0;
        }

        Loop& m_loop;
        const SenderRules m_rules;
        CURLM* m_multi = nullptr;
        TimerId m_timer;
        std::unordered_map<CURL*, std::unique_ptr<CurlTransfer>> m_transfers;
        std::unordered_map<curl_socket_t, std::unique_ptr<WatchedSocket>> m_sockets;
        std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    };

} // namespace

std::unique_ptr<Sender> makeCurlSender(Loop& loop, SenderRules rules)
{
    return std::make_unique<CurlSender>(loop, std::move(rules));
}

} // namespace sluis::http
