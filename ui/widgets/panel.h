#pragma once

#include "ui/theme/color.h"

#include <QWidget>

namespace sluis::widgets {

// A plain surface with lines at the edges asked for: bars, panes, cards. Depth is a line, never a shadow.
class Panel : public QWidget
{
    Q_OBJECT

public:
    explicit Panel(theme::Color ground = theme::Color::SurfacePage, QWidget* parent = nullptr);

    void setGround(theme::Color ground);
    void setLines(Qt::Edges edges, theme::Color line = theme::Color::BorderDefault);
    // A box with round corners and a line all around: a card has 8.
    void setCard(int radius, theme::Color line = theme::Color::BorderDefault);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    theme::Color m_ground;
    theme::Color m_line = theme::Color::BorderDefault;
    Qt::Edges m_edges;
    int m_radius = 0;
};

// A line of one pixel.
class Line : public QWidget
{
    Q_OBJECT

public:
    explicit Line(
        Qt::Orientation orientation, theme::Color color = theme::Color::BorderSubtle, QWidget* parent = nullptr);

private:
    void paintEvent(QPaintEvent* event) override;

    theme::Color m_color;
};

} // namespace sluis::widgets
