#pragma once

#include "ui/bridge/session.h"

#include <QWidget>

class QComboBox;

namespace sluis::widgets {
class InlineMessage;
class Label;
class SegmentedControl;
} // namespace sluis::widgets

namespace sluis::editors {
class SampleHeader;
class TraceView;
} // namespace sluis::editors

namespace sluis::pages {

// The event before and after one transformation, as each tag that it covers sees it.
class TransformationSample : public QWidget
{
    Q_OBJECT

public:
    explicit TransformationSample(bridge::Session& session, QWidget* parent = nullptr);

    void show(const container::Transformation& transformation);

Q_SIGNALS:
    void conditionsJudged(const std::vector<sluis::runtime::ConditionTrace>& conditions);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showRows();

    struct Seen {
        QString tag;
        QString monogram;
        runtime::TransformationTrace trace;
        value::Value after; // what the tag sees in the end
    };

    bridge::Session& m_session;
    std::vector<Seen> m_seen;
    value::Value m_received;
    editors::SampleHeader* m_header;
    widgets::InlineMessage* m_verdict;
    QComboBox* m_tags;
    widgets::SegmentedControl* m_filter;
    editors::TraceView* m_rows;
    widgets::Label* m_took;
};

} // namespace sluis::pages
