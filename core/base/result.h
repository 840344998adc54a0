#pragma once

#include "core/base/assert.h"
#include "core/base/error.h"

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

namespace sluis {

// A value or the Error that kept us from having it. Ignoring one does not compile.
template <class T = void> class [[nodiscard]] Result : private tl::expected<T, Error>
{
    using Base = tl::expected<T, Error>;

public:
    using Base::Base;
    using typename Base::value_type;
    using Base::operator*;
    using Base::operator->;
    using Base::error;
    using Base::has_value;
    using Base::value_or;
    using Base::operator bool;

    Result(Base base)
        : Base(std::move(base))
    { }

    const T& value() const&
    {
        SLUIS_ASSERT(has_value());
        return Base::operator*();
    }
    T& value() &
    {
        SLUIS_ASSERT(has_value());
        return Base::operator*();
    }
    T&& value() &&
    {
        SLUIS_ASSERT(has_value());
        return std::move(Base::operator*());
    }
};

template <> class [[nodiscard]] Result<void> : private tl::expected<void, Error>
{
    using Base = tl::expected<void, Error>;

public:
    using Base::Base;
    using Base::error;
    using Base::has_value;
    using Base::operator bool;

    Result(Base base)
        : Base(std::move(base))
    { }
};

// return fail(document.error()); hands an error on as it is.
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorCode code, std::string reason, std::string subject = {}, std::string detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(reason), std::move(subject), std::move(detail)});
}

} // namespace sluis
