#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// How the fixed forms of this folder are written: numbers big endian, text behind its length.
namespace sluis::publish {

template <class Number> void appendNumber(std::string& bytes, Number number)
{
    for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8)
        bytes += static_cast<char>(static_cast<uint64_t>(number) >> shift & 0xff);
}

// Takes parts from the front. Once one was not there, isWhole() is false and everything after it is empty or 0.
class ByteReader
{
public:
    explicit ByteReader(std::string_view bytes)
        : m_rest(bytes)
    { }

    std::string_view take(size_t count)
    {
        if (count > m_rest.size()) {
            m_isWhole = false;
            m_rest = {};
            return {};
        }
        const auto part = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return part;
    }

    template <class Number> Number number()
    {
        uint64_t number = 0;
        for (const unsigned char byte : take(sizeof(Number)))
            number = number << 8 | byte;
        return static_cast<Number>(number);
    }

    std::string_view rest() const { return m_rest; }
    bool isWhole() const { return m_isWhole; }

private:
    std::string_view m_rest;
    bool m_isWhole = true;
};

} // namespace sluis::publish
