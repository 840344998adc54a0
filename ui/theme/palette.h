#pragma once

#include <QPalette>

namespace sluis::theme {

class PaletteTable;

// Qt's own roles, for what no style sheet and no paint function of ours reaches.
QPalette makePalette(const PaletteTable& table);

} // namespace sluis::theme
