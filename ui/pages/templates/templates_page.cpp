#include "ui/pages/templates/templates_page.h"

#include "core/templates/own_templates.h"
#include "core/templates/template_edit.h"
#include "ui/actions/action_registry.h"
#include "ui/bridge/embedded_server.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/editors/delete_dialog.h"
#include "ui/pages/templates/install_dialog.h"
#include "ui/pages/templates/template_editor.h"
#include "ui/pages/templates/template_reading.h"
#include "ui/pages/templates/template_table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/inline_message.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace sluis::pages {

namespace {

    QString fileNameFor(const QString& name)
    {
        QString file;
        for (const QChar c : name)
            file += c.isLetterOrNumber() || c == u'-' || c == u'_' ? c : u'_';
        return file + QStringLiteral(".tpl");
    }

} // namespace

TemplatesPage::TemplatesPage(bridge::Session& session, bridge::TemplateDesk& desk, bridge::TemplateTrust& trust,
    actions::ActionRegistry* actions, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_desk(desk)
    , m_trust(trust)
    , m_untrusted(new widgets::InlineMessage(this))
    , m_stopped(new widgets::InlineMessage(this))
    , m_said(new widgets::InlineMessage(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new TemplateTable(session, desk, trust, this))
    , m_editor(new TemplateEditor(session, desk, trust, this))
{
    setObjectName(QStringLiteral("templatesPage"));
    m_untrusted->setObjectName(QStringLiteral("templatesUntrusted"));
    m_said->setObjectName(QStringLiteral("templatesSaid"));
    m_untrusted->setStrip(true);
    m_stopped->setObjectName(QStringLiteral("templatesStopped"));
    m_stopped->setStrip(true);
    m_stopped->hide();
    m_said->setStrip(true);
    m_said->hide();
    auto* list = new QWidget(this);
    auto* above = new QVBoxLayout(list);
    above->setContentsMargins(0, 0, 0, 0);
    above->setSpacing(0);
    above->addWidget(m_untrusted);
    above->addWidget(m_stopped);
    above->addWidget(m_said);
    above->addWidget(m_table, 1);
    m_stack->addWidget(list);
    m_stack->addWidget(m_editor);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);

    connect(m_table, &TemplateTable::openRequested, this,
        [this](const container::TemplateId& id) { goTo(bridge::text(id.text)); });
    connect(m_table, &TemplateTable::newRequested, this, &TemplatesPage::makeNew);
    connect(m_table, &TemplateTable::ownRequested, this, [this](const QString& id) {
        if (const templates::OwnTemplate* own = templates::ownTemplate(bridge::utf8(id)))
            importText(bridge::text(own->name), std::string(own->text));
    });
    connect(m_table, &TemplateTable::importRequested, this, &TemplatesPage::chooseImport);
    connect(m_table, &TemplateTable::exportRequested, this, &TemplatesPage::chooseExport);
    connect(m_table, &TemplateTable::duplicateRequested, this, &TemplatesPage::duplicate);
    connect(m_table, &TemplateTable::deleteRequested, this, &TemplatesPage::remove);
    connect(m_editor, &TemplateEditor::closed, this, &TemplatesPage::leaveEditor);
    connect(m_editor, &TemplateEditor::tabChosen, this,
        [this](const QString& tab) { Q_EMIT routeChanged({bridge::text(m_editor->draft().id().text), tab}); });
    connect(m_editor, &TemplateEditor::entityRequested, this,
        [this](const container::EntityRef& ref) { Q_EMIT routeRequested(bridge::entityRoute(ref)); });
    connect(m_editor, &TemplateEditor::exportRequested, this, &TemplatesPage::chooseExport);
    connect(m_editor, &TemplateEditor::duplicateRequested, this, &TemplatesPage::duplicate);
    connect(
        m_editor, &TemplateEditor::deleteRequested, this, [this](const container::TemplateId& id) { remove({id}); });
    connect(&session.workspace(), &bridge::WorkspaceModel::draftChanged, this, &TemplatesPage::showTrust);
    connect(&session.workspace(), &bridge::WorkspaceModel::problemsChanged, this, &Page::railMarkChanged);
    connect(&trust, &bridge::TemplateTrust::changed, this, &TemplatesPage::showTrust);
    if (actions)
        bindActions(*actions);
    TemplatesPage::retranslate();
}

void TemplatesPage::bindActions(actions::ActionRegistry& actions)
{
    const auto inTable = [this] { return !isEditing(); };
    const auto one = [this] { return isEditing() || m_table->selection().size() == 1; };
    const auto chosen = [this] { return isEditing() ? m_editor->draft().id() : m_table->selection().front(); };
    actions.bind(QStringLiteral("entity.new"), this, [this] { m_table->openNewMenu(); }, inTable);
    actions.bind(
        QStringLiteral("entity.open"), this, [this, chosen] { goTo(bridge::text(chosen().text)); },
        [this] { return !isEditing() && m_table->selection().size() == 1; });
    actions.bind(QStringLiteral("entity.duplicate"), this, [this, chosen] { duplicate(chosen()); }, one);
    actions.bind(
        QStringLiteral("entity.delete"), this, [this] { remove(m_table->selection()); },
        [this] { return !isEditing() && !m_table->selection().empty(); });
    actions.bind(
        QStringLiteral("entity.rename"), this, [this] { m_editor->focusName(); }, [this] { return isEditing(); });
    actions.bind(QStringLiteral("edit.selectAll"), this, [this] { m_table->view()->selectAll(); }, inTable);
    actions.bind(QStringLiteral("edit.find"), this, [this] { m_table->focusFilter(); }, inTable);
    connect(m_table, &TemplateTable::selectionChanged, &actions, &actions::ActionRegistry::refresh);
}

RailMark TemplatesPage::railMark() const
{
    const container::Container& draft = m_session.workspace().draft();
    RailMark mark;
    mark.text = QString::number(draft.templates.size());
    int errors = 0;
    for (const bridge::Problem& problem : m_session.workspace().problems())
        errors += problem.entity.kind == container::EntityKind::Template && problem.severity == bridge::Severity::Error;
    if (m_server && !m_server->stoppedTemplates().empty()) {
        mark.dot = RailMark::Dot::Error;
        mark.why = tr("Stopped again and again, and left alone for a while");
    } else if (errors > 0) {
        mark.dot = RailMark::Dot::Error;
        mark.why = tr("%n error(s)", nullptr, errors);
    } else if (!m_trust.isTrusted(draft)) {
        mark.dot = RailMark::Dot::Warning;
        mark.why = tr("Templates from elsewhere do not run until you trust them");
    }
    return mark;
}

bool TemplatesPage::isEditing() const
{
    return m_stack->currentWidget() == m_editor;
}

void TemplatesPage::retranslate()
{
    Q_EMIT railMarkChanged();
    showTrust();
    showStopped();
}

void TemplatesPage::showTrust()
{
    int untrusted = 0;
    for (const container::CustomTemplate& one : m_session.workspace().draft().templates)
        untrusted += m_trust.isTrusted(one.templateData) ? 0 : 1;
    m_untrusted->setVisible(untrusted > 0);
    if (untrusted > 0) {
        m_untrusted->clearActions();
        m_untrusted->setLook({widgets::Tone::Warning, QStringLiteral("lock"),
            tr("%n template(s) came from elsewhere.", nullptr, untrusted),
            tr("Nothing of them runs until you trust them. Open one to read what it may do.")});
        auto* trust = m_untrusted->addAction(tr("Trust all of them"), QStringLiteral("check"));
        trust->setObjectName(QStringLiteral("templatesTrustAll"));
        connect(trust, &QAbstractButton::clicked, this, [this] { m_trust.trustAll(m_session.workspace().draft()); });
    }
    Q_EMIT railMarkChanged();
}

void TemplatesPage::watch(bridge::EmbeddedServer& server)
{
    m_server = &server;
    connect(&server, &bridge::EmbeddedServer::stoppedTemplatesChanged, this, &TemplatesPage::showStopped);
    showStopped();
}

void TemplatesPage::showStopped()
{
    std::map<std::string, QDateTime> until; // by the text of the template
    QStringList names;
    QString reason;
    if (m_server) {
        for (const server::StoppedTemplate& one : m_server->stoppedTemplates()) {
            const QDateTime end = QDateTime::fromMSecsSinceEpoch(toMilliseconds(one.until));
            until.emplace(one.text, end);
            names.append(tr("“%1” until %2").arg(bridge::oneLine(one.name), QLocale().toString(end.time())));
            reason = bridge::translated(one.reason);
        }
    }
    m_stopped->setVisible(!names.isEmpty());
    if (!names.isEmpty()) {
        m_stopped->clearActions();
        m_stopped->setLook({widgets::Tone::Danger, QStringLiteral("hold"),
            tr("Stopped 5 times within a minute and left alone: %1.").arg(names.join(QStringLiteral(", "))), reason});
        auto* release = m_stopped->addAction(names.size() == 1 ? tr("Let it run again") : tr("Let them run again"));
        release->setObjectName(QStringLiteral("templatesRelease"));
        connect(release, &QAbstractButton::clicked, this, [this] { m_server->releaseTemplates(); });
    }
    m_table->setStopped(std::move(until));
    Q_EMIT railMarkChanged();
}

QStringList TemplatesPage::navigate(const QStringList& rest)
{
    if (rest.value(0) == QLatin1String("new")) {
        m_stack->setCurrentIndex(0);
        m_table->openNewMenu();
        return {};
    }
    const container::TemplateId id(bridge::utf8(rest.value(0)));
    if (rest.isEmpty() || !m_session.workspace().draft().customTemplate(id)) {
        m_stack->setCurrentIndex(0);
        return {};
    }
    openEditor(id);
    if (rest.size() < 2)
        return {rest[0]};
    m_editor->showTab(rest[1]);
    if (rest.size() > 2 && rest[1] == QLatin1String("code"))
        m_editor->goToLine(rest[2].toInt());
    return {rest[0], m_editor->tab()};
}

void TemplatesPage::openEditor(const container::TemplateId& id)
{
    if (!m_editor->open(id))
        return;
    m_table->select(id);
    m_stack->setCurrentWidget(m_editor);
}

void TemplatesPage::leaveEditor()
{
    if (!isEditing())
        return;
    m_stack->setCurrentIndex(0);
    m_table->setFocus();
    Q_EMIT routeChanged({});
}

void TemplatesPage::makeNew(container::EntityKind kind)
{
    const QString wanted = kind == container::EntityKind::Variable ? tr("New variable template")
        : kind == container::EntityKind::Client                    ? tr("New client template")
                                                                   : tr("New tag template");
    const QString name = bridge::freeName(m_session.workspace().draft(), container::EntityKind::Template, wanted);
    install(templates::newTemplateText(kind, bridge::utf8(name)), name, {});
}

void TemplatesPage::install(const std::string& text, const QString& name, const container::TemplateId& replaced)
{
    bridge::WorkspaceModel& workspace = m_session.workspace();
    container::CustomTemplate one;
    if (const container::CustomTemplate* present = workspace.draft().customTemplate(replaced))
        one = *present;
    one.templateData = text;
    container::Entity entity = one;
    container::setName(entity, bridge::utf8(name));
    if (replaced.text.empty())
        entity = bridge::asNew(workspace.draft(), std::move(entity), name);
    m_trust.trust({text});
    const container::EntityRef ref = container::refOf(entity);
    if (workspace.put(std::move(entity)))
        goTo(bridge::text(ref.id));
}

void TemplatesPage::duplicate(const container::TemplateId& id)
{
    const container::CustomTemplate* found = m_session.workspace().draft().customTemplate(id);
    if (!found)
        return;
    container::CustomTemplate copy = *found;
    copy.galleryReference.reset(); // it is not the gallery's any more
    const QString name
        = bridge::freeName(m_session.workspace().draft(), container::EntityKind::Template, bridge::text(found->name));
    if (const auto read = templates::readTemplate(copy.templateData)) {
        templates::TemplateInfo info = read->info;
        info.name = bridge::utf8(name);
        copy.templateData = templates::withInfo(copy.templateData, info);
    }
    m_trust.follow(found->templateData, copy.templateData);
    container::Entity entity = bridge::asNew(m_session.workspace().draft(), std::move(copy), name);
    const container::EntityRef ref = container::refOf(entity);
    if (m_session.workspace().put(std::move(entity)))
        goTo(bridge::text(ref.id));
}

void TemplatesPage::remove(const std::vector<container::TemplateId>& ids)
{
    std::vector<container::EntityRef> refs;
    for (const container::TemplateId& id : ids)
        refs.push_back({container::EntityKind::Template, id.text});
    if (!refs.empty())
        editors::deleteEntities(m_session, refs, this);
}

void TemplatesPage::chooseImport()
{
    auto* dialog = new QFileDialog(this, tr("Import template"), {}, tr("Template files (*.tpl);;All files (*)"));
    dialog->setObjectName(QStringLiteral("importTemplateFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TemplatesPage::importFile);
    dialog->open();
}

void TemplatesPage::importFile(const QString& path)
{
    readTemplateFile(m_files, path, [this, path](const Result<std::string>& text) {
        const QString name = QFileInfo(path).fileName();
        if (text)
            importText(name, *text);
        else
            sayBroken(name, text.error(), {});
    });
}

void TemplatesPage::importText(const QString& fileName, const std::string& text)
{
    m_said->hide();
    const auto read = templates::readTemplate(text);
    if (!read) {
        sayBroken(fileName, read.error(), text);
        return;
    }
    const container::CustomTemplate* present = presentVersion(m_session.workspace().draft(), *read);
    auto* dialog = new InstallDialog(*read, present, this);
    const container::TemplateId replaced = present ? present->id : container::TemplateId();
    const QString name
        = read->info.name.empty() ? QFileInfo(fileName).completeBaseName() : bridge::text(read->info.name);
    connect(dialog, &QDialog::accepted, this, [this, dialog, text, name, replaced] {
        install(text, name, dialog->replaces() ? replaced : container::TemplateId());
    });
    dialog->open();
}

void TemplatesPage::sayBroken(const QString& fileName, const Error& error, const std::string& text)
{
    if (isEditing())
        goTo({});
    m_said->clearActions();
    m_said->setLook({widgets::Tone::Danger, {}, tr("%1 is not imported.").arg(bridge::oneLine(fileName)),
        bridge::translated(error)});
    // What has sections can be put right here.
    const bool canBeRepaired = error.code == ErrorCode::InvalidInput && error.reason != "templates.noSections"
        && error.reason != "templates.notForServer" && templates::TemplateFile::read(text);
    if (canBeRepaired) {
        auto* repair = m_said->addAction(tr("Import and repair it"));
        repair->setObjectName(QStringLiteral("templatesRepair"));
        connect(repair, &QAbstractButton::clicked, this, [this, text, fileName] {
            m_said->hide();
            const QString name = QFileInfo(fileName).completeBaseName();
            install(text, bridge::freeName(m_session.workspace().draft(), container::EntityKind::Template, name), {});
        });
    }
    auto* close = m_said->addAction(tr("Close"));
    close->setObjectName(QStringLiteral("templatesSaidClose"));
    connect(close, &QAbstractButton::clicked, m_said, &QWidget::hide);
    m_said->show();
}

void TemplatesPage::chooseExport(const container::TemplateId& id)
{
    const container::CustomTemplate* found = m_session.workspace().draft().customTemplate(id);
    if (!found)
        return;
    auto* dialog = new QFileDialog(
        this, tr("Export template"), fileNameFor(bridge::text(found->name)), tr("Template files (*.tpl)"));
    dialog->setObjectName(QStringLiteral("exportTemplateFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("tpl"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString& path) { exportTo(id, path); });
    dialog->open();
}

void TemplatesPage::exportTo(const container::TemplateId& id, const QString& path)
{
    const container::CustomTemplate* found = m_session.workspace().draft().customTemplate(id);
    if (!found)
        return;
    m_files.run([this, path, bytes = QByteArray::fromStdString(found->templateData)]() -> bridge::JobQueue::Finish {
        QSaveFile file(path);
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        const QString trouble = isWritten ? QString() : file.errorString();
        return [this, path, trouble] {
            if (trouble.isEmpty())
                return;
            const QString name = QFileInfo(path).fileName();
            Q_EMIT m_session.workspace().refused(bridge::translated(
                Error{ErrorCode::Unavailable, "base.cannotWrite", bridge::utf8(name), bridge::utf8(trouble)}));
        };
    });
}

void TemplatesPage::setVersions(bridge::VersionShelf& shelf)
{
    m_editor->setVersions(shelf);
}

QList<Shot> TemplatesPage::shots() const
{
    QList<Shot> shots{{routeName(), {}}};
    const auto& all = m_session.workspace().draft().templates;
    if (all.empty())
        return shots;
    const QString id = bridge::text(all.front().id.text);
    shots.append({QStringLiteral("template-editor"), {id, QStringLiteral("code")}});
    for (const char* tab : {"fields", "permissions", "tests", "compare"})
        shots.append({QStringLiteral("template-") + QLatin1String(tab), {id, QLatin1String(tab)}});
    return shots;
}

void TemplatesPage::showSample()
{
    const auto& all = m_session.workspace().draft().templates;
    if (!isEditing() && !all.empty())
        m_table->select(all.front().id);
    else if (isEditing() && m_editor->tab() == QLatin1String("tests"))
        m_editor->draft().runTests();
    else if (isEditing())
        m_editor->showSampleHit();
}

bool TemplatesPage::isReady() const
{
    return !isEditing() || m_editor->isReady();
}

} // namespace sluis::pages
