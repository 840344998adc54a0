#pragma once

#include <QString>

namespace sluis::theme {

class PaletteTable;

// `source` with every @group.name replaced by that colour. A name that does not exist stays, and is reported: a test
// looks.
QString fillStyleSheet(const QString& source, const PaletteTable& table);

} // namespace sluis::theme
