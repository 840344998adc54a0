#include "ui/shell/top_bar.h"

#include "ui/actions/action_registry.h"
#include "ui/shell/shell_state.h"
#include "ui/shell/top_bar_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/listening_pill.h"

#include <QAction>
#include <QEvent>

namespace sluis::shell {

using theme::Color;
using theme::Font;
using widgets::Button;

namespace {

    constexpr int MarkSize = 22;
    constexpr int LeftMargin = 10;

    QString productName()
    {
        return QStringLiteral("Sluis");
    }

    QFont productFont()
    {
        QFont font = theme::font(Font::BaseStrong);
        font.setPixelSize(14);
        return font;
    }

    // A button that does an action and shows its icon, name and whether it can be done.
    void follow(Button* button, QAction* action, bool iconOnly)
    {
        const auto update = [button, action, iconOnly] {
            button->setEnabled(action->isEnabled());
            if (!iconOnly)
                button->setText(action->text());
            button->setToolTip(action->toolTip());
            button->setAccessibleName(action->text());
        };
        QObject::connect(action, &QAction::changed, button, update);
        QObject::connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
        update();
    }

} // namespace

TopBar::TopBar(ShellState& state, actions::ActionRegistry& actions, QWidget* parent)
    : Panel(Color::SurfaceWindow, parent)
    , m_state(state)
    , m_actions(actions)
    , m_menu(new Button(Button::Role::Flat, this))
    , m_crumb(new WorkspaceCrumb(this))
    , m_draft(new widgets::Badge({}, this))
    , m_undo(new Button(Button::Role::Flat, this))
    , m_redo(new Button(Button::Role::Flat, this))
    , m_command(new CommandButton(this))
    , m_pill(new widgets::ListeningPill(this))
    , m_publish(new Button(Button::Role::Primary, this))
{
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(theme::topBarHeight);
    setLines(Qt::BottomEdge);
    m_menu->setObjectName(QStringLiteral("menuButton"));
    m_draft->setObjectName(QStringLiteral("draftBadge"));
    m_undo->setObjectName(QStringLiteral("undoButton"));
    m_undo->setIconName(QStringLiteral("undo"));
    m_redo->setObjectName(QStringLiteral("redoButton"));
    m_redo->setIconName(QStringLiteral("redo"));
    m_publish->setObjectName(QStringLiteral("publishButton"));
    m_publish->setIconName(QStringLiteral("publish"));
    follow(m_undo, actions.action(QStringLiteral("edit.undo")), true);
    follow(m_redo, actions.action(QStringLiteral("edit.redo")), true);
    follow(m_publish, actions.action(QStringLiteral("publish.open")), false);
    connect(actions.action(QStringLiteral("publish.open")), &QAction::changed, this, &TopBar::place);
    connect(m_command, &QAbstractButton::clicked, actions.action(QStringLiteral("go.anything")), &QAction::trigger);
    connect(m_menu, &QAbstractButton::clicked, this, &TopBar::menuRequested);
    connect(m_crumb, &QAbstractButton::clicked, this, &TopBar::workspaceMenuRequested);
    connect(m_pill, &widgets::ListeningPill::listeningClicked, this, &TopBar::listeningRequested);
    connect(m_pill, &widgets::ListeningPill::actionClicked, this, &TopBar::sendingRequested);
    connect(&state, &ShellState::workspaceChanged, this, &TopBar::updateWords);
    connect(&state, &ShellState::listeningChanged, this, &TopBar::updateWords);
    // Tab goes from left to right.
    QWidget* before = m_menu;
    for (QWidget* next : {static_cast<QWidget*>(m_crumb), static_cast<QWidget*>(m_undo), static_cast<QWidget*>(m_redo),
             static_cast<QWidget*>(m_command), static_cast<QWidget*>(m_pill), static_cast<QWidget*>(m_publish)}) {
        setTabOrder(before, next);
        before = next;
    }
    updateWords();
}

QWidget* TopBar::menuButton() const
{
    return m_menu;
}

QWidget* TopBar::crumb() const
{
    return m_crumb;
}

QWidget* TopBar::commandButton() const
{
    return m_command;
}

void TopBar::setRailCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    place();
}

void TopBar::updateWords()
{
    m_menu->setIconOnly(QStringLiteral("menu"), tr("Menu  F10"));
    m_menu->setAccessibleName(tr("Menu"));
    m_crumb->setLook(m_state.workspace());
    const bool open = m_state.workspace().open;
    m_draft->setLook({open ? m_state.workspace().draft : QString(), {}, widgets::Tone::Neutral});
    m_undo->setVisible(open);
    m_redo->setVisible(open);
    m_command->setWords(tr("Go to…"), actions::keysOf(*m_actions.action(QStringLiteral("go.anything"))));
    m_pill->setLook(m_state.listening());
    m_pill->setVisible(!m_state.listening().address.isEmpty());
    place();
}

// From both ends towards the middle; the command field stands in the middle of what is left. When it is narrow, the
// draft's badge and then the workspace's name give way.
void TopBar::place()
{
    const int middle = height() / 2;
    const auto put = [middle](QWidget* widget, int x) {
        const QSize size = widget->sizeHint();
        widget->setGeometry(x, middle - size.height() / 2, size.width(), size.height());
        return x + size.width();
    };
    put(m_menu, LeftMargin);
    m_mark = QRect(LeftMargin + theme::controlHeight + theme::space2, middle - MarkSize / 2, MarkSize, MarkSize);
    const int brandEnd = m_collapsed ? m_mark.right() + 1 + theme::space4 : theme::railWidth;

    int right = width() - theme::space3;
    right -= m_publish->sizeHint().width();
    put(m_publish, right);
    right -= theme::space2;
    if (!m_pill->isHidden()) {
        right -= m_pill->sizeHint().width();
        put(m_pill, right);
        right -= theme::space2;
    }
    const bool open = m_state.workspace().open;
    const int undoWidth = open ? 2 * theme::controlHeight + theme::space2 : 0;
    const int room = right - brandEnd - undoWidth - m_command->width() - 2 * theme::space4;
    int crumbWidth = m_crumb->sizeHint().width();
    const int draftWidth = open && !m_draft->look().text.isEmpty() ? m_draft->sizeHint().width() : 0;
    const bool showDraft = draftWidth > 0 && std::min(crumbWidth, 260) + draftWidth <= room;
    m_draft->setVisible(showDraft);
    crumbWidth = std::max(60, std::min(crumbWidth, room - (showDraft ? draftWidth : 0)));
    m_crumb->setGeometry(brandEnd, middle - 16, crumbWidth, 32);
    int x = brandEnd + crumbWidth;
    if (showDraft)
        x = put(m_draft, x);
    if (open) {
        x = put(m_undo, x + theme::space2);
        x = put(m_redo, x);
    }
    m_command->move(
        std::max(x + theme::space2, x + (right - x - m_command->width()) / 2), middle - m_command->height() / 2);
    update();
}

void TopBar::paintEvent(QPaintEvent* event)
{
    Panel::paintEvent(event);
    QPainter painter(this);
    theme::paintMark(painter, m_mark);
    if (m_collapsed)
        return;
    painter.setFont(productFont());
    painter.setPen(theme::color(Color::TextPrimary));
    const QFontMetrics metrics(productFont());
    painter.drawText(QPointF(m_mark.right() + 1 + theme::space2, m_mark.center().y() + 1 + metrics.capHeight() / 2.0),
        productName());
}

void TopBar::resizeEvent(QResizeEvent*)
{
    place();
}

void TopBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateWords();
    Panel::changeEvent(event);
}

} // namespace sluis::shell
