#pragma once

#include "core/privacy/field_class.h"
#include "core/runtime/hit.h"
#include "core/value/value.h"

#include <string_view>

namespace sluis::runtime {

// The incoming request as variables and tags may see it: parts that are hidden read as undefined. Text that is not
// UTF-8 is repaired. Refers to the hit and to `hidden`, which both outlive it.
class RequestView
{
public:
    RequestView(const Hit& hit, const privacy::Hidden& hidden)
        : m_hit(hit)
        , m_hidden(hidden)
    { }

    value::Value header(std::string_view name) const; // repeated ones joined with ", "
    value::Value cookie(std::string_view name, bool decoded) const; // the first of that name
    value::Value queryParameter(std::string_view name) const; // the first of that name, decoded
    value::Value queryString() const; // without '?'
    value::Value path() const;
    value::Value method() const;
    value::Value remoteAddress() const;
    value::Value visitorRegion() const; // "US-CA", "NL", from the geo headers of a proxy

private:
    const Hit& m_hit;
    const privacy::Hidden& m_hidden;
};

// Text from a hit as a value.
value::Value textValue(std::string_view bytes);

} // namespace sluis::runtime
