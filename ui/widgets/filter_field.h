#pragma once

#include <QLineEdit>
#include <QTimer>

namespace sluis::widgets {

// A line to narrow what is below it: icon, words, a cross to clear. narrowed() comes a moment after the last key, so
// that a long list is not filtered for each letter; Return sends it at once, Escape clears.
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    enum class Kind {
        Filter, // words and key:value pairs, in the data face
        Search, // plain words
    };

    static constexpr int DelayMs = 120;

    explicit FilterField(Kind kind, QWidget* parent = nullptr);

    // Grey words behind the text: "client: event: tag: status: …".
    void setHint(const QString& hint);

Q_SIGNALS:
    void narrowed(const QString& text);

private:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void send();
    QRect crossRect() const; // empty when there is nothing to clear

    Kind m_kind;
    QString m_hint;
    QString m_sent;
    QTimer m_timer;
};

} // namespace sluis::widgets
