#include "core/publish/secret_input.h"

#include "core/publish/secret_vault.h"

#include <termios.h>
#include <unistd.h>

#include <cerrno>

namespace sluis::publish {
namespace {

    // What is typed is not shown as long as this lives.
    class Unseen
    {
    public:
        explicit Unseen(int terminal)
            : m_terminal(terminal)
        {
            if (::tcgetattr(m_terminal, &m_before) != 0)
                return;
            termios silent = m_before;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            m_isSilent = ::tcsetattr(m_terminal, TCSAFLUSH, &silent) == 0;
        }
        Unseen(const Unseen&) = delete;
        Unseen& operator=(const Unseen&) = delete;
        ~Unseen()
        {
            if (m_isSilent)
                ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
        }

    private:
        const int m_terminal;
        termios m_before{};
        bool m_isSilent = false;
    };

} // namespace

Result<crypto::Secret> readSecretInput(int descriptor, const std::string& name)
{
    const bool isTerminal = ::isatty(descriptor) != 0;
    const Unseen unseen(isTerminal ? descriptor : -1);
    std::string bytes;
    bytes.reserve(SecretValueLimit + 4096); // so that no copy is left behind
    char buffer[1024];
    for (;;) {
        const ssize_t got = ::read(descriptor, buffer, sizeof(buffer));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(ErrorCode::Unavailable, "publish.noInput", name);
        bytes.append(buffer, static_cast<size_t>(got));
        if (got == 0 || (isTerminal && bytes.ends_with('\n')))
            break;
        if (bytes.size() > SecretValueLimit + 2) {
            crypto::wipe(bytes);
            return fail(ErrorCode::LimitReached, "publish.secretTooLong", name, std::to_string(SecretValueLimit));
        }
    }
    if (bytes.ends_with('\n'))
        bytes.pop_back();
    if (bytes.ends_with('\r'))
        bytes.pop_back();
    return crypto::Secret(std::move(bytes));
}

} // namespace sluis::publish
