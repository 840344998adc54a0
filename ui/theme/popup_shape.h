#pragma once

class QWidget;

namespace sluis::theme {

// Cuts the corners off a popup that draws a rounded box of this radius, whatever its size becomes: where no compositor
// runs, what is translucent is black.
void keepRoundShape(QWidget* popup, double radius);

} // namespace sluis::theme
