#pragma once

#include "ui/bridge/session.h"

#include <QWidget>

namespace sluis::widgets {
class Button;
class EmptyState;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

// What Live shows before the first hit: how to point a browser or a tagging set-up at this machine, and a command that
// sends one hit, ready to copy.
class NoHits : public QWidget
{
    Q_OBJECT

public:
    explicit NoHits(bridge::Session& session, QWidget* parent = nullptr);

    void setWaiting(bool waiting); // looks for a changed address only while it is shown
    QString command() const; // sends one page view

Q_SIGNALS:
    void pasteRequested();

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void sendOne();
    QString address() const;

    bridge::Session& m_session;
    widgets::EmptyState* m_empty;
    widgets::Label* m_pointTitle;
    widgets::Label* m_point;
    widgets::Button* m_copyPoint;
    widgets::Label* m_commandTitle;
    widgets::Label* m_command;
    widgets::Button* m_copyCommand;
    QTimer m_timer;
    bridge::Listening m_listening;
};

} // namespace sluis::pages
