#include "ui/theme/focus_ring.h"

#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>
#include <QVariant>

namespace sluis::theme {

namespace {

    bool keyboardWasLast = false;

    constexpr int Gap = 1;
    constexpr int Width = 2;

    // Draws its focus inside itself.
    bool drawsItsOwn(const QWidget* widget)
    {
        return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget)
            || qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QAbstractScrollArea*>(widget)
            || qobject_cast<const QMenu*>(widget) || qobject_cast<const QMenuBar*>(widget)
            || qobject_cast<const QTabBar*>(widget) || widget->isWindow() || widget->property("ownFocus").toBool();
    }

    // What clips the ring: the viewport that the widget is in, else its window.
    QWidget* canvasOf(QWidget* widget)
    {
        for (QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
            const auto* area = qobject_cast<QAbstractScrollArea*>(parent->parentWidget());
            if (parent->isWindow() || (area && area->viewport() == parent))
                return parent;
        }
        return nullptr;
    }

} // namespace

bool keyboardFocusIsVisible()
{
    return keyboardWasLast;
}

class FocusRing::Overlay : public QWidget
{
public:
    explicit Overlay(QWidget* parent, qreal radius)
        : QWidget(parent)
        , m_radius(radius)
    {
        setObjectName(QStringLiteral("focusRing"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
    }

private:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintRing(painter, rect(), m_radius + Gap + Width, Width);
    }

    qreal m_radius;
};

FocusRing::FocusRing(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

FocusRing::~FocusRing()
{
    delete m_overlay;
}

void FocusRing::follow(QWidget* widget)
{
    m_widget = widget;
    delete m_overlay; // the next one may have another radius
    update();
}

void FocusRing::update()
{
    QWidget* canvas = m_widget ? canvasOf(m_widget) : nullptr;
    if (!keyboardWasLast || !canvas || !m_widget->isVisible() || drawsItsOwn(m_widget)) {
        delete m_overlay;
        return;
    }
    if (!m_overlay || m_overlay->parentWidget() != canvas) {
        delete m_overlay;
        const QVariant radius = m_widget->property("focusRadius");
        m_overlay = new Overlay(canvas, radius.isValid() ? radius.toReal() : radiusControl);
    }
    const int margin = Gap + Width;
    m_overlay->setGeometry(
        QRect(m_widget->mapTo(canvas, QPoint()), m_widget->size()).adjusted(-margin, -margin, margin, margin));
    m_overlay->raise();
    m_overlay->show();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool moves = key == Qt::Key_Tab || key == Qt::Key_Backtab
            || (key >= Qt::Key_Left && key <= Qt::Key_PageDown) || key == Qt::Key_Home || key == Qt::Key_End
            || key == Qt::Key_F6;
        if (moves && !keyboardWasLast) {
            keyboardWasLast = true;
            update();
        }
        break;
    }
    case QEvent::MouseButtonPress:
        if (keyboardWasLast) {
            keyboardWasLast = false;
            update();
            if (m_widget)
                m_widget->update();
        }
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        if (m_overlay && watched != m_overlay && watched->isWidgetType() && m_widget
            && (watched == m_widget || static_cast<QWidget*>(watched)->isAncestorOf(m_widget)))
            update();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sluis::theme
