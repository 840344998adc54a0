#pragma once

#include "ui/theme/color.h"

#include <QWidget>

#include <optional>

class QPainter;

namespace sluis::widgets {

// The seven kinds that have a colour and an icon of their own.
enum class Kind { Client, Transformation, Trigger, Tag, Variable, Template, Vendor };

QString kindIcon(Kind kind);
theme::Color kindColor(Kind kind);
theme::Color kindSoftColor(Kind kind);

// "GA" for Google Analytics, "M" for Meta, "Br" for Brievenbus: a neutral mark, never a logo.
QString monogramOf(const QString& vendor);

// A small square in front of a name: a kind, a vendor's letters, or any icon on a soft ground.
struct TileLook {
    std::optional<Kind> kind;
    QString monogram; // when there is no kind
    QString icon; // when there is neither
    theme::Color ink = theme::Color::AccentText; // of `icon`
    theme::Color ground = theme::Color::AccentSoft;
    bool dim = false; // not on the way of the hit
};

TileLook kindTile(Kind kind);
TileLook monogramTile(const QString& letters);
TileLook iconTile(
    const QString& icon, theme::Color ink = theme::Color::AccentText, theme::Color ground = theme::Color::AccentSoft);

// Fills the square `where`: 16, 20 or 28 px.
void paintTile(QPainter& painter, const QRect& where, const TileLook& look);

class Tile : public QWidget
{
    Q_OBJECT

public:
    explicit Tile(const TileLook& look, int size, QWidget* parent = nullptr);

    void setLook(const TileLook& look);
    QSize sizeHint() const override { return {m_size, m_size}; }

private:
    void paintEvent(QPaintEvent* event) override;

    TileLook m_look;
    int m_size;
};

} // namespace sluis::widgets
