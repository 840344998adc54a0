#include "ui/widgets/tile.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

namespace sluis::widgets {

using theme::Color;

namespace {

    struct KindRow {
        const char* icon;
        Color ink;
        Color soft;
    };

    KindRow rowOf(Kind kind)
    {
        switch (kind) {
        case Kind::Client:
            return {"client", Color::KindClient, Color::KindSoftClient};
        case Kind::Transformation:
            return {"transformation", Color::KindTransformation, Color::KindSoftTransformation};
        case Kind::Trigger:
            return {"trigger", Color::KindTrigger, Color::KindSoftTrigger};
        case Kind::Tag:
            return {"tag", Color::KindTag, Color::KindSoftTag};
        case Kind::Variable:
            return {"variable", Color::KindVariable, Color::KindSoftVariable};
        case Kind::Template:
            return {"template", Color::KindTemplate, Color::KindSoftTemplate};
        case Kind::Vendor:
            break;
        }
        return {"vendor", Color::KindVendor, Color::KindSoftVendor};
    }

    // 16 -> 4, 20 -> 5, 28 -> 6
    qreal radiusFor(int size)
    {
        return size >= theme::tileLargeSize ? 6 : size >= theme::tileSize ? 5 : 4;
    }

    int iconFor(int size)
    {
        return size >= theme::tileLargeSize ? 18 : size >= theme::tileSize ? theme::iconTile : 12;
    }

} // namespace

QString kindIcon(Kind kind)
{
    return QString::fromLatin1(rowOf(kind).icon);
}

Color kindColor(Kind kind)
{
    return rowOf(kind).ink;
}

Color kindSoftColor(Kind kind)
{
    return rowOf(kind).soft;
}

QString monogramOf(const QString& vendor)
{
    // Vendors that marketers know by a shorter or a different mark than the rule below would give.
    static const QHash<QString, QString> known{{QStringLiteral("Meta"), QStringLiteral("M")},
        {QStringLiteral("Google Ads"), QStringLiteral("Ad")}, {QStringLiteral("Google"), QStringLiteral("G")},
        {QStringLiteral("X"), QStringLiteral("X")}};
    const QString name = vendor.simplified();
    if (const auto found = known.find(name); found != known.end())
        return *found;
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    if (words.size() > 1)
        return QString(words[0][0].toUpper()) + words[1][0].toUpper();
    return name.left(1).toUpper() + name.mid(1, 1).toLower();
}

TileLook kindTile(Kind kind)
{
    TileLook look;
    look.kind = kind;
    return look;
}

TileLook monogramTile(const QString& letters)
{
    TileLook look;
    look.monogram = letters;
    return look;
}

TileLook iconTile(const QString& icon, Color ink, Color ground)
{
    TileLook look;
    look.icon = icon;
    look.ink = ink;
    look.ground = ground;
    return look;
}

void paintTile(QPainter& painter, const QRect& where, const TileLook& look)
{
    const int size = std::min(where.width(), where.height());
    Color ground = look.ground;
    Color ink = look.ink;
    if (look.kind) {
        ground = kindSoftColor(*look.kind);
        ink = kindColor(*look.kind);
    } else if (!look.monogram.isEmpty()) {
        ground = Color::KindSoftVendor;
        ink = Color::KindVendor;
    }
    if (look.dim) {
        ground = Color::SurfaceHover;
        ink = Color::TextTertiary;
    }
    theme::paintBox(painter, where, theme::color(ground), {}, radiusFor(size));
    if (!look.kind && !look.monogram.isEmpty()) {
        QFont letters = theme::font(theme::Font::CaptionStrong);
        letters.setPixelSize(size >= theme::tileLargeSize ? 12 : size >= theme::tileSize ? 10 : 8);
        painter.setFont(letters);
        painter.setPen(theme::color(ink));
        const QFontMetricsF metrics(letters);
        const qreal x = where.left() + (where.width() - metrics.horizontalAdvance(look.monogram)) / 2;
        painter.drawText(QPointF(x, where.top() + (where.height() + metrics.capHeight()) / 2), look.monogram);
        return;
    }
    const int icon = iconFor(size);
    const QRect box(where.left() + (where.width() - icon) / 2, where.top() + (where.height() - icon) / 2, icon, icon);
    theme::paintIcon(painter, box, look.kind ? kindIcon(*look.kind) : look.icon, ink);
}

Tile::Tile(const TileLook& look, int size, QWidget* parent)
    : QWidget(parent)
    , m_look(look)
    , m_size(size)
{
    setObjectName(QStringLiteral("tile"));
    setFixedSize(size, size);
}

void Tile::setLook(const TileLook& look)
{
    m_look = look;
    update();
}

void Tile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    TileLook look = m_look;
    look.dim = look.dim || !isEnabled();
    paintTile(painter, rect(), look);
}

} // namespace sluis::widgets
