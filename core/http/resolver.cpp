#include "core/http/resolver.h"

#include <netdb.h>

#include <condition_variable>
#include <deque>
#include <thread>

namespace sluis::http {

namespace {

    constexpr int ThreadLimit = 4; // a name server that is silent holds one for long

    Result<std::vector<SocketAddress>> ask(const std::string& host)
    {
        addrinfo hints{};
        hints.ai_socktype = SOCK_STREAM;
        hints.ai_flags = AI_ADDRCONFIG;
        addrinfo* found = nullptr;
        if (const int error = getaddrinfo(host.c_str(), nullptr, &hints, &found); error != 0)
            return fail(ErrorCode::Unavailable, "http.resolveFailed", host, gai_strerror(error));
        std::vector<SocketAddress> addresses;
        for (const addrinfo* each = found; each; each = each->ai_next) {
            if (each->ai_family == AF_INET || each->ai_family == AF_INET6)
                addresses.emplace_back(each->ai_addr, each->ai_addrlen);
        }
        freeaddrinfo(found);
        if (addresses.empty())
            return fail(ErrorCode::Unavailable, "http.resolveFailed", host, "no address");
        return addresses;
    }

    struct Question {
        std::string host;
        Resolver::Callback callback;
    };

    // Shared with the threads, which may be waiting for the system when the resolver goes.
    struct Questions {
        std::mutex mutex;
        std::condition_variable arrived;
        std::deque<Question> waiting; // guarded by mutex, like all below
        Loop* loop = nullptr; // null once the resolver is gone
        int idleThreads = 0;
        int threads = 0;
    };

    void answerQuestions(const std::shared_ptr<Questions>& questions)
    {
        std::unique_lock lock(questions->mutex);
        while (true) {
            ++questions->idleThreads;
            questions->arrived.wait(lock, [&] { return !questions->loop || !questions->waiting.empty(); });
            --questions->idleThreads;
            if (!questions->loop)
                return;
            Question question = std::move(questions->waiting.front());
            questions->waiting.pop_front();
            lock.unlock();
            Result<std::vector<SocketAddress>> answer = ask(question.host);
            lock.lock();
            if (!questions->loop)
                return;
            questions->loop->post([questions, callback = std::move(question.callback), answer = std::move(answer)] {
                {
                    std::lock_guard guard(questions->mutex);
                    if (!questions->loop)
                        return;
                }
                callback(answer);
            });
        }
    }

    class SystemResolver final : public Resolver
    {
    public:
        explicit SystemResolver(Loop& loop) { m_questions->loop = &loop; }

        ~SystemResolver() override
        {
            {
                std::lock_guard lock(m_questions->mutex);
                m_questions->loop = nullptr;
            }
            m_questions->arrived.notify_all();
        }

        void resolve(const std::string& host, Callback callback) override
        {
            bool needsThread = false;
            {
                std::lock_guard lock(m_questions->mutex);
                m_questions->waiting.push_back({host, std::move(callback)});
                needsThread = m_questions->idleThreads == 0 && m_questions->threads < ThreadLimit;
                m_questions->threads += needsThread ? 1 : 0;
            }
            if (needsThread) // not joined: the system's call cannot be ended, and the thread touches only what it
                             // shares
                std::thread([questions = m_questions] { answerQuestions(questions); }).detach();
            m_questions->arrived.notify_one();
        }

    private:
        std::shared_ptr<Questions> m_questions = std::make_shared<Questions>();
    };

} // namespace

std::unique_ptr<Resolver> makeSystemResolver(Loop& loop)
{
    return std::make_unique<SystemResolver>(loop);
}

} // namespace sluis::http
