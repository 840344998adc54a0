#pragma once

#include "core/value/value.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace sluis::sandbox::protocol {

// How values travel between server and worker: one byte of kind, then its content; counts and lengths as LEB128.
enum class Wire : uint8_t { Undefined, Null, False, True, Integer, Double, String, Array, Object };

inline constexpr size_t ValueDepthLimit = 100;
inline constexpr size_t ValueCountLimit = 200'000; // of one value: items, members and itself

// Appends to a message. Never fails; who writes keeps the limits.
class Writer
{
public:
    explicit Writer(std::string& bytes)
        : m_bytes(bytes)
    { }

    void byte(uint8_t value) { m_bytes.push_back(static_cast<char>(value)); }
    void count(uint64_t value)
    {
        while (value >= 0x80) {
            byte(static_cast<uint8_t>(value | 0x80));
            value >>= 7;
        }
        byte(static_cast<uint8_t>(value));
    }
    void integer(int64_t value) { count((static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63)); }
    void real(double value)
    {
        char raw[sizeof(value)];
        std::memcpy(raw, &value, sizeof(raw));
        m_bytes.append(raw, sizeof(raw));
    }
    void text(std::string_view value)
    {
        count(value.size());
        m_bytes.append(value);
    }
    void kind(Wire kind) { byte(static_cast<uint8_t>(kind)); }
    void value(const value::Value& value);

    std::string& bytes() { return m_bytes; }

private:
    std::string& m_bytes;
};

// Takes a message apart. After the first thing that is not as it must be, ok() is false and everything reads as empty:
// the other side may be hostile, so every length is checked against what is left.
class Reader
{
public:
    explicit Reader(std::string_view bytes)
        : m_rest(bytes)
    { }

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_rest.empty() || !m_ok; }
    size_t left() const { return m_rest.size(); }
    std::string_view rest() const { return m_rest; }
    void spoil()
    {
        m_ok = false;
        m_rest = {};
    }

    uint8_t byte()
    {
        if (m_rest.empty()) {
            spoil();
            return 0;
        }
        const auto value = static_cast<uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    uint64_t count()
    {
        uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const uint8_t next = byte();
            value |= static_cast<uint64_t>(next & 0x7F) << shift;
            if (!(next & 0x80))
                return m_ok ? value : 0;
        }
        spoil();
        return 0;
    }
    int64_t integer()
    {
        const uint64_t value = count();
        return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
    }
    double real()
    {
        double value = 0;
        if (m_rest.size() < sizeof(value)) {
            spoil();
            return 0;
        }
        std::memcpy(&value, m_rest.data(), sizeof(value));
        m_rest.remove_prefix(sizeof(value));
        return value;
    }
    std::string_view text()
    {
        const uint64_t size = count();
        if (size > m_rest.size()) {
            spoil();
            return {};
        }
        const std::string_view value = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return value;
    }
    Wire kind()
    {
        const uint8_t value = byte();
        if (value > static_cast<uint8_t>(Wire::Object))
            spoil();
        return m_ok ? static_cast<Wire>(value) : Wire::Undefined;
    }
    value::Value value();

private:
    value::Value value(size_t depth, size_t& budget);

    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace sluis::sandbox::protocol
