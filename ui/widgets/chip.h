#pragma once

#include "ui/widgets/tile.h"

#include <QAbstractButton>

#include <functional>

class QMimeData;

namespace sluis::widgets {

// A reference to something that has a name: 22 px; a click opens it, dragging links it.
struct ChipLook {
    QString text;
    TileLook tile; // no kind, monogram or icon: no tile
    QString leadIcon; // instead of a tile, for "+ Trigger"
    bool removable = false;
    bool quiet = false; // secondary text
    bool hovered = false;
    bool removeHovered = false;
};

int chipWidth(const ChipLook& look);
int paintChip(QPainter& painter, const QRect& where, const ChipLook& look); // left end of `where`; returns its width
QRect chipRemoveRect(const QRect& where, const ChipLook& look); // where its x is, for a delegate's hit test

class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const ChipLook& look = {}, QWidget* parent = nullptr);

    const ChipLook& look() const { return m_look; }
    void setLook(const ChipLook& look);
    // What a drag carries; without it the chip does not drag.
    void setDrag(std::function<QMimeData*()> makeData) { m_drag = std::move(makeData); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested(); // its x, Delete or Backspace

private:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

    ChipLook m_look;
    QPoint m_pressed;
    bool m_pressedRemove = false;
    std::function<QMimeData*()> m_drag;
};

} // namespace sluis::widgets
