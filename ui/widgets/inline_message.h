#pragma once

#include "ui/widgets/tone.h"

#include <QWidget>

class QHBoxLayout;

namespace sluis::widgets {

class Button;

// What happened, to what, and what to do: where it happened, never in a modal box. Wraps by itself.
struct MessageLook {
    Tone tone = Tone::Neutral;
    QString icon; // "" for the one of the tone
    QString headline; // strong, a whole sentence
    QString rest; // what more there is to say
    bool stacked = false; // the rest on a line of its own

    bool operator==(const MessageLook&) const = default;
};

class InlineMessage : public QWidget
{
    Q_OBJECT

public:
    explicit InlineMessage(QWidget* parent = nullptr);
    InlineMessage(const MessageLook& look, QWidget* parent = nullptr);

    const MessageLook& look() const { return m_look; }
    void setLook(const MessageLook& look);
    // A repair as a button that names its result; the first one stands left.
    Button* addAction(const QString& text, const QString& iconName = {});
    void clearActions();
    // As a strip over the whole width of a page: no round corners, lines above and below only.
    void setStrip(bool strip);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    int actionsWidth() const;
    // Lays the words out in `width` and draws them with `painter` when there is one. Returns their height.
    int layoutWords(int width, QPainter* painter, QPoint origin) const;

    MessageLook m_look;
    QWidget* m_actions;
    QHBoxLayout* m_row;
    bool m_strip = false;
};

} // namespace sluis::widgets
