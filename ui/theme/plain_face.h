#pragma once

#include <QByteArray>
#include <QString>

namespace sluis::theme {

// An OpenType face without its substitutions (no ligatures, whoever draws it) and with another family name of the same
// length, so that an installed face of the old name is never taken for it. What is no such face comes back unchanged.
QByteArray withoutSubstitutions(QByteArray face, const QString& family, const QString& newFamily);

} // namespace sluis::theme
