#pragma once

#include "ui/widgets/tone.h"

#include <QWidget>

class QPainter;

namespace sluis::widgets {

// A state in a word: 18 px, never clickable.
struct BadgeLook {
    QString text;
    QString icon;
    Tone tone = Tone::Neutral;
};

int badgeWidth(const BadgeLook& look);
// Draws it at the left (or right) end of `where`, vertically centred; returns its width.
int paintBadge(QPainter& painter, const QRect& where, const BadgeLook& look, Qt::Alignment alignment = Qt::AlignLeft);

class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(const BadgeLook& look = {}, QWidget* parent = nullptr);

    const BadgeLook& look() const { return m_look; }
    void setLook(const BadgeLook& look); // empty text and icon: hidden
    QSize sizeHint() const override;

private:
    void paintEvent(QPaintEvent* event) override;

    BadgeLook m_look;
};

} // namespace sluis::widgets
