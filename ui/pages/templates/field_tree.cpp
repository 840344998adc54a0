#include "ui/pages/templates/field_tree.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluis::pages {

using templates::Field;
using templates::FieldType;

namespace {

    QString tr(const char* source)
    {
        return QCoreApplication::translate("sluis::pages", source);
    }

    bool isTable(FieldType type)
    {
        return type == FieldType::SimpleTable || type == FieldType::ParamTable;
    }

    void addRows(const Fields& fields, const FieldPath& parent, int slot, std::vector<FieldRow>& rows)
    {
        for (size_t i = 0; i < fields.size(); ++i) {
            const Field& field = fields[i];
            FieldRow row;
            row.path = parent;
            row.path.push_back({slot, static_cast<int>(i)});
            row.name = bridge::oneLine(field.name.empty() ? field.label : field.name);
            row.type = field.unknownType.empty() ? fieldTypeName(field.type) : bridge::oneLine(field.unknownType);
            row.hasCondition = !field.enablingConditions.empty();
            row.isGroup = field.type == FieldType::Group;
            row.takesFields = row.isGroup || isTable(field.type) || field.type == FieldType::Checkbox
                || (field.type == FieldType::Radio && !field.choices.empty());
            row.isColumn = slot == FieldStep::Columns;
            const FieldPath path = row.path;
            rows.push_back(std::move(row));
            for (size_t choice = 0; choice < field.choices.size(); ++choice)
                addRows(field.choices[choice].children, path, static_cast<int>(choice), rows);
            addRows(field.columns, path, FieldStep::Columns, rows);
            addRows(field.children, path, FieldStep::Children, rows);
        }
    }

    Fields* listIn(Field& field, int slot)
    {
        if (slot == FieldStep::Children)
            return &field.children;
        if (slot == FieldStep::Columns)
            return &field.columns;
        return static_cast<size_t>(slot) < field.choices.size() ? &field.choices[static_cast<size_t>(slot)].children
                                                                : nullptr;
    }

    Fields* listAt(Fields& fields, const FieldPath& path)
    {
        Fields* list = &fields;
        for (size_t depth = 0; depth + 1 < path.size(); ++depth) {
            const auto index = static_cast<size_t>(path[depth].index);
            if (!list || index >= list->size())
                return nullptr;
            list = listIn((*list)[index], path[depth + 1].slot);
        }
        return list;
    }

    bool startsWith(const FieldPath& path, const FieldPath& start)
    {
        return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
    }

    std::string freeName(const Fields& fields, std::string wanted)
    {
        while (!wanted.empty() && wanted.back() >= '0' && wanted.back() <= '9')
            wanted.pop_back();
        if (!nameIsTaken(fields, wanted))
            return wanted;
        for (int number = 2;; ++number) {
            if (!nameIsTaken(fields, wanted + std::to_string(number)))
                return wanted + std::to_string(number);
        }
    }

    void renameAll(const Fields& fields, Field& field)
    {
        field.name = freeName(fields, field.name);
        for (Field& child : field.children)
            renameAll(fields, child);
        for (templates::Choice& choice : field.choices) {
            for (Field& child : choice.children)
                renameAll(fields, child);
        }
    }

} // namespace

QString fieldTypeName(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return QStringLiteral("TEXT");
    case FieldType::Select:
        return QStringLiteral("SELECT");
    case FieldType::Radio:
        return QStringLiteral("RADIO");
    case FieldType::Checkbox:
        return QStringLiteral("CHECKBOX");
    case FieldType::Group:
        return QStringLiteral("GROUP");
    case FieldType::Label:
        return QStringLiteral("LABEL");
    case FieldType::SimpleTable:
        return QStringLiteral("SIMPLE_TABLE");
    case FieldType::ParamTable:
        return QStringLiteral("PARAM_TABLE");
    case FieldType::Unknown:
        break;
    }
    return {};
}

QString fieldTypeWord(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return tr(QT_TRANSLATE_NOOP("sluis::pages", "Text"));
    case FieldType::Select:
        return tr(QT_TRANSLATE_NOOP("sluis::pages", "List to choose from"));
    case FieldType::Radio:
        return tr(QT_TRANSLATE_NOOP("sluis::pages", "Radio buttons"));
    case FieldType::Checkbox:
        return tr(QT_TRANSLATE_NOOP("sluis::pages", "Checkbox"));
    case FieldType::Group:
        return tr(QT_TRANSLATE_NOOP("sluis::pages", "Group"));
    case FieldType::Label:
        return tr(QT_TRANSLATE_NOOP("sluis::pages", "Words"));
    case FieldType::SimpleTable:
        return tr(QT_TRANSLATE_NOOP("sluis::pages", "Table"));
    case FieldType::ParamTable:
        return tr(QT_TRANSLATE_NOOP("sluis::pages", "Table with a form for each row"));
    case FieldType::Unknown:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("sluis::pages", "Unknown"));
}

std::vector<FieldRow> fieldRows(const Fields& fields)
{
    std::vector<FieldRow> rows;
    addRows(fields, {}, FieldStep::Children, rows);
    return rows;
}

Field* fieldAt(Fields& fields, const FieldPath& path)
{
    if (path.empty())
        return nullptr;
    Fields* list = listAt(fields, path);
    const auto index = static_cast<size_t>(path.back().index);
    return list && index < list->size() ? &(*list)[index] : nullptr;
}

const Field* fieldAt(const Fields& fields, const FieldPath& path)
{
    return fieldAt(const_cast<Fields&>(fields), path);
}

FieldPath parentOf(const FieldPath& path)
{
    return path.empty() ? path : FieldPath(path.begin(), path.end() - 1);
}

std::optional<FieldPath> insertField(Fields& fields, const FieldPath& at, Field field)
{
    Fields* list = at.empty() ? nullptr : listAt(fields, at);
    if (!list)
        return std::nullopt;
    // A table's columns hold values; what groups others cannot stand there.
    if (at.back().slot == FieldStep::Columns
        && (field.type == FieldType::Group || field.type == FieldType::Label || isTable(field.type)))
        return std::nullopt;
    const Field* table = fieldAt(static_cast<const Fields&>(fields), parentOf(at));
    if (at.back().slot == FieldStep::Columns && table && table->type == FieldType::SimpleTable
        && field.type != FieldType::Text && field.type != FieldType::Select)
        return std::nullopt;
    FieldPath made = at;
    made.back().index = std::clamp(at.back().index, 0, static_cast<int>(list->size()));
    list->insert(list->begin() + made.back().index, std::move(field));
    return made;
}

bool removeField(Fields& fields, const FieldPath& path)
{
    if (!fieldAt(fields, path))
        return false;
    Fields* list = listAt(fields, path);
    list->erase(list->begin() + path.back().index);
    return true;
}

std::optional<FieldPath> moveField(Fields& fields, const FieldPath& from, const FieldPath& to)
{
    const Field* field = fieldAt(static_cast<const Fields&>(fields), from);
    if (!field || to.empty() || (startsWith(to, from) && to.size() > from.size()))
        return std::nullopt; // a field cannot stand inside itself
    Fields changed = fields;
    const auto made = insertField(changed, to, *field);
    if (!made)
        return std::nullopt;
    // The new one may have pushed the old one down, and taking that away may pull the new one up.
    const auto isBehind = [](const FieldPath& path, const FieldPath& mark) {
        const size_t depth = mark.size() - 1;
        return path.size() >= mark.size() && std::equal(mark.begin(), mark.end() - 1, path.begin())
            && path[depth].slot == mark[depth].slot && path[depth].index >= mark[depth].index;
    };
    FieldPath old = from;
    if (isBehind(old, *made))
        ++old[made->size() - 1].index;
    FieldPath place = *made;
    removeField(changed, old);
    if (isBehind(place, old) && place != old)
        --place[old.size() - 1].index;
    fields = std::move(changed);
    return place;
}

std::optional<FieldPath> duplicateField(Fields& fields, const FieldPath& path)
{
    const Field* field = fieldAt(static_cast<const Fields&>(fields), path);
    if (!field)
        return std::nullopt;
    Field copy = *field;
    renameAll(fields, copy);
    FieldPath at = path;
    ++at.back().index;
    return insertField(fields, at, std::move(copy));
}

std::optional<FieldPath> insideOf(const Fields& fields, const FieldPath& path)
{
    const Field* field = fieldAt(fields, path);
    if (!field)
        return std::nullopt;
    FieldPath inside = path;
    if (isTable(field->type))
        inside.push_back({FieldStep::Columns, static_cast<int>(field->columns.size())});
    else if (field->type == FieldType::Radio && !field->choices.empty())
        inside.push_back({0, static_cast<int>(field->choices.front().children.size())});
    else if (field->type != FieldType::Label && field->type != FieldType::Unknown)
        inside.push_back({FieldStep::Children, static_cast<int>(field->children.size())});
    else
        return std::nullopt;
    return inside;
}

std::optional<FieldPath> nestField(Fields& fields, const FieldPath& path)
{
    if (path.empty() || path.back().index == 0)
        return std::nullopt;
    FieldPath before = path;
    --before.back().index;
    const auto inside = insideOf(fields, before);
    return inside ? moveField(fields, path, *inside) : std::nullopt;
}

std::optional<FieldPath> unnestField(Fields& fields, const FieldPath& path)
{
    if (path.size() < 2)
        return std::nullopt;
    FieldPath behind = parentOf(path);
    ++behind.back().index;
    return moveField(fields, path, behind);
}

bool nameIsTaken(const Fields& fields, const std::string& name)
{
    for (const FieldRow& row : fieldRows(fields)) {
        if (fieldAt(fields, row.path)->name == name)
            return true;
    }
    return false;
}

Field newField(const Fields& fields, FieldType type)
{
    Field field;
    field.type = type;
    switch (type) {
    case FieldType::Text:
        field.name = freeName(fields, "text");
        field.label = bridge::utf8(tr(QT_TRANSLATE_NOOP("sluis::pages", "New text")));
        break;
    case FieldType::Select:
    case FieldType::Radio:
        field.name = freeName(fields, "choice");
        field.label = bridge::utf8(tr(QT_TRANSLATE_NOOP("sluis::pages", "New choice")));
        field.choices = {{value::Value("one"), bridge::utf8(tr(QT_TRANSLATE_NOOP("sluis::pages", "One"))), {}, {}},
            {value::Value("two"), bridge::utf8(tr(QT_TRANSLATE_NOOP("sluis::pages", "Two"))), {}, {}}};
        field.defaultValue = value::Value("one");
        break;
    case FieldType::Checkbox:
        field.name = freeName(fields, "option");
        field.checkboxText = bridge::utf8(tr(QT_TRANSLATE_NOOP("sluis::pages", "New option")));
        break;
    case FieldType::Group:
        field.name = freeName(fields, "group");
        field.label = bridge::utf8(tr(QT_TRANSLATE_NOOP("sluis::pages", "New group")));
        field.groupStyle = templates::GroupStyle::ZippyOpen;
        break;
    case FieldType::Label:
        field.name = freeName(fields, "words");
        field.label = bridge::utf8(tr(QT_TRANSLATE_NOOP("sluis::pages", "Words for who fills this in.")));
        break;
    case FieldType::SimpleTable:
    case FieldType::ParamTable: {
        field.name = freeName(fields, "table");
        field.label = bridge::utf8(tr(QT_TRANSLATE_NOOP("sluis::pages", "New table")));
        for (const auto& [name, label] : {std::pair("name", QT_TRANSLATE_NOOP("sluis::pages", "Name")),
                 std::pair("value", QT_TRANSLATE_NOOP("sluis::pages", "Value"))}) {
            Field column;
            column.name = name;
            column.label = bridge::utf8(tr(label));
            field.columns.push_back(std::move(column));
        }
        break;
    }
    case FieldType::Unknown:
        break;
    }
    return field;
}

} // namespace sluis::pages
