#include "core/runtime/secrets.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"

namespace sluis::runtime {
namespace {

    constexpr std::string_view Mark = "zsluissecretz"; // starts every placeholder
    constexpr size_t KeyBytes = 32;
    constexpr size_t TailBytes = 16; // 128 bits
    constexpr size_t PlaceholderLength = Mark.size() + 2 * TailBytes;

} // namespace

Secrets::Secrets()
    : m_key(crypto::randomBytes(KeyBytes))
    , m_values(std::make_shared<const crypto::SecretValues>())
{ }

std::string Secrets::placeholder(const std::string& name) const
{
    std::string made(Mark);
    made += toHex(crypto::hmacSha256(m_key.reveal(), name).substr(0, TailBytes));
    std::lock_guard lock(m_mutex);
    m_names.emplace(made, name);
    m_areUsed = true;
    return made;
}

void Secrets::setValues(crypto::SecretValues values)
{
    auto next = std::make_shared<const crypto::SecretValues>(std::move(values));
    std::lock_guard lock(m_mutex);
    m_values.swap(next);
}

crypto::SecretValuesPtr Secrets::values() const
{
    std::lock_guard lock(m_mutex);
    return m_values;
}

bool Secrets::mayHold(std::string_view text)
{
    return text.find(Mark) != std::string_view::npos;
}

std::string Secrets::replace(std::string_view text, const With& with) const
{
    std::string made;
    size_t done = 0;
    for (size_t at = text.find(Mark); at != text.npos; at = text.find(Mark, at)) {
        const std::string_view found = text.substr(at, PlaceholderLength);
        std::string name;
        {
            std::lock_guard lock(m_mutex);
            if (const auto known = m_names.find(found); known != m_names.end())
                name = known->second;
        }
        if (name.empty()) { // somebody writes as we do; the next one may begin with the last letter of this mark
            ++at;
            continue;
        }
        if (const auto replacement = with(name)) {
            made += text.substr(done, at - done);
            made += *replacement;
            done = at + PlaceholderLength;
        }
        at += PlaceholderLength;
    }
    made += text.substr(done);
    return made;
}

std::string shownSecret(std::string_view name)
{
    return "secret:" + std::string(name);
}

} // namespace sluis::runtime
