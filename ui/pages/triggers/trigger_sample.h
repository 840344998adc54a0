#pragma once

#include "ui/bridge/session.h"
#include "ui/models/verdict_model.h"

#include <QWidget>

class QListView;

namespace sluis::widgets {
class Button;
class InlineMessage;
class Label;
class SectionHeader;
} // namespace sluis::widgets

namespace sluis::pages {

// What a trigger makes of the sample, in words, and of the last hits.
class TriggerSample : public QWidget
{
    Q_OBJECT

public:
    explicit TriggerSample(bridge::Session& session, QWidget* parent = nullptr);

    void show(const container::Trigger& trigger);

Q_SIGNALS:
    // Change the value of this condition (position among all) so that it holds on the sample.
    void valueOffered(int condition, const QString& value);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showVerdict(const runtime::TriggerTrace& trace);
    QString explanation(const runtime::TriggerTrace& trace, int& onlyFailed) const;

    bridge::Session& m_session;
    widgets::Label* m_event;
    widgets::Label* m_when;
    widgets::Label* m_hit;
    widgets::InlineMessage* m_verdict;
    widgets::Button* m_use;
    widgets::SectionHeader* m_last;
    QListView* m_list;
    models::VerdictModel m_model;
    widgets::Label* m_took;
    bool m_showing = false; // the list follows, it does not choose
    int m_offered = -1;
    QString m_offeredValue;
};

} // namespace sluis::pages
