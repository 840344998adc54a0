#include "core/storage/document_table.h"

#include "core/value/json.h"
#include "core/value/key_path.h"

#include <algorithm>
#include <array>

namespace sluis::storage {
namespace {

    using value::Value;

    size_t partsOf(std::string_view path) // 0 when one of them is empty
    {
        size_t parts = 0;
        for (;;) {
            const size_t slash = path.find('/');
            if (path.substr(0, slash).empty())
                return 0;
            ++parts;
            if (slash == std::string_view::npos)
                return parts;
            path.remove_prefix(slash + 1);
        }
    }

    // Values of one kind have an order; nothing else has.
    std::optional<int> compared(const Value& a, const Value& b)
    {
        const auto order = [](auto&& left, auto&& right) { return left < right ? -1 : right < left ? 1 : 0; };
        if (a.isNumber() && b.isNumber())
            return order(a.number(), b.number());
        if (a.isString() && b.isString())
            return order(a.string(), b.string());
        if (a.isBoolean() && b.isBoolean())
            return order(a.boolean(), b.boolean());
        return std::nullopt;
    }

    bool contains(const Value& list, const Value& item)
    {
        const auto items = list.items();
        return std::find(items.begin(), items.end(), item) != items.end();
    }

    enum class Operator {
        Less,
        LessOrEqual,
        Equal,
        NotEqual,
        GreaterOrEqual,
        Greater,
        ArrayContains,
        ArrayContainsAny,
        In,
        NotIn
    };

    constexpr std::array<std::pair<std::string_view, Operator>, 10> Operators{
        {{"<", Operator::Less}, {"<=", Operator::LessOrEqual}, {"==", Operator::Equal}, {"!=", Operator::NotEqual},
            {">=", Operator::GreaterOrEqual}, {">", Operator::Greater}, {"array-contains", Operator::ArrayContains},
            {"array-contains-any", Operator::ArrayContainsAny}, {"in", Operator::In}, {"not-in", Operator::NotIn}}};

    struct Condition {
        std::string key;
        Operator op = Operator::Equal;
        Value value;

        bool comparesByOrder() const
        {
            return op == Operator::Less || op == Operator::LessOrEqual || op == Operator::GreaterOrEqual
                || op == Operator::Greater;
        }

        bool holds(const Value& document) const
        {
            const Value& found = value::atPath(document, key);
            if (found.isUndefined())
                return false;
            const std::optional<int> order = compared(found, value);
            switch (op) {
            case Operator::Less:
                return order && *order < 0;
            case Operator::LessOrEqual:
                return order && *order <= 0;
            case Operator::Equal:
                return found == value;
            case Operator::NotEqual:
                return !(found == value);
            case Operator::GreaterOrEqual:
                return order && *order >= 0;
            case Operator::Greater:
                return order && *order > 0;
            case Operator::ArrayContains:
                return contains(found, value);
            case Operator::ArrayContainsAny:
                return std::any_of(value.items().begin(), value.items().end(),
                    [&](const Value& item) { return contains(found, item); });
            case Operator::In:
                return contains(value, found);
            case Operator::NotIn:
                return !contains(value, found);
            }
            return false;
        }
    };

    std::optional<std::vector<Condition>> readConditions(const Value& list)
    {
        std::vector<Condition> conditions;
        if (!list.isArray())
            return list.isUndefined() || list.isNull() ? std::optional(conditions) : std::nullopt;
        for (const Value& row : list.items()) {
            if (row.items().size() != 3 || !row.items()[0].isString())
                return std::nullopt;
            const std::string_view name = row.items()[1].string();
            const auto* op = std::find_if(
                Operators.begin(), Operators.end(), [name](const auto& known) { return known.first == name; });
            if (op == Operators.end())
                return std::nullopt;
            conditions.push_back({std::string(row.items()[0].string()), op->second, row.items()[2]});
        }
        return conditions;
    }

    void mergeInto(Value& target, const Value& source)
    {
        for (const value::Member& member : source.members()) {
            if (member.value.isUndefined())
                continue;
            if (member.value.isObject() && target[member.name()].isObject()) {
                Value inner = target[member.name()];
                mergeInto(inner, member.value);
                target.set(member.name(), std::move(inner));
            } else
                target.set(member.name(), member.value);
        }
    }

} // namespace

bool isDocumentPath(std::string_view path)
{
    const size_t parts = partsOf(path);
    return parts > 0 && parts % 2 == 0;
}

bool isCollectionPath(std::string_view path)
{
    return partsOf(path) % 2 == 1;
}

const DocumentTable::Document* DocumentTable::find(const DocumentSpace& space, std::string_view path) const
{
    const auto found = m_documents.find({space, std::string(path)});
    return found == m_documents.end() ? nullptr : &found->second;
}

bool DocumentTable::put(const DocumentSpace& space, const std::string& path, Value data, bool merge)
{
    const Document* before = find(space, path);
    if (merge && before) {
        Value merged = before->data;
        mergeInto(merged, data);
        data = std::move(merged);
    }
    const size_t bytes = value::writeJson(data).size();
    const size_t freed = before ? before->bytes : 0;
    if (bytes > MaxDocumentBytes || m_bytes - freed + bytes > MaxDocumentsBytes
        || (!before && m_documents.size() >= MaxDocuments))
        return false;
    m_bytes = m_bytes - freed + bytes;
    m_documents.insert_or_assign(Key{space, path}, Document{std::move(data), ++m_version, bytes});
    return true;
}

std::optional<std::vector<FoundDocument>> DocumentTable::query(
    const DocumentSpace& space, std::string_view collection, const Value& conditions, size_t limit) const
{
    const auto wanted = readConditions(conditions);
    if (!wanted)
        return std::nullopt;
    const std::string prefix = std::string(collection) + "/";
    std::vector<FoundDocument> found;
    for (auto at = m_documents.lower_bound({space, prefix}); at != m_documents.end(); ++at) {
        const auto& [key, document] = *at;
        if (key.first != space || !key.second.starts_with(prefix))
            break;
        const bool isBelow
            = key.second.find('/', prefix.size()) != std::string::npos; // of a collection inside a document
        const bool holds = !isBelow && std::all_of(wanted->begin(), wanted->end(), [&](const Condition& condition) {
            return condition.holds(document.data);
        });
        if (holds)
            found.push_back({key.second, document.data});
    }
    const auto ordered = std::find_if(
        wanted->begin(), wanted->end(), [](const Condition& condition) { return condition.comparesByOrder(); });
    if (ordered != wanted->end()) {
        std::stable_sort(found.begin(), found.end(), [&](const FoundDocument& a, const FoundDocument& b) {
            return compared(value::atPath(a.data, ordered->key), value::atPath(b.data, ordered->key)).value_or(0) < 0;
        });
    }
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

} // namespace sluis::storage
