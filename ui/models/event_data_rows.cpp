#include "ui/models/event_data_rows.h"

#include "ui/bridge/text.h"
#include "ui/bridge/verdict.h"
#include "ui/models/vendor_mark.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>

namespace sluis::models {

namespace {

    using Kind = TraceRow::Kind;
    using Mark = TraceRow::Mark;
    using Row = TreeRow<TraceRow>;

    constexpr int FlattenDepth = 4;

    QString tr(const char* source)
    {
        return QCoreApplication::translate("sluis::models", source);
    }

    enum Group { Visitor, Page, Order, Person, Other, GroupCount };

    QString groupTitle(int group)
    {
        switch (group) {
        case Visitor:
            return tr("Visitor");
        case Page:
            return tr("Event and page");
        case Order:
            return tr("Order");
        case Person:
            return tr("Person");
        default:
            return tr("Other");
        }
    }

    QString groupNote(int group)
    {
        switch (group) {
        case Visitor:
            return tr("hidden by default in every new container");
        case Person:
            return tr("personal data");
        default:
            return {};
        }
    }

    bool startsWithAny(std::string_view path, std::initializer_list<std::string_view> beginnings)
    {
        return std::any_of(beginnings.begin(), beginnings.end(), [path](std::string_view beginning) {
            return path == beginning
                || (path.starts_with(beginning) && (beginning.ends_with('_') || path[beginning.size()] == '.'));
        });
    }

    Group groupOf(std::string_view path)
    {
        if (startsWithAny(path, {"user_data", "user_id", "email", "phone_number", "user_properties"}))
            return Person;
        if (startsWithAny(path,
                {"ip_override", "event_location", "user_agent", "client_hints", "screen_resolution", "viewport_size",
                    "client_id", "language", "device", "x-ga-js_client_id"}))
            return Visitor;
        if (startsWithAny(path,
                {"transaction_id", "value", "currency", "items", "tax", "shipping", "coupon", "affiliation",
                    "margin_class", "payment_type", "shipping_tier", "discount"}))
            return Order;
        if (startsWithAny(path, {"event_name", "page_", "search_term", "link_", "ga_session_id", "ga_session_number"}))
            return Page;
        return Other;
    }

    void flatten(const value::Value& value, const std::string& path, int depth,
        std::vector<std::pair<std::string, value::Value>>& out)
    {
        if (value.isObject() && depth > 0 && value.size() > 0) {
            for (const value::Member& member : value.members())
                flatten(member.value,
                    path.empty() ? std::string(member.name()) : path + "." + std::string(member.name()), depth - 1,
                    out);
            return;
        }
        if (!path.empty())
            out.emplace_back(path, value);
    }

    std::vector<std::pair<std::string, value::Value>> flatten(const value::Value& data)
    {
        std::vector<std::pair<std::string, value::Value>> out;
        flatten(data, {}, FlattenDepth, out);
        return out;
    }

    // The name of the transformation that touched this path last.
    std::map<std::string, QString> reasonsOf(const runtime::TagTrace& tag)
    {
        std::map<std::string, QString> reasons;
        for (const runtime::TransformationTrace& transformation : tag.transformations) {
            for (const runtime::ParameterChange& change : transformation.changes)
                reasons[change.path] = bridge::text(transformation.name);
        }
        return reasons;
    }

    QString reasonFor(const std::map<std::string, QString>& reasons, std::string path)
    {
        for (;;) {
            if (const auto found = reasons.find(path); found != reasons.end())
                return found->second;
            const size_t dot = path.rfind('.');
            if (dot == std::string::npos)
                return {};
            path.resize(dot);
        }
    }

    struct Parameter {
        std::string path;
        value::Value before;
        value::Value after;
        Mark mark = Mark::None;
    };

    std::vector<Parameter> compare(const value::Value& before, const value::Value& after)
    {
        std::vector<Parameter> parameters;
        std::map<std::string, value::Value> seen;
        for (auto& [path, value] : flatten(after))
            seen.emplace(path, value);
        for (auto& [path, value] : flatten(before)) {
            const auto found = seen.find(path);
            Parameter parameter{path, value, {}, Mark::Hidden};
            if (found != seen.end()) {
                parameter.after = found->second;
                parameter.mark = parameter.after == parameter.before ? Mark::Same : Mark::Changed;
                seen.erase(found);
            }
            parameters.push_back(std::move(parameter));
        }
        for (auto& [path, value] : flatten(after)) {
            if (seen.contains(path))
                parameters.push_back({path, {}, value, Mark::Added});
        }
        return parameters;
    }

    std::vector<Parameter> parametersOf(const runtime::EventTrace& event, const runtime::TagTrace* tag)
    {
        if (tag)
            return compare(event.data, tag->eventData);
        std::vector<Parameter> parameters;
        for (auto& [path, value] : flatten(event.data))
            parameters.push_back({path, value, value, Mark::None});
        return parameters;
    }

    bool passes(const Parameter& parameter, DataFilter filter, const QString& find)
    {
        const bool kind = filter == DataFilter::All || (filter == DataFilter::Hidden && parameter.mark == Mark::Hidden)
            || (filter == DataFilter::Changed && parameter.mark == Mark::Changed)
            || (filter == DataFilter::Added && parameter.mark == Mark::Added);
        return kind
            && (find.isEmpty() || bridge::text(parameter.path).contains(find, Qt::CaseInsensitive)
                || bridge::valueText(parameter.before).contains(find, Qt::CaseInsensitive)
                || bridge::valueText(parameter.after).contains(find, Qt::CaseInsensitive));
    }

    Row rowOf(const Parameter& parameter, const QString& because)
    {
        Row row{bridge::text(parameter.path), {}, {}};
        row.data.kind = Kind::Parameter;
        row.data.title = bridge::oneLine(parameter.path);
        row.data.value = bridge::valueText(parameter.before);
        row.data.other = parameter.mark == Mark::None ? QString() : bridge::valueText(parameter.after);
        row.data.mark = parameter.mark;
        row.data.right = because;
        const value::Value& shown = parameter.after.isUndefined() ? parameter.before : parameter.after;
        if (shown.isArray() && shown.size() > 0) {
            Row code{QStringLiteral("value"), {}, {}};
            code.data.kind = Kind::Code;
            code.data.value = bridge::valueDocument(shown);
            row.children.push_back(std::move(code));
        }
        return row;
    }

} // namespace

std::vector<Viewer> viewersOf(const runtime::EventTrace& event, const templates::TypeCatalogue& types)
{
    std::vector<Viewer> viewers;
    for (size_t position = 0; position < event.tags.size(); ++position) {
        const runtime::TagTrace& tag = event.tags[position];
        if (!bridge::hasRun(tag.status) || !tag.eventData.isObject())
            continue;
        const QString vendor = bridge::oneLine(tag.vendor.empty() ? tag.name : tag.vendor);
        const bool known = std::any_of(
            viewers.begin(), viewers.end(), [&](const Viewer& viewer) { return viewer.vendor == vendor; });
        if (!known)
            viewers.push_back(
                {vendor, monogramOf(tag, types), position, static_cast<int>(flatten(tag.eventData).size())});
    }
    return viewers;
}

std::vector<PipeStep> pipeTo(const runtime::TagTrace& tag)
{
    std::vector<PipeStep> steps;
    for (const runtime::TransformationTrace& transformation : tag.transformations) {
        if (!transformation.applied)
            continue;
        PipeStep step;
        step.entity = {container::EntityKind::Transformation, transformation.id.text};
        step.name = bridge::text(transformation.name);
        for (const runtime::ParameterChange& change : transformation.changes) {
            if (change.after.isUndefined())
                ++step.hidden;
            else if (change.before.isUndefined())
                ++step.added;
            else
                ++step.changed;
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

TraceRows eventDataRows(
    const runtime::EventTrace& event, const runtime::TagTrace* tag, DataFilter filter, const QString& find)
{
    const std::map<std::string, QString> reasons = tag ? reasonsOf(*tag) : std::map<std::string, QString>{};
    std::array<Row, GroupCount> groups;
    for (const Parameter& parameter : parametersOf(event, tag)) {
        if (!passes(parameter, filter, find))
            continue;
        const bool same = parameter.mark == Mark::None || parameter.mark == Mark::Same;
        groups[groupOf(parameter.path)].children.push_back(
            rowOf(parameter, same ? QString() : reasonFor(reasons, parameter.path)));
    }
    TraceRows rows;
    for (int group = 0; group < GroupCount; ++group) {
        Row& row = groups[static_cast<size_t>(group)];
        if (row.children.empty())
            continue;
        row.key = QString::number(group);
        row.data.kind = Kind::Group;
        row.data.open = true;
        row.data.title = groupTitle(group);
        row.data.detail = QString::number(row.children.size());
        row.data.right = groupNote(group);
        rows.push_back(std::move(row));
    }
    return rows;
}

int countParameters(const value::Value& data)
{
    return static_cast<int>(flatten(data).size());
}

DataCounts countParameters(const runtime::EventTrace& event, const runtime::TagTrace* tag)
{
    DataCounts counts;
    for (const Parameter& parameter : parametersOf(event, tag)) {
        ++counts.all;
        counts.hidden += parameter.mark == Mark::Hidden ? 1 : 0;
        counts.changed += parameter.mark == Mark::Changed ? 1 : 0;
        counts.added += parameter.mark == Mark::Added ? 1 : 0;
    }
    return counts;
}

TraceRows unchangedRows(const value::Value& data, const std::vector<runtime::ParameterChange>& changes)
{
    TraceRows rows;
    for (auto& [path, value] : flatten(data)) {
        const bool changed = std::any_of(changes.begin(), changes.end(),
            [&](const runtime::ParameterChange& change) { return change.path == path; });
        if (!changed)
            rows.push_back(rowOf({path, value, value, Mark::Same}, {}));
    }
    return rows;
}

} // namespace sluis::models
