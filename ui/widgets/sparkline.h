#pragma once

#include "ui/theme/color.h"

#include <QVector>
#include <QWidget>

class QPainter;

namespace sluis::widgets {

// A line over soft ground, scaled from 0 to the highest value.
void paintSparkline(
    QPainter& painter, const QRectF& where, const QVector<double>& values, theme::Color line, theme::Color ground);

// Bars `width` wide with 1 px between them; failures red from below, at most as high as their bar.
void paintBars(QPainter& painter, const QRect& where, const QVector<int>& values, const QVector<int>& failures,
    theme::Color color, int width = 3);

class Sparkline : public QWidget
{
    Q_OBJECT

public:
    enum class Shape { Line, Bars };

    explicit Sparkline(Shape shape, QWidget* parent = nullptr);

    void setColors(theme::Color line, theme::Color ground);
    void setValues(const QVector<double>& values); // oldest first
    void setCounts(const QVector<int>& values, const QVector<int>& failures = {});
    void setBarWidth(int width);

    QSize sizeHint() const override { return {120, 32}; }

private:
    void paintEvent(QPaintEvent* event) override;

    Shape m_shape;
    theme::Color m_line = theme::Color::AccentBase;
    theme::Color m_ground = theme::Color::AccentSoft;
    QVector<double> m_values;
    QVector<int> m_counts;
    QVector<int> m_failures;
    int m_barWidth = 3;
};

} // namespace sluis::widgets
