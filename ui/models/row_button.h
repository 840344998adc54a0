#pragma once

#include <QRect>
#include <QString>

class QPainter;

namespace sluis::models {

// A button of 24 px painted inside a row; the delegate does its hit test with the same width.
struct RowButtonLook {
    QString text;
    QString icon;
    bool flat = false;
    bool hovered = false;
};

inline constexpr int RowButtonHeight = 24;

int rowButtonWidth(const RowButtonLook& look);
void paintRowButton(QPainter& painter, const QRect& where, const RowButtonLook& look);

} // namespace sluis::models
