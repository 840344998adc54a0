#pragma once

#include <QVector>
#include <QWidget>

class QPainter;

namespace sluis::widgets {

// The last hits as marks, oldest left: a bar matches, an open box is one condition short, a dash does not match.
enum class HitMark { Matches, OneShort, DoesNot };

void paintHitStrip(QPainter& painter, const QRect& where, const QVector<HitMark>& marks, int selected);
// A mark alone, for a legend: 10 px wide.
void paintHitMark(QPainter& painter, const QRect& where, HitMark mark);

class HitStrip : public QWidget
{
    Q_OBJECT

public:
    explicit HitStrip(QWidget* parent = nullptr);

    void setMarks(const QVector<HitMark>& marks);
    void setSelected(int index); // -1: none
    int selected() const { return m_selected; }
    QSize sizeHint() const override { return {400, 40}; }

Q_SIGNALS:
    void chosen(int index); // click, Left, Right, Home, End

private:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void choose(int index);

    QVector<HitMark> m_marks;
    int m_selected = -1;
};

} // namespace sluis::widgets
