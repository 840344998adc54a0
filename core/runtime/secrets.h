#pragma once

#include "core/crypto/secret_values.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::runtime {

// Secrets while hits run. What runs has a placeholder in the place of each value: letters and digits, so that no
// encoding changes it, and different in every process, so that nobody outside can know it. core/delivery puts the value
// in when a request leaves. Safe from any thread; outlives whoever runs hits.
class Secrets
{
public:
    Secrets();
    Secrets(const Secrets&) = delete;
    Secrets& operator=(const Secrets&) = delete;

    // The same for the same name, as long as the process lives.
    std::string placeholder(const std::string& name) const;

    void setValues(crypto::SecretValues values);
    crypto::SecretValuesPtr values() const; // never null

    // Whether any placeholder was ever given out: if not, nothing has to be looked for.
    bool areUsed() const { return m_areUsed; }

    // Whether one may be in the text; the cheap question before replace().
    static bool mayHold(std::string_view text);

    // The text with placeholders replaced by what `with` gives for their secret; nothing leaves one as it is.
    using With = std::function<std::optional<std::string>(const std::string& name)>;
    std::string replace(std::string_view text, const With& with) const;

private:
    const crypto::Secret m_key;
    mutable std::atomic<bool> m_areUsed = false;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, std::string, std::less<>> m_names; // by placeholder; guarded by m_mutex
    crypto::SecretValuesPtr m_values; // guarded by m_mutex
};

// What may be filled into the requests of one tag, client or variable.
struct SecretGrant {
    std::vector<std::string> names; // secrets that its configuration refers to, directly or through variables
    // The only origin that its requests may take values to: "https://api.example". Empty: what the permission of its
    // template or its type allows, which was checked when the request was made.
    std::string origin;
    bool isFixed = true; // false: the address depends on the hit, so no value goes there
};
using SecretGrantPtr = std::shared_ptr<const SecretGrant>;

// How a secret is shown wherever its placeholder or value would stand: "secret:meta-capi".
std::string shownSecret(std::string_view name);

} // namespace sluis::runtime
