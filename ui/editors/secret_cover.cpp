#include "ui/editors/secret_cover.h"

#include "ui/bridge/text.h"
#include "ui/editors/secret_dialog.h"
#include "ui/editors/secret_state.h"
#include "ui/editors/variable_field.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/variable_text.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace sluis::editors {

using bridge::SecretDesk;
using theme::Color;

std::string secretIn(const container::Container& draft, const QString& text)
{
    const auto parts = widgets::splitReferences(text.trimmed());
    if (parts.size() != 1 || !parts.front().reference)
        return {};
    const std::string name = bridge::utf8(parts.front().name());
    const auto found = std::find_if(draft.variables.begin(), draft.variables.end(),
        [&](const container::Variable& variable) { return variable.name == name; });
    return found == draft.variables.end() ? std::string() : std::string(container::secretNameOf(*found));
}

SecretCover::SecretCover(bridge::Session& session, VariableField* field)
    : QWidget(field)
    , m_session(session)
    , m_field(field)
    , m_set(new widgets::Button(widgets::Button::Role::Link, this))
{
    m_set->setText(tr("Set…"));
    m_set->setObjectName(field->objectName() + QStringLiteral("_setSecret"));
    setCursor(Qt::IBeamCursor);
    field->installEventFilter(this);
    connect(m_set, &QAbstractButton::clicked, this, [this] { askForSecret(*m_session.secrets(), m_secret, window()); });
    if (session.secrets())
        connect(session.secrets(), &SecretDesk::changed, this, &SecretCover::update);
    hide();
}

void SecretCover::update()
{
    m_secret = secretIn(m_session.workspace().draft(), m_field->text());
    const bool isShown = !m_secret.empty() && m_session.secrets() && !m_field->hasFocus();
    if (isShown) {
        const auto state = m_session.secrets()->stateOf(m_secret);
        m_set->setVisible(state == SecretDesk::State::Missing || state == SecretDesk::State::Closed);
        place();
        m_field->setAccessibleDescription(
            tr("Secret %1, %2").arg(bridge::oneLine(m_secret), secretStateWords(*m_session.secrets(), state)));
        raise();
    }
    setVisible(isShown);
    QWidget::update();
}

void SecretCover::place()
{
    setGeometry(m_field->rect());
    const QSize size = m_set->sizeHint();
    m_set->setGeometry(
        width() - size.width() - theme::space1, (height() - size.height()) / 2, size.width(), size.height());
}

bool SecretCover::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    else if (event->type() == QEvent::Resize)
        place();
    return false;
}

void SecretCover::mousePressEvent(QMouseEvent*)
{
    m_field->setFocus(Qt::MouseFocusReason);
}

void SecretCover::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool isInvalid = m_field->property("invalid").toBool();
    theme::paintBox(painter, rect(), theme::color(Color::SurfaceSunken),
        theme::color(isInvalid ? Color::DangerSolid : Color::BorderStrong), theme::radiusControl);
    const QRect inside = rect().adjusted(theme::space2, 0, -theme::space2, 0);
    theme::paintIcon(
        painter, QRect(inside.left(), inside.center().y() - 7, 14, 14), QStringLiteral("lock"), Color::TextSecondary);
    QRect rest = inside.adjusted(20, 0, m_set->isVisible() ? -m_set->width() : 0, 0);
    const auto state = m_session.secrets()->stateOf(m_secret);
    const QString words = secretStateWords(*m_session.secrets(), state);
    const int taken = theme::textWidth(words, theme::Font::Caption);
    theme::paintText(painter, rest, words, theme::Font::Caption,
        theme::color(state == SecretDesk::State::Missing ? Color::WarningText : Color::TextSecondary), Qt::AlignRight);
    rest.setRight(rest.right() - taken - theme::space2);
    theme::paintText(painter, rest, QStringLiteral("secret:") + bridge::oneLine(m_secret), theme::Font::Data,
        theme::color(Color::TextPrimary));
}

} // namespace sluis::editors
