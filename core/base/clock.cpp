#include "core/base/clock.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>

namespace sluis {
namespace {

    // Takes exactly `digits` digits from the front of `text`.
    bool takeNumber(std::string_view& text, size_t digits, int& number)
    {
        if (text.size() < digits)
            return false;
        const char* end = text.data() + digits;
        const auto [stopped, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc() || stopped != end || number < 0)
            return false;
        text.remove_prefix(digits);
        return true;
    }

    bool takeChar(std::string_view& text, char expected)
    {
        if (text.empty() || text.front() != expected)
            return false;
        text.remove_prefix(1);
        return true;
    }

    std::chrono::microseconds takeFraction(std::string_view& text)
    {
        int64_t micros = 0;
        int64_t unit = 100000;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            micros += unit * (text.front() - '0');
            unit /= 10;
            text.remove_prefix(1);
        }
        return std::chrono::microseconds(micros);
    }

    bool takeOffset(std::string_view& text, std::chrono::minutes& offset)
    {
        offset = std::chrono::minutes(0);
        if (text.empty() || takeChar(text, 'Z') || takeChar(text, 'z'))
            return true;
        const bool west = text.front() == '-';
        if (!takeChar(text, '+') && !takeChar(text, '-'))
            return false;
        int hours = 0;
        int minutes = 0;
        if (!takeNumber(text, 2, hours))
            return false;
        takeChar(text, ':');
        if (!takeNumber(text, 2, minutes) || hours > 23 || minutes > 59)
            return false;
        offset = std::chrono::minutes((west ? -1 : 1) * (hours * 60 + minutes));
        return true;
    }

} // namespace

WallTime SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

MonotonicTime SystemClock::steady() const
{
    return std::chrono::steady_clock::now();
}

int64_t toMilliseconds(WallTime time)
{
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

WallTime fromMilliseconds(int64_t sinceEpoch)
{
    return WallTime(std::chrono::milliseconds(sinceEpoch));
}

std::string toIso8601(WallTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const auto sinceMidnight = std::chrono::floor<std::chrono::milliseconds>(time - day).count();
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), sinceMidnight / 3600000,
        sinceMidnight / 60000 % 60, sinceMidnight / 1000 % 60, sinceMidnight % 1000);
}

bool fromIso8601(std::string_view text, WallTime& time)
{
    using namespace std::chrono;
    int y = 0;
    int m = 0;
    int d = 0;
    if (!takeNumber(text, 4, y) || !takeChar(text, '-') || !takeNumber(text, 2, m) || !takeChar(text, '-')
        || !takeNumber(text, 2, d))
        return false;
    const year_month_day date(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
    if (!date.ok())
        return false;
    WallTime result = sys_days(date);
    if (!text.empty() && (takeChar(text, 'T') || takeChar(text, 't') || takeChar(text, ' '))) {
        int hour = 0;
        int minute = 0;
        int second = 0;
        if (!takeNumber(text, 2, hour) || !takeChar(text, ':') || !takeNumber(text, 2, minute))
            return false;
        if (takeChar(text, ':') && !takeNumber(text, 2, second))
            return false;
        if (hour > 23 || minute > 59 || second > 60)
            return false;
        result += hours(hour) + minutes(minute) + seconds(second);
        if (takeChar(text, '.'))
            result += takeFraction(text);
    }
    minutes offset(0);
    if (!takeOffset(text, offset) || !text.empty())
        return false;
    time = result - offset;
    return true;
}

} // namespace sluis
