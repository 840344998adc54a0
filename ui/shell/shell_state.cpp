#include "ui/shell/shell_state.h"

namespace sluis::shell {

void ShellState::setWorkspace(const WorkspaceLook& look)
{
    if (look == m_workspace)
        return;
    m_workspace = look;
    Q_EMIT workspaceChanged();
}

void ShellState::setListening(const widgets::ListeningLook& look)
{
    if (look == m_listening)
        return;
    m_listening = look;
    Q_EMIT listeningChanged();
}

void ShellState::setProblems(int errors, int warnings, const QVector<ProblemLine>& lines)
{
    if (errors == m_errors && warnings == m_warnings && lines == m_problems)
        return;
    m_errors = errors;
    m_warnings = warnings;
    m_problems = lines;
    Q_EMIT problemsChanged();
}

void ShellState::setStatus(const StatusLook& look)
{
    if (look == m_status)
        return;
    m_status = look;
    Q_EMIT statusChanged();
}

void ShellState::setProgress(const ProgressLook& look)
{
    if (look == m_progress)
        return;
    m_progress = look;
    Q_EMIT progressChanged();
}

void ShellState::say(widgets::Tone tone, const QString& headline, const QString& rest)
{
    Q_EMIT said(tone, headline, rest);
}

} // namespace sluis::shell
