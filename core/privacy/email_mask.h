#pragma once

#include <string>
#include <string_view>

namespace sluis::privacy {

// "jan.jansen@example.com" as "j…@example.com": says that an address is there and of which house, not whose. Text that
// is no e-mail address stays as it is.
std::string maskEmail(std::string_view address);

// Masks every e-mail address that stands in the text, "%40" for "@" included. True when there was one.
bool maskEmails(std::string& text);

} // namespace sluis::privacy
