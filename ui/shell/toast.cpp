#include "ui/shell/toast.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"

#include <QEvent>

namespace sluis::shell {

namespace {

    constexpr int Widest = 640;

} // namespace

Toast::Toast(QWidget* over, QWidget* parent)
    : QWidget(parent)
    , m_over(over)
    , m_message(new widgets::InlineMessage(this))
{
    setObjectName(QStringLiteral("toast"));
    over->installEventFilter(this);
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &QWidget::hide);
    hide();
}

void Toast::say(widgets::Tone tone, const QString& headline, const QString& rest)
{
    m_message->clearActions();
    widgets::MessageLook look;
    look.tone = tone;
    look.headline = headline;
    look.rest = rest;
    if (tone == widgets::Tone::Neutral || tone == widgets::Tone::Accent)
        look.icon = QStringLiteral("ok");
    m_message->setLook(look);
    widgets::Button* close = m_message->addAction({});
    close->setRole(widgets::Button::Role::Flat);
    close->setIconOnly(QStringLiteral("close"), tr("Close"));
    close->setObjectName(QStringLiteral("toastClose"));
    connect(close, &QAbstractButton::clicked, this, &QWidget::hide);
    place();
    raise();
    show();
    const bool stays = tone == widgets::Tone::Danger || tone == widgets::Tone::Warning;
    if (stays)
        m_timer.stop();
    else
        m_timer.start(StayMs);
}

void Toast::place()
{
    const QRect page(m_over->mapTo(parentWidget(), QPoint()), m_over->size());
    const int width = std::min(Widest, page.width() - 2 * theme::space4);
    const int height = m_message->heightForWidth(width);
    setGeometry(page.left() + (page.width() - width) / 2, page.bottom() + 1 - height - theme::space4, width, height);
    m_message->setGeometry(0, 0, width, height);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    const bool moves = event->type() == QEvent::Resize || event->type() == QEvent::Move;
    if (moves && !isHidden()) // said before the window is shown, it is hidden with it and not by itself
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace sluis::shell
