#include "ui/bridge/text.h"

#include "core/value/json.h"
#include "core/value/text.h"

#include <QCoreApplication>

#include <cmath>

namespace sluis::bridge {

namespace {

    bool changesDirection(char16_t unit)
    {
        return unit == 0x061C || (unit >= 0x200E && unit <= 0x200F) || (unit >= 0x202A && unit <= 0x202E)
            || (unit >= 0x2066 && unit <= 0x2069);
    }

    QString count(const char* sentence, size_t number)
    {
        return QCoreApplication::translate("Values", sentence, nullptr, static_cast<int>(number));
    }

} // namespace

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::string utf8(const QString& text)
{
    return text.toStdString();
}

QString oneLine(const QString& text)
{
    QString line = text;
    for (QChar& character : line) {
        const char16_t unit = character.unicode();
        if (unit < 0x20)
            character = QChar(0x2400 + unit); // the picture of the control character
        else if (unit == 0x7F)
            character = QChar(0x2421);
        else if (unit >= 0x80 && unit < 0xA0)
            character = QChar(0xFFFD);
        else if (unit == 0x2028 || unit == 0x2029)
            character = QChar(0x240A);
        else if (changesDirection(unit))
            character = QChar(0xFFFD);
    }
    return line;
}

QString oneLine(std::string_view bytes)
{
    return oneLine(text(bytes));
}

QString translated(const Message& message)
{
    if (message.key.empty())
        return {};
    const std::string source(sentence(message.key));
    const QString translation = QCoreApplication::translate("Messages", source.c_str());
    return text(fill(utf8(translation), message.args));
}

QString translated(const Error& error)
{
    return translated(messageOf(error));
}

QString valueText(const value::Value& value)
{
    switch (value.type()) {
    case value::Value::Type::Undefined:
        return {};
    case value::Value::Type::Array:
        return count(QT_TRANSLATE_N_NOOP("Values", "[ %n item(s) ]"), value.size());
    case value::Value::Type::Object:
        return count(QT_TRANSLATE_N_NOOP("Values", "{ %n parameter(s) }"), value.size());
    default:
        return oneLine(value::toText(value));
    }
}

QString actualText(const value::Value& value)
{
    return value.isUndefined() ? QStringLiteral("undefined") : valueText(value);
}

QString valueDocument(const value::Value& value)
{
    if (value.isString())
        return text(value.string());
    return text(value::writeJson(value, value::JsonStyle::Pretty));
}

QString millisecondsText(double milliseconds)
{
    return milliseconds < 0.5 ? QStringLiteral("<1") : QString::number(std::lround(milliseconds));
}

QDateTime localTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toMilliseconds(time));
}

QString clockText(WallTime time)
{
    return localTime(time).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString shortClockText(WallTime time)
{
    return localTime(time).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace sluis::bridge
