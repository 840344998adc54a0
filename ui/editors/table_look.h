#pragma once

class QTreeView;

namespace sluis::editors {

// What tables of entities and templates have in common: rows without branches, many can be selected, a header that
// sorts. `sortedBy` is the column they are sorted by at first.
void dressAsTable(QTreeView& view, int sortedBy);

} // namespace sluis::editors
