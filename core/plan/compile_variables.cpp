#include "core/container/secrets.h"
#include "core/plan/compiler.h"
#include "core/plan/decisions.h"

#include <algorithm>
#include <array>

namespace sluis::plan {
namespace {

    using container::Parameter;
    using container::Parameters;

    struct KindOfCode {
        std::string_view code;
        VariableKind kind;
    };

    // Types of Google's server containers, and the plausible ones of the web that are harmless here (3.2).
    constexpr std::array UserKinds = {
        KindOfCode{"ed", VariableKind::EventData},
        KindOfCode{"c", VariableKind::Constant},
        KindOfCode{"sgtmk", VariableKind::Cookie},
        KindOfCode{"qp", VariableKind::QueryParameter},
        KindOfCode{"rh", VariableKind::RequestHeader},
        KindOfCode{"smm", VariableKind::LookupTable},
        KindOfCode{"remm", VariableKind::RegexTable},
        KindOfCode{"vr", VariableKind::VisitorRegion},
        KindOfCode{"r", VariableKind::RandomInRange},
        KindOfCode{"uv", VariableKind::Undefined},
        KindOfCode{"ctv", VariableKind::ContainerVersion},
        KindOfCode{"cid", VariableKind::ContainerId},
        KindOfCode{"dbg", VariableKind::DebugMode},
        KindOfCode{"e", VariableKind::EventName},
        KindOfCode{"cn", VariableKind::ClientName},
    };

    constexpr std::array BuiltInKinds = {
        KindOfCode{"CONTAINER_VERSION", VariableKind::ContainerVersion},
        KindOfCode{"DEBUG_MODE", VariableKind::DebugMode},
        KindOfCode{"RANDOM_NUMBER", VariableKind::RandomNumber},
        KindOfCode{"CONTAINER_ID", VariableKind::ContainerId},
        KindOfCode{"EVENT_NAME", VariableKind::EventName},
        KindOfCode{"REQUEST_PATH", VariableKind::RequestPath},
        KindOfCode{"REQUEST_METHOD", VariableKind::RequestMethod},
        KindOfCode{"CLIENT_NAME", VariableKind::ClientName},
        KindOfCode{"QUERY_STRING", VariableKind::QueryString},
        KindOfCode{"VISITOR_REGION", VariableKind::VisitorRegion},
        KindOfCode{"SERVER_PAGE_LOCATION_URL", VariableKind::PageUrl},
        KindOfCode{"SERVER_PAGE_LOCATION_PATH", VariableKind::PagePath},
        KindOfCode{"SERVER_PAGE_LOCATION_HOSTNAME", VariableKind::PageHost},
        KindOfCode{"ENVIRONMENT_NAME", VariableKind::EnvironmentName},
    };

    template <class Kinds> std::optional<VariableKind> kindIn(const Kinds& kinds, std::string_view code)
    {
        const auto found
            = std::find_if(kinds.begin(), kinds.end(), [&](const KindOfCode& known) { return known.code == code; });
        return found == kinds.end() ? std::nullopt : std::optional(found->kind);
    }

    std::shared_ptr<const Table> compileTable(
        CompileContext& context, ExpressionMaker& maker, const Parameters& parameters, VariableKind kind)
    {
        auto table = std::make_shared<Table>();
        const bool isRegex = kind == VariableKind::RegexTable;
        if (isRegex) {
            table->letterCase = container::isTrue(parameters, "ignoreCase") ? LetterCase::Ignored : LetterCase::Matters;
            table->whole = container::isTrue(parameters, "fullMatch") ? MatchWhole::Yes : MatchWhole::No;
            table->replaceAfterMatch = container::isTrue(parameters, "replaceAfterMatch");
        }
        table->isIndexed = !isRegex;
        const Parameter* rows = container::findParameter(parameters, "map");
        const std::vector<Parameter> none;
        for (const Parameter& row : rows ? rows->list : none) {
            Table::Row made{maker.of(row.map, "key"), maker.of(row.map, "value"), nullptr};
            if (!made.key.isConstant())
                table->isIndexed = false;
            else if (isRegex)
                made.pattern = context.pattern(made.key.constant.string(), table->letterCase, table->whole);
            else
                table->rowByKey.try_emplace(std::string(made.key.constant.string()), table->rows.size());
            table->rows.push_back(std::move(made));
        }
        if (!table->isIndexed)
            table->rowByKey.clear();
        return table;
    }

    std::shared_ptr<const Format> compileFormat(ExpressionMaker& maker, const container::FormatValue& format)
    {
        const auto optional = [&](const std::optional<Parameter>& parameter) {
            return parameter ? std::optional(maker.parameter(*parameter)) : std::nullopt;
        };
        Format made{format.caseConversion.value_or(container::CaseConversion::None), optional(format.convertNull),
            optional(format.convertUndefined), optional(format.convertTrue), optional(format.convertFalse)};
        const bool converts = made.caseConversion != container::CaseConversion::None || made.whenNull
            || made.whenUndefined || made.whenTrue || made.whenFalse;
        return converts ? std::make_shared<const Format>(std::move(made)) : nullptr;
    }

    std::string_view inputKey(VariableKind kind)
    {
        switch (kind) {
        case VariableKind::EventData:
            return "keyPath";
        case VariableKind::Constant:
            return "value";
        case VariableKind::Cookie:
            return "name";
        case VariableKind::QueryParameter:
            return "queryParamName";
        case VariableKind::RequestHeader:
            return "headerName";
        case VariableKind::LookupTable:
        case VariableKind::RegexTable:
            return "input";
        default:
            return {};
        }
    }

    // A placeholder while it runs: converting its text would only break it.
    void compileSecret(const container::Variable& variable, Variable& made)
    {
        made.secret = container::secretNameOf(variable);
        made.isGivenToTemplates = container::isTrue(variable.parameters, "giveToTemplates");
        if (made.secret.empty())
            made.reason = {"plan.secretWithoutName", {variable.name}};
        else
            made.kind = VariableKind::Secret;
    }

} // namespace

Variable builtInVariable(std::string_view type, std::string_view name)
{
    Variable made;
    made.name = name;
    made.type = type;
    if (const auto kind = kindIn(BuiltInKinds, type))
        made.kind = *kind;
    else
        made.reason = {"plan.builtInOfTheWeb", {made.name}};
    return made;
}

Variable compileVariable(
    CompileContext& context, const container::Variable& variable, std::vector<std::string>& unknownNames)
{
    ExpressionMaker maker(context.names);
    Variable made;
    made.name = variable.name;
    made.id = variable.id;
    made.type = variable.type;
    if (variable.type == container::SecretType) {
        compileSecret(variable, made);
        return made;
    }
    if (const auto known = kindIn(UserKinds, variable.type)) {
        made.kind = *known;
    } else {
        const Runnable found = runnable(context, container::EntityKind::Variable, variable.type);
        made.reason = found.reason;
        made.kind = found.runs == Runs::Native ? VariableKind::Native
            : found.runs == Runs::Template     ? VariableKind::Template
                                               : VariableKind::NotRunnable;
    }
    const Parameters& parameters = variable.parameters;
    if (made.kind == VariableKind::Native || made.kind == VariableKind::Template)
        made.input = maker.object(parameters);
    else if (const std::string_view key = inputKey(made.kind); !key.empty())
        made.input = maker.of(parameters, key);
    if (made.kind == VariableKind::LookupTable || made.kind == VariableKind::RegexTable)
        made.table = compileTable(context, maker, parameters, made.kind);
    if (made.kind == VariableKind::RandomInRange) {
        made.low = maker.of(parameters, "min");
        made.high = maker.of(parameters, "max");
    }
    made.decodes = made.kind == VariableKind::Cookie && container::isTrue(parameters, "decodeCookie");
    if (container::isTrue(parameters, "setDefaultValue"))
        made.otherwise = maker.of(parameters, "defaultValue");
    if (variable.formatValue)
        made.format = compileFormat(maker, *variable.formatValue);
    made.hasUnknownNames = maker.sawUnknownNames();
    unknownNames.insert(unknownNames.end(), maker.unknownNames().begin(), maker.unknownNames().end());
    return made;
}

} // namespace sluis::plan
