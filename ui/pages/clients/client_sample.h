#pragma once

#include "ui/bridge/session.h"

#include <QWidget>

namespace sluis::widgets {
class InlineMessage;
class TabStrip;
} // namespace sluis::widgets

namespace sluis::editors {
class SampleHeader;
class TraceView;
} // namespace sluis::editors

namespace sluis::pages {

// Whether a client claims the sample and why, the event it makes of it, and its answer.
class ClientSample : public QWidget
{
    Q_OBJECT

public:
    explicit ClientSample(bridge::Session& session, QWidget* parent = nullptr);

    void show(const container::Client& client);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showRows();

    bridge::Session& m_session;
    editors::SampleHeader* m_header;
    widgets::InlineMessage* m_verdict;
    widgets::TabStrip* m_tabs;
    editors::TraceView* m_rows;
    bool m_claims = false;
};

} // namespace sluis::pages
