#include "ui/bridge/entity_words.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace sluis::bridge {

namespace {

    QString word(const char* source)
    {
        return QCoreApplication::translate("Words", source);
    }

} // namespace

QString kindWord(container::EntityKind kind)
{
    switch (kind) {
    case container::EntityKind::Tag:
        return word(QT_TRANSLATE_NOOP("Words", "tag"));
    case container::EntityKind::Trigger:
        return word(QT_TRANSLATE_NOOP("Words", "trigger"));
    case container::EntityKind::Variable:
    case container::EntityKind::BuiltInVariable:
        return word(QT_TRANSLATE_NOOP("Words", "variable"));
    case container::EntityKind::Folder:
        return word(QT_TRANSLATE_NOOP("Words", "folder"));
    case container::EntityKind::Template:
        return word(QT_TRANSLATE_NOOP("Words", "template"));
    case container::EntityKind::Client:
        return word(QT_TRANSLATE_NOOP("Words", "client"));
    case container::EntityKind::Transformation:
        return word(QT_TRANSLATE_NOOP("Words", "transformation"));
    }
    return {};
}

QString kindTitle(container::EntityKind kind)
{
    switch (kind) {
    case container::EntityKind::Tag:
        return word(QT_TRANSLATE_NOOP("Words", "Tags"));
    case container::EntityKind::Trigger:
        return word(QT_TRANSLATE_NOOP("Words", "Triggers"));
    case container::EntityKind::Variable:
    case container::EntityKind::BuiltInVariable:
        return word(QT_TRANSLATE_NOOP("Words", "Variables"));
    case container::EntityKind::Folder:
        return word(QT_TRANSLATE_NOOP("Words", "Folders"));
    case container::EntityKind::Template:
        return word(QT_TRANSLATE_NOOP("Words", "Templates"));
    case container::EntityKind::Client:
        return word(QT_TRANSLATE_NOOP("Words", "Clients"));
    case container::EntityKind::Transformation:
        return word(QT_TRANSLATE_NOOP("Words", "Transformations"));
    }
    return {};
}

QString kindIcon(container::EntityKind kind)
{
    switch (kind) {
    case container::EntityKind::Tag:
        return QStringLiteral("tag");
    case container::EntityKind::Trigger:
        return QStringLiteral("trigger");
    case container::EntityKind::Variable:
    case container::EntityKind::BuiltInVariable:
        return QStringLiteral("variable");
    case container::EntityKind::Folder:
        return QStringLiteral("folder");
    case container::EntityKind::Template:
        return QStringLiteral("template");
    case container::EntityKind::Client:
        return QStringLiteral("client");
    case container::EntityKind::Transformation:
        return QStringLiteral("transformation");
    }
    return {};
}

QString kindRoute(container::EntityKind kind)
{
    switch (kind) {
    case container::EntityKind::Tag:
        return QStringLiteral("tags");
    case container::EntityKind::Trigger:
        return QStringLiteral("triggers");
    case container::EntityKind::Variable:
    case container::EntityKind::BuiltInVariable:
        return QStringLiteral("variables");
    case container::EntityKind::Folder:
        return QStringLiteral("folders");
    case container::EntityKind::Template:
        return QStringLiteral("templates");
    case container::EntityKind::Client:
        return QStringLiteral("clients");
    case container::EntityKind::Transformation:
        return QStringLiteral("transformations");
    }
    return {};
}

QString entityRoute(const container::EntityRef& ref)
{
    return kindRoute(ref.kind) + u'/' + text(ref.id);
}

container::EntityRef entityOfRoute(const QString& page, const QString& id)
{
    using Kind = container::EntityKind;
    for (const Kind kind :
        {Kind::Tag, Kind::Trigger, Kind::Variable, Kind::Template, Kind::Client, Kind::Transformation}) {
        if (kindRoute(kind) != page)
            continue;
        const bool isNumber = !id.isEmpty() && id.front().isDigit();
        const bool isBuiltIn = kind == Kind::Variable && !isNumber && id == id.toUpper() && !id.isEmpty();
        return {isBuiltIn ? Kind::BuiltInVariable : kind, utf8(id)};
    }
    return {Kind::Folder, {}};
}

QString triggerTypeWord(const container::Trigger& trigger)
{
    switch (trigger.type) {
    case container::TriggerType::Always:
        return word(QT_TRANSLATE_NOOP("Words", "Custom"));
    case container::TriggerType::CustomEvent:
        return word(QT_TRANSLATE_NOOP("Words", "Custom Event"));
    case container::TriggerType::ServerPageview:
        return word(QT_TRANSLATE_NOOP("Words", "Page View"));
    case container::TriggerType::Other:
        return text(trigger.otherType);
    }
    return {};
}

QString operatorWord(container::Operator op, bool negate, bool ignoreCase, const std::string& unknown)
{
    QString plain;
    switch (op) {
    case container::Operator::Equals:
        plain
            = negate ? word(QT_TRANSLATE_NOOP("Words", "does not equal")) : word(QT_TRANSLATE_NOOP("Words", "equals"));
        break;
    case container::Operator::Contains:
        plain = negate ? word(QT_TRANSLATE_NOOP("Words", "does not contain"))
                       : word(QT_TRANSLATE_NOOP("Words", "contains"));
        break;
    case container::Operator::StartsWith:
        plain = negate ? word(QT_TRANSLATE_NOOP("Words", "does not start with"))
                       : word(QT_TRANSLATE_NOOP("Words", "starts with"));
        break;
    case container::Operator::EndsWith:
        plain = negate ? word(QT_TRANSLATE_NOOP("Words", "does not end with"))
                       : word(QT_TRANSLATE_NOOP("Words", "ends with"));
        break;
    case container::Operator::MatchRegex:
        plain = negate ? word(QT_TRANSLATE_NOOP("Words", "does not match RegEx"))
                       : word(QT_TRANSLATE_NOOP("Words", "matches RegEx"));
        break;
    case container::Operator::Greater:
        plain = negate ? word(QT_TRANSLATE_NOOP("Words", "not greater than"))
                       : word(QT_TRANSLATE_NOOP("Words", "greater than"));
        break;
    case container::Operator::GreaterOrEquals:
        plain = negate ? word(QT_TRANSLATE_NOOP("Words", "not greater than or equal to"))
                       : word(QT_TRANSLATE_NOOP("Words", "greater than or equal to"));
        break;
    case container::Operator::Less:
        plain = negate ? word(QT_TRANSLATE_NOOP("Words", "not less than"))
                       : word(QT_TRANSLATE_NOOP("Words", "less than"));
        break;
    case container::Operator::LessOrEquals:
        plain = negate ? word(QT_TRANSLATE_NOOP("Words", "not less than or equal to"))
                       : word(QT_TRANSLATE_NOOP("Words", "less than or equal to"));
        break;
    case container::Operator::CssSelector:
        plain = word(QT_TRANSLATE_NOOP("Words", "matches CSS selector"));
        break;
    case container::Operator::UrlMatches:
        plain = word(QT_TRANSLATE_NOOP("Words", "matches URL"));
        break;
    case container::Operator::Unknown:
        plain = oneLine(unknown);
        break;
    }
    return ignoreCase ? word(QT_TRANSLATE_NOOP("Words", "%1 (ignore case)")).arg(plain) : plain;
}

const std::vector<Comparison>& serverComparisons()
{
    using enum container::Operator;
    static const std::vector<Comparison> list{
        {Equals, false, false}, {Equals, true, false}, //
        {Contains, false, false}, {Contains, true, false}, //
        {StartsWith, false, false}, {StartsWith, true, false}, //
        {EndsWith, false, false}, {EndsWith, true, false}, //
        {MatchRegex, false, false}, {MatchRegex, true, false}, //
        {MatchRegex, false, true}, {MatchRegex, true, true}, //
        {Less, false, false}, {LessOrEquals, false, false}, //
        {Greater, false, false}, {GreaterOrEquals, false, false}, //
    };
    return list;
}

} // namespace sluis::bridge
