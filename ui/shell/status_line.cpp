#include "ui/shell/status_line.h"

#include "ui/shell/shell_state.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_line.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

namespace sluis::shell {

using theme::Color;
using theme::Font;

namespace {

    constexpr int IconSize = 14;
    constexpr int Gap = 5;

} // namespace

// "⊗ 1 error": an icon in its colour, words in the line's, and the whole a button.
class StatusLine::Mark : public QAbstractButton
{
public:
    Mark(const QString& name, QWidget* parent)
        : QAbstractButton(parent)
    {
        setObjectName(name);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    void setLook(const QString& icon, Color color, const QString& words)
    {
        m_icon = icon;
        m_color = color;
        setText(words);
        setAccessibleName(words);
        setVisible(!words.isEmpty());
        updateGeometry();
        update();
    }

    QSize sizeHint() const override { return {IconSize + Gap + theme::textWidth(text(), Font::Caption) + 1, 20}; }

private:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        theme::paintIcon(painter, QRect(0, (height() - IconSize) / 2, IconSize, IconSize), m_icon, m_color);
        theme::paintText(painter, rect().adjusted(IconSize + Gap, 0, 0, 0), text(), Font::Caption,
            theme::color(underMouse() ? Color::TextPrimary : Color::TextSecondary));
    }

    QString m_icon;
    Color m_color = Color::SuccessText;
};

StatusLine::StatusLine(ShellState& state, QWidget* parent)
    : Panel(Color::SurfaceWindow, parent)
    , m_state(state)
    , m_errors(new Mark(QStringLiteral("status.errors"), this))
    , m_warnings(new Mark(QStringLiteral("status.warnings"), this))
    , m_note(new widgets::Label(Font::Caption, widgets::Label::Color::Secondary, this))
    , m_hits(new widgets::Label(Font::Caption, widgets::Label::Color::Secondary, this))
    , m_saved(new widgets::Label(Font::Caption, widgets::Label::Color::Secondary, this))
    , m_progress(new widgets::ProgressLine(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(theme::statusBarHeight);
    setLines(Qt::TopEdge);
    m_note->setElide(Qt::ElideRight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space3, 0, theme::space3, 0);
    row->setSpacing(theme::space4);
    row->addWidget(m_errors);
    row->addWidget(m_warnings);
    row->addWidget(m_note);
    row->addStretch(1);
    row->addWidget(m_progress);
    row->addWidget(m_hits);
    row->addWidget(m_saved);
    for (Mark* mark : {m_errors, m_warnings})
        connect(mark, &QAbstractButton::clicked, this, &StatusLine::showProblems);
    connect(&state, &ShellState::problemsChanged, this, &StatusLine::updateWords);
    connect(&state, &ShellState::statusChanged, this, &StatusLine::updateWords);
    connect(&state, &ShellState::progressChanged, this, &StatusLine::updateWords);
    connect(&state, &ShellState::workspaceChanged, this, &StatusLine::updateWords);
    connect(m_progress, &widgets::ProgressLine::cancelRequested, &state, &ShellState::cancelRequested);
    updateWords();
}

void StatusLine::updateWords()
{
    const bool open = m_state.workspace().open;
    if (!open) {
        m_errors->setLook({}, Color::TextSecondary, {});
        m_warnings->setLook({}, Color::TextSecondary, {});
    } else {
        const bool clean = m_state.errors() == 0;
        m_errors->setLook(clean ? QStringLiteral("ok") : QStringLiteral("error"),
            clean ? Color::SuccessText : Color::DangerText,
            clean ? tr("No errors") : tr("%n error(s)", nullptr, m_state.errors()));
        m_warnings->setLook(QStringLiteral("warning"), Color::WarningText,
            m_state.warnings() == 0 ? QString() : tr("%n warning(s)", nullptr, m_state.warnings()));
    }
    m_note->setText(open ? m_state.status().note : tr("Nothing open"));
    const ProgressLook& progress = m_state.progress();
    m_progress->setProgress(progress.words, progress.share);
    m_progress->setCancellable(progress.cancellable);
    m_progress->setVisible(progress.running);
    m_hits->setText(m_state.status().hits);
    m_saved->setText(m_state.status().saved);
    m_hits->setVisible(!progress.running && !m_hits->text().isEmpty());
    m_saved->setVisible(!progress.running && !m_saved->text().isEmpty());
}

void StatusLine::showProblems()
{
    if (m_state.problems().isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("problemsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ProblemLine& problem : m_state.problems()) {
        const QIcon icon = theme::icon(problem.isError ? QStringLiteral("error") : QStringLiteral("warning"),
            problem.isError ? Color::DangerText : Color::WarningText);
        QString words = problem.text;
        words.replace(QLatin1Char('&'), QLatin1String("&&")).replace(QLatin1Char('\t'), QLatin1Char(' '));
        QAction* action
            = menu->addAction(icon, problem.where.isEmpty() ? words : words + QLatin1Char('\t') + problem.where);
        connect(action, &QAction::triggered, this, [this, route = problem.route] { Q_EMIT routeRequested(route); });
    }
    menu->popup(mapToGlobal(QPoint(theme::space2, -menu->sizeHint().height() - theme::space1)));
}

void StatusLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        updateWords();
    Panel::changeEvent(event);
}

} // namespace sluis::shell
