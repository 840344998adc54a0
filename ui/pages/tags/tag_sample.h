#pragma once

#include "ui/bridge/session.h"

#include <QWidget>

class QStackedWidget;

namespace sluis::widgets {
class Badge;
class Button;
class InlineMessage;
class Label;
class SegmentedControl;
class TabStrip;
} // namespace sluis::widgets

namespace sluis::editors {
class CodeView;
class SampleHeader;
class TraceView;
} // namespace sluis::editors

namespace sluis::pages {

// The exact request that a tag makes of the sample: what would leave, what was hidden from it, and what came back.
class TagSample : public QWidget
{
    Q_OBJECT

public:
    explicit TagSample(bridge::Session& session, QWidget* parent = nullptr);

    void show(const container::Tag& tag);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showVerdict(const runtime::TagTrace* real, const runtime::TagTrace* shown);
    void showRequest();
    void updateTabs(const runtime::OutgoingTrace* request);
    void showFooter(const runtime::TagTrace* tag);
    const runtime::OutgoingTrace* request() const;

    bridge::Session& m_session;
    runtime::TracePtr m_trace; // of which m_tag is a part
    const runtime::TagTrace* m_tag = nullptr; // what is shown: as it is, or as if it fired
    container::EntityRef m_ref;
    editors::SampleHeader* m_header;
    widgets::InlineMessage* m_verdict;
    widgets::SegmentedControl* m_requests;
    widgets::TabStrip* m_tabs;
    widgets::Button* m_copy;
    QWidget* m_line;
    widgets::Badge* m_method;
    widgets::Label* m_url;
    widgets::Label* m_size;
    QStackedWidget* m_stack;
    editors::CodeView* m_code;
    editors::TraceView* m_rows;
    widgets::Label* m_footer;
    widgets::Label* m_took;
};

} // namespace sluis::pages
