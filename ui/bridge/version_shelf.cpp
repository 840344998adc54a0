#include "ui/bridge/version_shelf.h"

#include "core/container/difference.h"
#include "core/workspace/restore.h"
#include "ui/bridge/text.h"

#include <QPointer>

#include <algorithm>

namespace sluis::bridge {

namespace {

    constexpr int CountDelayMs = 200;

} // namespace

VersionShelf::VersionShelf(workspace::Workspace& workspace, WorkspaceModel& model, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_countJob(nullptr)
{
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(CountDelayMs);
    m_countTimer.callOnTimeout(this, &VersionShelf::countChanges);
    connect(&model, &WorkspaceModel::draftChanged, this, [this] { m_countTimer.start(); });
    connect(this, &VersionShelf::changed, this, &VersionShelf::countChanges);
    countChanges();
}

std::vector<workspace::Version> VersionShelf::versions() const
{
    auto versions = m_workspace.versions();
    std::reverse(versions.begin(), versions.end());
    return versions;
}

uint64_t VersionShelf::create(const QString& note)
{
    const auto version = m_workspace.createVersion({}, utf8(note));
    m_contents[version.number] = m_model.snapshot();
    Q_EMIT changed();
    return version.number;
}

void VersionShelf::setNote(uint64_t number, const QString& note)
{
    if (const auto kept = m_workspace.setNote(number, utf8(note)); !kept)
        Q_EMIT failed(translated(kept.error()));
    else
        Q_EMIT changed();
}

void VersionShelf::read(uint64_t number, QObject* context, std::function<void(ContainerPtr)> done)
{
    if (number == 0) {
        done(m_model.snapshot());
        return;
    }
    if (const auto known = m_contents.find(number); known != m_contents.end()) {
        done(known->second);
        return;
    }
    m_reads.run([this, number, guard = QPointer<QObject>(context), done = std::move(done)]() -> JobQueue::Finish {
        auto content = std::make_shared<Result<ContainerPtr>>(m_workspace.versionContainer(number));
        return [this, number, guard, done, content] {
            if (*content)
                m_contents[number] = **content;
            else
                Q_EMIT failed(translated(content->error()));
            if (guard)
                done(*content ? **content : nullptr);
        };
    });
}

bool VersionShelf::restore(uint64_t number, const container::Container& content)
{
    container::Edit edit
        = workspace::restoreEdit(m_model.draft(), content, Message{"edit.restoreVersion", {std::to_string(number)}});
    return !edit.changes.empty() && m_model.apply(std::move(edit));
}

bool VersionShelf::restoreEntity(const container::EntityRef& ref, const container::Container& before)
{
    const auto was = before.entity(ref);
    const auto is = m_model.draft().entity(ref);
    if (!was && !is)
        return false;
    container::Edit edit;
    edit.name = {"edit.takeBack", {std::string(container::nameOf(was ? *was : *is))}};
    if (was && is && container::nameOf(*was) != container::nameOf(*is))
        edit.changes.push_back(container::RenameEntity{ref, std::string(container::nameOf(*was))});
    if (was)
        edit.changes.push_back(container::PutEntity{*was});
    else
        edit.changes.push_back(container::RemoveEntity{ref});
    return m_model.apply(std::move(edit));
}

void VersionShelf::countChanges()
{
    const uint64_t number = latest();
    if (number == 0) {
        m_changes = static_cast<int>(m_model.draft().all().size());
        Q_EMIT changesCounted();
        return;
    }
    read(number, this, [this](ContainerPtr content) {
        if (!content)
            return;
        m_countJob.start([this, content, draft = m_model.snapshot()](const std::atomic<bool>&) -> LatestJob::Finish {
            const int changes = static_cast<int>(container::difference(*content, *draft).size());
            return [this, changes] {
                m_changes = changes;
                Q_EMIT changesCounted();
            };
        });
    });
}

} // namespace sluis::bridge
