#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace sluis::theme {

namespace {

    QString iconPath(const QString& name)
    {
        return QStringLiteral(":/icons/%1.svg").arg(name);
    }

    // The grid is 20 px with a stroke of 1.5; drawn smaller, the stroke is kept from becoming thinner than a pixel.
    QByteArray strokeFor(int size)
    {
        if (size >= 18)
            return "1.5";
        if (size >= 16)
            return "1.6";
        if (size >= 14)
            return "1.75";
        return "1.9";
    }

    QByteArray iconSource(const QString& name, const QColor& color, int size)
    {
        QFile file(iconPath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            qWarning("No icon is called %s.", qPrintable(name));
            return {};
        }
        QByteArray source = file.readAll();
        source.replace("currentColor", color.name().toLatin1());
        source.replace("stroke-width=\"1.5\"", "stroke-width=\"" + strokeFor(size) + '"');
        return source;
    }

    class LineIconEngine : public QIconEngine
    {
    public:
        LineIconEngine(QString name, Color normal, Color on)
            : m_name(std::move(name))
            , m_normal(normal)
            , m_on(on)
        { }

        void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
        {
            const int size = std::min(rect.width(), rect.height());
            const QPixmap pixmap
                = iconPixmap(m_name, colorFor(mode, state), size, painter->device()->devicePixelRatioF());
            painter->drawPixmap(
                QRect(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, size, size), pixmap);
        }

        QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
        {
            return scaledPixmap(size, mode, state, 1);
        }

        QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
        {
            // The size is in device pixels; the stroke is chosen for what the eye sees.
            const int pixels = std::min(size.width(), size.height());
            return iconPixmap(m_name, colorFor(mode, state), qRound(pixels / scale), scale);
        }

        QString iconName() override { return m_name; }
        QString key() const override { return QStringLiteral("sluis-line-icon"); }
        QIconEngine* clone() const override { return new LineIconEngine(m_name, m_normal, m_on); }

    private:
        QColor colorFor(QIcon::Mode mode, QIcon::State state) const
        {
            if (mode == QIcon::Disabled)
                return color(Color::TextDisabled);
            return color(state == QIcon::On ? m_on : m_normal);
        }

        QString m_name;
        Color m_normal;
        Color m_on;
    };

    class MarkIconEngine : public QIconEngine
    {
    public:
        void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
        {
            paintMark(*painter, rect);
        }
        QIconEngine* clone() const override { return new MarkIconEngine; }
        QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
        {
            QPixmap pixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paint(&painter, QRect(QPoint(), size), mode, state);
            return pixmap;
        }
    };

} // namespace

QIcon icon(const QString& name, Color normal)
{
    return icon(name, normal, normal);
}

QIcon icon(const QString& name, Color normal, Color on)
{
    return QIcon(new LineIconEngine(name, normal, on));
}

void paintIcon(QPainter& painter, const QRect& where, const QString& name, Color colorName)
{
    const int size = std::min(where.width(), where.height());
    const QPixmap pixmap = iconPixmap(name, color(colorName), size, painter.device()->devicePixelRatioF());
    painter.drawPixmap(where.x() + (where.width() - size) / 2, where.y() + (where.height() - size) / 2, pixmap);
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("sluis/%1/%2/%3/%4").arg(name, color.name()).arg(size).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(iconSource(name, color, size));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

bool hasIcon(const QString& name)
{
    return QFile::exists(iconPath(name));
}

void paintMark(QPainter& painter, const QRect& where)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(where.topLeft());
    painter.scale(where.width() / 22.0, where.height() / 22.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Color::AccentBase));
    painter.drawRoundedRect(QRectF(0, 0, 22, 22), 6, 6);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Color::TextOnAccent), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(QPointF(4, 5.5), QPointF(18, 5.5));
    painter.drawLine(QPointF(4, 16.5), QPointF(18, 16.5));
    painter.drawPolyline(QPolygonF({{13.5, 5.5}, {9, 11}, {13.5, 16.5}}));
    painter.restore();
}

QIcon applicationIcon()
{
    return QIcon(new MarkIconEngine);
}

} // namespace sluis::theme
