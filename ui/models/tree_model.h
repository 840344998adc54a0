#pragma once

#include <QAbstractItemModel>
#include <QSet>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace sluis::models {

// One row of a tree as a pure function makes it. Keys are unique among siblings and stable: the same thing has the same
// key in the next state.
template <class Data> struct TreeRow {
    QString key;
    Data data;
    std::vector<TreeRow> children;
};

// A tree that is given whole states and turns each difference into the smallest inserts, removes, moves and changes, so
// that selection, open rows and scroll position survive. Data needs ==. Views and delegates ask at() for the whole row.
template <class Data> class TreeModel : public QAbstractItemModel
{
public:
    using Rows = std::vector<TreeRow<Data>>;
    // The text of a cell: for screen readers, search by typing, tooltips and copies.
    using TextOf = std::function<QString(const Data&, int column)>;

    TreeModel(int columns, TextOf textOf, QObject* parent = nullptr)
        : QAbstractItemModel(parent)
        , m_columns(columns)
        , m_textOf(std::move(textOf))
    { }

    void setRows(const Rows& rows) { synchronise(m_root, QModelIndex(), rows); }

    void setHeaders(QStringList headers)
    {
        m_headers = std::move(headers);
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, m_columns - 1);
    }

    // Rows for which this holds cannot be selected (captions, groups).
    void setSelectable(std::function<bool(const Data&)> selectable) { m_selectable = std::move(selectable); }

    const Data& at(const QModelIndex& index) const { return node(index)->data; }
    QString keyOf(const QModelIndex& index) const { return node(index)->key; }

    // The keys from the root to this row, joined; finds the row again in a later state.
    QString pathOf(const QModelIndex& index) const
    {
        return index.isValid() ? pathOf(index.parent()) + Separator + keyOf(index) : QString();
    }

    QModelIndex find(const QString& path) const
    {
        QModelIndex found;
        for (const QString& key : path.split(Separator, Qt::SkipEmptyParts)) {
            const Node* parent = node(found);
            const auto child = std::find_if(
                parent->children.begin(), parent->children.end(), [&](const auto& each) { return each->key == key; });
            if (child == parent->children.end())
                return {};
            found = index(static_cast<int>(child - parent->children.begin()), 0, found);
        }
        return found;
    }

    // The first row, depth first, for which this holds.
    QModelIndex findIf(const std::function<bool(const Data&)>& holds, const QModelIndex& below = {}) const
    {
        for (int row = 0; row < rowCount(below); ++row) {
            const QModelIndex child = index(row, 0, below);
            if (holds(at(child)))
                return child;
            if (const QModelIndex deeper = findIf(holds, child); deeper.isValid())
                return deeper;
        }
        return {};
    }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override
    {
        if (!hasIndex(row, column, parent))
            return {};
        return createIndex(row, column, node(parent)->children[static_cast<size_t>(row)].get());
    }

    QModelIndex parent(const QModelIndex& index) const override
    {
        const Node* above = index.isValid() ? node(index)->parent : nullptr;
        if (!above || above == &m_root)
            return {};
        return createIndex(above->row(), 0, const_cast<Node*>(above));
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
    }

    int columnCount(const QModelIndex& = {}) const override { return m_columns; }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (index.isValid() && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
            return m_textOf(at(index), index.column());
        return {};
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0 && section < m_headers.size())
            return m_headers[section];
        return {};
    }

    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        if (!index.isValid())
            return Qt::NoItemFlags;
        const bool selectable = !m_selectable || m_selectable(at(index));
        return selectable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::ItemIsEnabled);
    }

private:
    static constexpr QChar Separator{0x1F};

    struct Node {
        QString key;
        Data data;
        Node* parent = nullptr;
        std::vector<std::unique_ptr<Node>> children;

        int row() const
        {
            const auto found = std::find_if(parent->children.begin(), parent->children.end(),
                [this](const auto& each) { return each.get() == this; });
            return static_cast<int>(found - parent->children.begin());
        }
    };

    const Node* node(const QModelIndex& index) const
    {
        return index.isValid() ? static_cast<const Node*>(index.internalPointer()) : &m_root;
    }

    static std::unique_ptr<Node> makeNode(const TreeRow<Data>& row, Node* parent)
    {
        auto made = std::make_unique<Node>(Node{row.key, row.data, parent, {}});
        for (const TreeRow<Data>& child : row.children)
            made->children.push_back(makeNode(child, made.get()));
        return made;
    }

    void synchronise(Node& parent, const QModelIndex& index, const Rows& rows)
    {
        removeMissing(parent, index, rows);
        for (size_t row = 0; row < rows.size(); ++row) {
            const auto here = parent.children.begin() + static_cast<std::ptrdiff_t>(row);
            const auto found = std::find_if(
                here, parent.children.end(), [&](const auto& each) { return each->key == rows[row].key; });
            const int position = static_cast<int>(row);
            if (found == parent.children.end()) {
                beginInsertRows(index, position, position);
                parent.children.insert(here, makeNode(rows[row], &parent));
                endInsertRows();
                continue;
            }
            if (found != here) {
                const int from = static_cast<int>(found - parent.children.begin());
                beginMoveRows(index, from, from, index, position);
                std::rotate(here, found, found + 1);
                endMoveRows();
            }
            change(*parent.children[row], createIndex(position, 0, parent.children[row].get()), rows[row]);
        }
    }

    void removeMissing(Node& parent, const QModelIndex& index, const Rows& rows)
    {
        QSet<QString> wanted;
        for (const TreeRow<Data>& row : rows)
            wanted.insert(row.key);
        for (int row = static_cast<int>(parent.children.size()) - 1; row >= 0; --row) {
            if (wanted.contains(parent.children[static_cast<size_t>(row)]->key))
                continue;
            beginRemoveRows(index, row, row);
            parent.children.erase(parent.children.begin() + row);
            endRemoveRows();
        }
    }

    void change(Node& node, const QModelIndex& index, const TreeRow<Data>& row)
    {
        if (!(node.data == row.data)) {
            node.data = row.data;
            Q_EMIT dataChanged(index, index.siblingAtColumn(m_columns - 1));
        }
        synchronise(node, index, row.children);
    }

    int m_columns;
    TextOf m_textOf;
    std::function<bool(const Data&)> m_selectable;
    QStringList m_headers;
    Node m_root;
};

} // namespace sluis::models
