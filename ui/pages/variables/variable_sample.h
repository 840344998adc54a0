#pragma once

#include "ui/bridge/session.h"
#include "ui/models/verdict_model.h"

#include <QWidget>

class QListView;

namespace sluis::widgets {
class Badge;
class Label;
class SectionHeader;
} // namespace sluis::widgets

namespace sluis::editors {
class CodeView;
}

namespace sluis::pages {

// The value of a variable on the sample and on the last hits.
class VariableSample : public QWidget
{
    Q_OBJECT

public:
    explicit VariableSample(bridge::Session& session, QWidget* parent = nullptr);

    void show(const container::EntityRef& ref, const std::string& name);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    bridge::Session& m_session;
    widgets::Label* m_title;
    widgets::Badge* m_type;
    editors::CodeView* m_value;
    widgets::SectionHeader* m_last;
    QListView* m_list;
    models::VerdictModel m_model;
    widgets::Label* m_took;
    bool m_showing = false;
};

} // namespace sluis::pages
