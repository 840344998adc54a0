#pragma once

#include "ui/theme/color.h"

#include <QIcon>
#include <QString>

class QPainter;
class QPixmap;
class QRect;

namespace sluis::theme {

// An icon of resources/icons ("tag", "chevron-down") as line art in the colour named; it follows the theme by itself.
// Disabled it is text.disabled, checked or selected it is `on`.
QIcon icon(const QString& name, Color normal = Color::TextSecondary);
QIcon icon(const QString& name, Color normal, Color on);

// For delegates and painted widgets: the icon centred in `where`, as large as its shorter side.
void paintIcon(QPainter& painter, const QRect& where, const QString& name, Color color);

// The icon as a picture of size x size device-independent pixels. Kept in QPixmapCache by name, size, ratio and colour.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio);

// Whether resources/icons has it.
bool hasIcon(const QString& name);

// The mark of Sluis: a lock gate on the accent, as a square.
void paintMark(QPainter& painter, const QRect& where);
QIcon applicationIcon();

} // namespace sluis::theme
