#pragma once

#include <QVector>
#include <QWidget>

namespace sluis::widgets {

// Tabs with counts, 36 px: "Tags 5 / 9". Those that do not fit stand in a menu, "3 more". Left and Right move.
class TabStrip : public QWidget
{
    Q_OBJECT

public:
    struct Tab {
        QString id; // stable
        QString text;
        QString count;

        bool operator==(const Tab&) const = default;
    };

    explicit TabStrip(QWidget* parent = nullptr);

    void setTabs(const QVector<Tab>& tabs); // the current one stays current when its id is still there
    QString current() const { return m_current; }
    void setCurrent(const QString& id); // as if the person had chosen it, without the signal

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& id);

private:
    struct Place {
        int index;
        QRect rect;
    };

    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    int widthOf(const Tab& tab) const;
    void place();
    void choose(int index);
    void openMore();
    int indexOf(const QString& id) const;

    QVector<Tab> m_tabs;
    QString m_current;
    QVector<Place> m_places; // those that fit; the current one always does
    QVector<int> m_hidden;
    QRect m_more;
    QPoint m_pointer = {-1, -1};
};

} // namespace sluis::widgets
