#pragma once

#include <optional>
#include <string>
#include <string_view>

// Which parts of a hit say something about the visitor as a person, and which of these stay hidden together: event
// parameters, request headers and parameters of the query string that carry the same thing are one class.
namespace sluis::privacy {

enum class FieldClass {
    Address, // network address and the headers of proxies that carry it
    Location, // where the visitor is
    Browser, // user agent and client hints
    Personal, // who the visitor is: e-mail address, phone number, name, postal address
};

// Of a parameter of the event by its dotted path: "ip_override", "event_location.city", "user_data.email_address".
std::optional<FieldClass> classOfParameter(std::string_view path);

// Of a request header, in any case: "X-Forwarded-For", "Sec-CH-UA-Platform".
std::optional<FieldClass> classOfHeader(std::string_view name);

// Of a parameter of a tracker's query string: "uaa", "_uip", "ur".
std::optional<FieldClass> classOfQueryParameter(std::string_view name);

// Classes of visitor details that are hidden from a tag: in its event data and in its view of the request.
struct Hidden {
    bool address = false; // remote address and forwarding headers
    bool location = false; // geo headers
    bool browser = false; // user agent and client hints

    bool any() const { return address || location || browser; }
    bool covers(std::optional<FieldClass> fieldClass) const;
    void hide(FieldClass fieldClass);
    Hidden& operator|=(const Hidden& other);
    bool operator==(const Hidden&) const = default;
};

// The query string without the parameters that are hidden.
std::string withoutHidden(std::string_view query, const Hidden& hidden);

} // namespace sluis::privacy
