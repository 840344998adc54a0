#pragma once

#include "ui/bridge/session.h"
#include "ui/models/event_data_rows.h"

#include <QWidget>

class QLabel;

namespace sluis::widgets {
class FilterField;
class SegmentedControl;
} // namespace sluis::widgets

namespace sluis::editors {
class TraceView;
}

namespace sluis::pages {

class DataPipe;
class ParameterHeader;

// The parameters of an event as the client made them, or as one vendor sees them.
class EventDataTab : public QWidget
{
    Q_OBJECT

public:
    explicit EventDataTab(bridge::Session& session, QWidget* parent = nullptr);

    void setEvent(runtime::TracePtr trace, size_t event);
    void showVendor(const QString& vendor); // "" shows everything

Q_SIGNALS:
    void entityChosen(const sluis::container::EntityRef& entity);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void updateAll();
    const runtime::EventTrace* event() const;
    const models::Viewer* viewer() const;

    bridge::Session& m_session;
    runtime::TracePtr m_trace;
    size_t m_event = 0;
    std::vector<models::Viewer> m_viewers;
    widgets::SegmentedControl* m_seenBy;
    DataPipe* m_pipe;
    widgets::FilterField* m_find;
    widgets::SegmentedControl* m_filter;
    ParameterHeader* m_header;
    editors::TraceView* m_view;
    QLabel* m_seenByLabel;
};

} // namespace sluis::pages
