#pragma once

#include <QString>
#include <QWidget>

namespace sluis::widgets {

// What the embedded container is doing, in words that are already translated by who gives them.
struct ListeningLook {
    enum class State { Listening, Stopped, Failed };
    enum class Mode { None, Holding, Sending };

    State state = State::Stopped;
    QString address; // "127.0.0.1:8080", or "port 8080" when it failed
    QString detail; // "12 hits/s", "stopped", "in use by another program"
    Mode mode = Mode::None;
    QString action; // "Holding", "Sending to 4 vendors", or the repair: "Use 8081"

    bool operator==(const ListeningLook&) const = default;
};

// The pill in the top bar: left what listens, right what happens to requests. Both halves are buttons.
class ListeningPill : public QWidget
{
    Q_OBJECT

public:
    explicit ListeningPill(QWidget* parent = nullptr);

    const ListeningLook& look() const { return m_look; }
    void setLook(const ListeningLook& look);
    QSize sizeHint() const override;

Q_SIGNALS:
    void listeningClicked(); // start, stop, port
    void actionClicked(); // hold or send, or the repair

private:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    enum class Half { None, Listening, Action };
    Half halfAt(QPoint point) const;
    int listeningWidth() const;
    int actionWidth() const;

    ListeningLook m_look;
    Half m_hovered = Half::None;
    Half m_pressed = Half::None;
};

} // namespace sluis::widgets
