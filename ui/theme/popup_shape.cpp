#include "ui/theme/popup_shape.h"

#include <QEvent>
#include <QPainterPath>
#include <QWidget>

#include <algorithm>

namespace sluis::theme {

namespace {

    class RoundShape : public QObject
    {
    public:
        RoundShape(QWidget* popup, double radius)
            : QObject(popup)
            , m_popup(popup)
            , m_radius(radius)
        {
            popup->installEventFilter(this);
            cut();
        }

    private:
        bool eventFilter(QObject*, QEvent* event) override
        {
            if (event->type() == QEvent::Resize)
                cut();
            return false;
        }

        void cut()
        {
            // Pixels that the round line covers in part stay, so that it is smooth where a compositor runs.
            constexpr double Covered = 1.5;
            QPainterPath path;
            const double radius = std::max(0.0, m_radius - Covered);
            path.addRoundedRect(m_popup->rect(), radius, radius);
            m_popup->setMask(QRegion(path.toFillPolygon().toPolygon()));
        }

        QWidget* m_popup;
        const double m_radius;
    };

} // namespace

void keepRoundShape(QWidget* popup, double radius)
{
    new RoundShape(popup, radius);
}

} // namespace sluis::theme
