#include "ui/pages/templates/template_draft.h"

#include "core/sandbox/host/request_view.h"
#include "core/templates/needed_permissions.h"
#include "core/templates/template_edit.h"
#include "ui/bridge/text.h"
#include "ui/bridge/verdict.h"

#include <algorithm>

namespace sluis::pages {

namespace {

    std::string infoOf(const std::string& text)
    {
        const auto file = templates::TemplateFile::read(text);
        return file ? file->text("INFO").value_or(std::string()) : std::string();
    }

} // namespace

TemplateDraft::TemplateDraft(
    bridge::Session& session, bridge::TemplateDesk& desk, bridge::TemplateTrust& trust, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_desk(desk)
    , m_trust(trust)
{
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(CheckDelayMs);
    connect(&m_checkTimer, &QTimer::timeout, this, &TemplateDraft::check);
    connect(&session.workspace(), &bridge::WorkspaceModel::draftChanged, this, [this] {
        if (!m_id.text.empty())
            reload();
    });
    connect(&trust, &bridge::TemplateTrust::changed, this, [this] {
        Q_EMIT trustChanged();
        m_checkTimer.start();
    });
}

bool TemplateDraft::open(const container::TemplateId& id)
{
    const container::CustomTemplate* found = m_session.workspace().draft().customTemplate(id);
    if (!found)
        return false;
    endMerging();
    if (id.text != m_id.text)
        m_remarks.clear();
    m_id = id;
    m_text.clear();
    m_subject.reset();
    m_broken.reset();
    reload();
    check();
    return true;
}

void TemplateDraft::reload()
{
    const container::CustomTemplate* found = m_session.workspace().draft().customTemplate(m_id);
    if (!found) {
        m_id.text.clear();
        Q_EMIT gone();
        return;
    }
    if (found->templateData == m_text && (m_subject || m_broken))
        return;
    m_text = found->templateData;
    auto read = templates::readTemplate(m_text);
    m_broken.reset();
    m_subject.reset();
    if (read)
        m_subject = std::move(*read);
    else
        m_broken = read.error();
    m_checkTimer.start();
    Q_EMIT changed();
}

void TemplateDraft::check()
{
    if (!m_subject) {
        m_remarks.clear();
        Q_EMIT remarksChanged();
        return;
    }
    const auto syntax = isTrusted() ? bridge::TemplateDesk::Syntax::Asked : bridge::TemplateDesk::Syntax::Left;
    m_desk.check(m_text, syntax, this, [this, id = m_id](const bridge::TemplateDesk::Remarks& remarks) {
        if (id.text != m_id.text)
            return;
        m_remarks = remarks;
        Q_EMIT remarksChanged();
    });
}

size_t TemplateDraft::errors() const
{
    return static_cast<size_t>(
        std::count_if(m_remarks.begin(), m_remarks.end(), [](const templates::CheckRemark& remark) {
            return remark.severity == templates::CheckRemark::Severity::Error;
        }));
}

void TemplateDraft::change(const std::string& text, const QString& field)
{
    const container::CustomTemplate* found = m_session.workspace().draft().customTemplate(m_id);
    if (!found || text == m_text)
        return;
    container::CustomTemplate one = *found;
    one.templateData = text;
    // A name that was typed; one that a repair brings to light may be taken.
    if (m_subject && infoOf(text) != infoOf(m_text)) {
        if (const auto read = templates::readTemplate(text); read && read->info.name != m_subject->info.name)
            one.name = read->info.name;
    }
    m_trust.follow(m_text, text);
    const QString key = field.isEmpty() ? field : QStringLiteral("templates/%1/%2").arg(bridge::text(m_id.text), field);
    m_session.workspace().put(std::move(one), key);
    if (field.isEmpty())
        endMerging();
}

void TemplateDraft::changeInfo(const templates::TemplateInfo& info, const QString& field)
{
    change(templates::withInfo(m_text, info), field);
}

void TemplateDraft::changeFields(const std::vector<templates::Field>& fields, const QString& field)
{
    change(templates::withFields(m_text, fields), field);
}

void TemplateDraft::changeCode(const QString& code)
{
    change(templates::withCode(m_text, bridge::utf8(code)), QStringLiteral("code"));
}

void TemplateDraft::changePermissions(const std::vector<templates::Permission>& permissions, const QString& field)
{
    change(templates::withPermissions(m_text, templates::Permissions::of(permissions)), field);
}

void TemplateDraft::changeTests(const templates::TestsSection& tests, const QString& field)
{
    change(templates::withTests(m_text, tests), field);
}

void TemplateDraft::givePermission(const std::string& permission)
{
    if (!m_subject || m_subject->permissions.has(permission))
        return;
    std::vector<templates::Permission> list = m_subject->permissions.list();
    list.push_back(templates::neededPermission(*m_subject, permission));
    changePermissions(list);
}

bridge::TemplateDesk::RequestPtr TemplateDraft::sampleRequest() const
{
    const runtime::TracePtr& trace = m_session.evaluator().sample().trace;
    if (!trace)
        return nullptr;
    const runtime::Hit hit = bridge::hitOf(*trace);
    return std::make_shared<const sandbox::host::RequestView>(sandbox::host::viewOf(hit.request, hit.peer));
}

void TemplateDraft::runTests(std::optional<size_t> only)
{
    if (m_subject && isTrusted())
        m_desk.runTests(m_id, m_text, only, sampleRequest());
}

} // namespace sluis::pages
