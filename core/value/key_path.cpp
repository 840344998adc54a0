#include "core/value/key_path.h"

#include <charconv>

namespace sluis::value {
namespace {

    const Value Undefined;
    constexpr size_t NoIndex = static_cast<size_t>(-1);

    std::string_view firstPart(std::string_view path)
    {
        return path.substr(0, path.find('.'));
    }

    std::string_view rest(std::string_view path)
    {
        const size_t dot = path.find('.');
        return dot == path.npos ? std::string_view() : path.substr(dot + 1);
    }

    size_t indexOf(std::string_view part)
    {
        size_t index = NoIndex;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
        return error == std::errc() && end == part.data() + part.size() ? index : NoIndex;
    }

    Value* editStep(Value& container, std::string_view part)
    {
        if (container.isObject())
            return container.edit(part);
        const size_t index = indexOf(part);
        return container.isArray() && index < container.size() ? &container.editItems()[index] : nullptr;
    }

} // namespace

const Value& atPath(const Value& root, std::string_view path) noexcept
{
    const Value* current = &root;
    for (;;) {
        if (const Value* whole = current->find(path))
            return *whole;
        if (path.find('.') == path.npos) {
            const size_t index = current->isArray() ? indexOf(path) : NoIndex;
            return index < current->size() && current->isArray() ? current->items()[index] : Undefined;
        }
        const std::string_view part = firstPart(path);
        if (current->isArray()) {
            const size_t index = indexOf(part);
            if (index >= current->size())
                return Undefined;
            current = &current->items()[index];
        } else {
            current = current->find(part);
            if (!current)
                return Undefined;
        }
        path = rest(path);
    }
}

bool setPath(Value& root, std::string_view path, Value value)
{
    if (root.isUndefined())
        root = Value::object();
    if (path.find('.') == path.npos || root.contains(path)) {
        if (root.isObject()) {
            root.set(path, std::move(value));
            return true;
        }
        const size_t index = indexOf(path);
        if (!root.isArray() || index > root.size())
            return false;
        if (index == root.size())
            root.push(std::move(value));
        else
            root.editItems()[index] = std::move(value);
        return true;
    }
    const std::string_view part = firstPart(path);
    if (root.isObject() && !root.contains(part)) {
        Value made = Value::object();
        if (!setPath(made, rest(path), std::move(value)))
            return false;
        root.set(part, std::move(made));
        return true;
    }
    Value* next = editStep(root, part);
    return next && setPath(*next, rest(path), std::move(value));
}

bool removePath(Value& root, std::string_view path)
{
    if (root.remove(path))
        return true;
    if (path.find('.') == path.npos) {
        const size_t index = indexOf(path);
        if (!root.isArray() || index >= root.size())
            return false;
        const auto items = root.editItems();
        std::move(items.begin() + static_cast<std::ptrdiff_t>(index) + 1, items.end(),
            items.begin() + static_cast<std::ptrdiff_t>(index));
        root.resize(items.size() - 1);
        return true;
    }
    if (atPath(root, path).isUndefined())
        return false;
    Value* next = editStep(root, firstPart(path));
    return next && removePath(*next, rest(path));
}

} // namespace sluis::value
