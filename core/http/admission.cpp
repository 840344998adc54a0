#include "core/http/admission.h"

#include <netinet/in.h>

namespace sluis::http {

std::string Admission::keyOf(const SocketAddress& peer)
{
    if (peer.family() == AF_INET6) {
        const in6_addr& address = reinterpret_cast<const sockaddr_in6*>(peer.get())->sin6_addr;
        if (!IN6_IS_ADDR_V4MAPPED(&address))
            return std::string(reinterpret_cast<const char*>(address.s6_addr), 8);
    }
    return peer.address();
}

Admission::Verdict Admission::enter(const std::string& key)
{
    std::lock_guard lock(m_mutex);
    if (m_count >= m_limit)
        return Verdict::Full;
    size_t& ofAddress = m_byAddress[key];
    if (ofAddress >= 2 * m_limitPerAddress) // it has been told often enough
        return Verdict::Full;
    ++m_count;
    ++ofAddress;
    return ofAddress > m_limitPerAddress ? Verdict::AddressBusy : Verdict::Admitted;
}

void Admission::leave(const std::string& key)
{
    std::lock_guard lock(m_mutex);
    const auto found = m_byAddress.find(key);
    SLUIS_ASSERT(found != m_byAddress.end() && m_count > 0);
    --m_count;
    if (--found->second == 0)
        m_byAddress.erase(found);
}

size_t Admission::count() const
{
    std::lock_guard lock(m_mutex);
    return m_count;
}

} // namespace sluis::http
