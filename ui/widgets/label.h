#pragma once

#include "ui/theme/fonts.h"

#include <QLabel>

namespace sluis::widgets {

// Words on the screen, always plain text: what came from a hit is never taken for markup.
class Label : public QLabel
{
    Q_OBJECT

public:
    enum class Color { Primary, Secondary, Tertiary, Accent, Success, Warning, Danger };

    explicit Label(theme::Font font = theme::Font::Base, Color color = Color::Primary, QWidget* parent = nullptr);
    Label(const QString& text, theme::Font font, Color color = Color::Primary, QWidget* parent = nullptr);

    void setColor(Color color);
    void setRole(theme::Font font);
    // Shortens a line that does not fit; the whole text is then the tooltip. Addresses in the middle, page URLs on the
    // left.
    void setElide(Qt::TextElideMode mode);

    // Wrapped words stand on the lines of the type scale (20 px for 13), not on what the face would ask for.
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    int lineHeight() const;
    // Lays the words out in `width`; draws them with `painter` when there is one. Returns their height.
    int layoutWords(int width, QPainter* painter) const;

    theme::Font m_font;
    Qt::TextElideMode m_elide = Qt::ElideNone;
};

} // namespace sluis::widgets
