#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

namespace sluis::widgets {

// One of a few: "Changes | All fields", with counts where there are any. Left and Right move, a click chooses.
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    struct Segment {
        QString id; // stable
        QString text;
        QString count; // "" for none
        QString icon;
        QString monogram; // a vendor's letters in front of the text

        bool operator==(const Segment&) const = default;
    };

    explicit SegmentedControl(QWidget* parent = nullptr);

    // Keeps the choice when its id is still there, else the first is chosen.
    void setSegments(const QVector<Segment>& segments);
    QString current() const { return m_current; }
    void setCurrent(const QString& id);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(const QString& id); // by the person

private:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    int widthOf(const Segment& segment) const;
    int indexAt(int x) const;
    int indexOf(const QString& id) const;
    void choose(int index);

    QVector<Segment> m_segments;
    QString m_current;
    int m_hovered = -1;
};

} // namespace sluis::widgets
