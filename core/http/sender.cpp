#include "core/http/sender.h"

#include "core/http/curl_sender.h"
#include "core/http/plain_sender.h"

namespace sluis::http {

namespace {

    // Plain requests one way, the others the other.
    class RoutingSender final : public Sender
    {
    public:
        RoutingSender(Loop& loop, SenderRules rules)
            : m_plain(makePlainSender(loop, rules, makeSystemResolver(loop)))
            , m_curl(makeCurlSender(loop, rules))
            , m_allPlain(!rules.standIn.empty())
        { }

        void send(OutgoingRequest request, Callback callback) override
        {
            const bool isTls
                = request.url.size() > 5 && equalsIgnoreCase(std::string_view(request.url).substr(0, 6), "https:");
            (isTls && !m_allPlain ? m_curl : m_plain)->send(std::move(request), std::move(callback));
        }

    private:
        std::unique_ptr<Sender> m_plain;
        std::unique_ptr<Sender> m_curl;
        bool m_allPlain;
    };

} // namespace

std::unique_ptr<Sender> makeSender(Loop& loop, SenderRules rules)
{
    return std::make_unique<RoutingSender>(loop, std::move(rules));
}

} // namespace sluis::http
