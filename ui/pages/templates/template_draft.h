#pragma once

#include "core/templates/template.h"
#include "ui/bridge/session.h"
#include "ui/bridge/template_desk.h"
#include "ui/bridge/template_trust.h"

#include <QTimer>

#include <optional>

namespace sluis::pages {

// The template that is open in the editor: what its text says, what the checks say, and the one way to change it. All
// tabs share it. Every change is an edit of the workspace's draft, and writes one section of the file only.
class TemplateDraft : public QObject
{
    Q_OBJECT

public:
    static constexpr int CheckDelayMs = 250; // between a keystroke and the checks

    // All outlive the draft.
    TemplateDraft(bridge::Session& session, bridge::TemplateDesk& desk, bridge::TemplateTrust& trust, QObject* parent);

    bool open(const container::TemplateId& id); // false: there is no such template
    const container::TemplateId& id() const { return m_id; }
    container::EntityRef ref() const { return {container::EntityKind::Template, m_id.text}; }

    const std::string& text() const { return m_text; }
    const templates::Template* subject() const { return m_subject ? &*m_subject : nullptr; } // null while it is broken
    const std::optional<Error>& broken() const { return m_broken; } // the section as subject, the place as detail
    const bridge::TemplateDesk::Remarks& remarks() const { return m_remarks; } // of a text of some moments ago
    size_t errors() const;
    bool isTrusted() const { return m_trust.isTrusted(m_text); }

    // `field` names what is typed in: edits one after the other of the same field are one step of undo.
    void change(const std::string& text, const QString& field);
    void changeInfo(const templates::TemplateInfo& info, const QString& field);
    void changeFields(const std::vector<templates::Field>& fields, const QString& field = {});
    void changeCode(const QString& code);
    void changePermissions(const std::vector<templates::Permission>& permissions, const QString& field = {});
    void changeTests(const templates::TestsSection& tests, const QString& field = {});
    void endMerging() { m_session.workspace().endMerging(); }

    // Gives a permission with the least that is asked for: everything of it when the code does not say what.
    void givePermission(const std::string& permission);
    void runTests(std::optional<size_t> only = {});
    void trustIt() { m_trust.trust({m_text}); }

    bridge::Session& session() { return m_session; }
    bridge::TemplateDesk& desk() { return m_desk; }
    const bridge::TemplateDesk& desk() const { return m_desk; }
    bridge::TemplateTrust& trust() { return m_trust; }

    // The request of the sample, as templates see it; null without a sample.
    bridge::TemplateDesk::RequestPtr sampleRequest() const;

Q_SIGNALS:
    void changed(); // another text, or another template
    void remarksChanged();
    void trustChanged();
    void gone(); // it was deleted

private:
    void reload();
    void check();

    bridge::Session& m_session;
    bridge::TemplateDesk& m_desk;
    bridge::TemplateTrust& m_trust;
    container::TemplateId m_id;
    std::string m_text;
    std::optional<templates::Template> m_subject;
    std::optional<Error> m_broken;
    bridge::TemplateDesk::Remarks m_remarks;
    QTimer m_checkTimer;
};

} // namespace sluis::pages
