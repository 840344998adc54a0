#pragma once

#include "core/container/entities.h"
#include "ui/bridge/session.h"
#include "ui/editors/disclosure.h"

#include <functional>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QSpinBox;

namespace sluis::editors {
class VariableField;
}

namespace sluis::pages {

// What most tags leave as it is: order, how often, schedule, only when published, consent, setup and cleanup tag.
class TagOptions : public editors::Disclosure
{
    Q_OBJECT

public:
    using Change = std::function<void(container::Tag&)>;

    explicit TagOptions(bridge::Session& session, QWidget* parent = nullptr);

    void setTag(const container::Tag& tag);

Q_SIGNALS:
    void changed(const QString& field, const sluis::pages::TagOptions::Change& change);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void fillTags(QComboBox* box, const std::vector<container::SequencedTag>& chosen, const container::Tag& own);
    void sendSchedule();
    void sendConsent();

    bridge::Session& m_session;
    bool m_setting = false;
    QSpinBox* m_priority;
    QComboBox* m_firing;
    QCheckBox* m_liveOnly;
    QCheckBox* m_scheduled;
    QDateTimeEdit* m_start;
    QDateTimeEdit* m_end;
    QComboBox* m_consent;
    editors::VariableField* m_consentTypes;
    QComboBox* m_setup;
    QCheckBox* m_setupStops;
    QComboBox* m_cleanup;
    QCheckBox* m_cleanupStops;
};

} // namespace sluis::pages
