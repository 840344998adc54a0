#include "core/container/renames.h"

#include "core/container/lists.h"
#include "core/container/parameters_of.h"
#include "core/container/references.h"

namespace sluis::container {
namespace {

    const std::string* newName(const std::map<std::string, std::string, std::less<>>& names, std::string_view old)
    {
        const auto found = names.find(old);
        return found == names.end() ? nullptr : &found->second;
    }

    bool rewriteText(std::string& text, const Renames& renames)
    {
        if (renames.variables.empty() || text.find("{{") == std::string::npos)
            return false;
        std::string rewritten;
        bool changed = false;
        for (const TextPart& part : splitTemplate(text)) {
            if (!part.isVariable) {
                rewritten += part.text;
                continue;
            }
            const std::string* name = newName(renames.variables, part.text);
            changed |= name != nullptr;
            rewritten += "{{";
            rewritten += name ? std::string_view(*name) : part.text;
            rewritten += "}}";
        }
        if (changed)
            text = std::move(rewritten);
        return changed;
    }

    // Rows of matchingConditionsTable repeat the variable's name beside the reference to it (5.1).
    bool rewriteRepeatedName(Parameter& row, const Renames& renames)
    {
        Parameter* name = findParameter(row.map, "variableName");
        const Parameter* reference = findParameter(row.map, "variableReference");
        if (!name || !name->value || !reference || wholeReference(reference->text()) != *name->value)
            return false;
        const std::string* renamed = newName(renames.variables, *name->value);
        if (!renamed)
            return false;
        name->value = *renamed;
        return true;
    }

    bool rewriteTags(std::vector<SequencedTag>& tags, const Renames& renames)
    {
        bool changed = false;
        for (SequencedTag& tag : tags) {
            if (const std::string* name = newName(renames.tags, tag.tagName)) {
                tag.tagName = *name;
                changed = true;
            }
        }
        return changed;
    }

} // namespace

template <class T> bool rewriteNames(T& entity, const Renames& renames)
{
    bool changed = false;
    forEachParameter(entity, [&](Parameter& parameter, const std::string&) {
        if (!parameter.map.empty())
            changed |= rewriteRepeatedName(parameter, renames);
        if (!parameter.value)
            return;
        if (parameter.type == ParameterType::TagReference) {
            if (const std::string* name = newName(renames.tags, *parameter.value)) {
                parameter.value = *name;
                changed = true;
            }
        } else if (parameter.type != ParameterType::TriggerReference) {
            changed |= rewriteText(*parameter.value, renames);
        }
    });
    if constexpr (std::is_same_v<T, Tag>) {
        changed |= rewriteTags(entity.setupTags, renames);
        changed |= rewriteTags(entity.teardownTags, renames);
    }
    return changed;
}

template bool rewriteNames(Tag&, const Renames&);
template bool rewriteNames(Trigger&, const Renames&);
template bool rewriteNames(Variable&, const Renames&);
template bool rewriteNames(Folder&, const Renames&);
template bool rewriteNames(BuiltInVariable&, const Renames&);
template bool rewriteNames(CustomTemplate&, const Renames&);
template bool rewriteNames(Client&, const Renames&);
template bool rewriteNames(Transformation&, const Renames&);

bool rewriteNames(Entity& entity, const Renames& renames)
{
    return std::visit([&renames](auto& value) { return rewriteNames(value, renames); }, entity);
}

} // namespace sluis::container
