#include "ui/bridge/secret_desk.h"

#include "core/plan/plain_tokens.h"
#include "core/publish/secret_vault.h"
#include "ui/bridge/text.h"

#include <QPointer>

namespace sluis::bridge {

SecretDesk::SecretDesk(std::string workspaceId, WorkspaceModel& workspace, KeyDoor& keys, QObject* parent)
    : QObject(parent)
    , m_workspaceId(std::move(workspaceId))
    , m_workspace(workspace)
    , m_keys(keys)
{
    connect(&workspace, &WorkspaceModel::draftChanged, this, [this] {
        if (names() != m_asked)
            refresh();
    });
    connect(&keys, &KeyDoor::opened, this, &SecretDesk::refresh);
    refresh();
}

SecretDesk::~SecretDesk() = default;

void SecretDesk::setReceiver(Receiver receiver)
{
    m_receiver = std::move(receiver);
    refresh();
}

std::vector<container::NamedSecret> SecretDesk::secrets() const
{
    return container::secretsOf(m_workspace.draft());
}

std::vector<std::string> SecretDesk::names() const
{
    std::vector<std::string> names;
    for (const container::NamedSecret& secret : secrets())
        names.push_back(secret.name);
    return names;
}

SecretDesk::State SecretDesk::stateOf(const std::string& name) const
{
    const auto found = m_states.find(name);
    return found == m_states.end() ? State::Unknown : found->second;
}

// A container without secrets opens no keyring.
void SecretDesk::refresh()
{
    m_asked = names();
    if (m_asked.empty()) {
        m_states.clear();
        Q_EMIT changed();
        return;
    }
    readAll();
}

void SecretDesk::readAll()
{
    m_jobs.run([this, names = m_asked]() -> JobQueue::Finish {
        auto values = std::make_shared<Result<crypto::SecretValues>>(crypto::SecretValues());
        if (const auto keys = m_keys.keys())
            *values = publish::SecretVault(**keys, m_workspaceId).readAll(names);
        else
            *values = fail(keys.error());
        return [this, names, values] {
            m_states.clear();
            for (const std::string& name : names)
                m_states[name] = *values                 ? ((*values)->contains(name) ? State::Kept : State::Missing)
                    : asksForPassphrase(values->error()) ? State::Closed
                                                         : State::Trouble;
            if (m_receiver && *values)
                m_receiver(std::move(**values));
            Q_EMIT changed();
        };
    });
}

void SecretDesk::run(Job job, QObject* context, Done done)
{
    m_jobs.run(
        [this, job = std::move(job), guard = QPointer<QObject>(context), done = std::move(done)]() -> JobQueue::Finish {
            const auto keys = m_keys.keys();
            const Result<void> result = keys ? job(**keys) : fail(keys.error());
            return [this, result, guard, done] {
                if (guard)
                    done(result);
                refresh();
            };
        });
}

void SecretDesk::unlock(const QString& passphrase, QObject* context, Done done)
{
    m_keys.setPassphrase(passphrase);
    run([](publish::KeyStore&) { return Result<void>(); }, context, std::move(done));
}

void SecretDesk::set(const std::string& name, crypto::Secret value, QObject* context, Done done)
{
    run([this, name, kept = std::make_shared<const crypto::Secret>(std::move(value))](
            publish::KeyStore& keys) { return publish::SecretVault(keys, m_workspaceId).set(name, *kept); },
        context, std::move(done));
}

void SecretDesk::remove(const std::string& name, QObject* context, Done done)
{
    run([this, name](publish::KeyStore& keys) { return publish::SecretVault(keys, m_workspaceId).remove(name); },
        context, std::move(done));
}

void SecretDesk::move(const container::EntityRef& entity, const std::string& field, QObject* context, Done done)
{
    auto found = plan::moveToSecret(m_workspace.draft(), entity, field);
    if (!found)
        return; // it has gone already
    const std::string name = found->secret;
    auto kept = std::make_shared<const crypto::Secret>(std::move(found->value));
    run([this, name, kept](
            publish::KeyStore& keys) { return publish::SecretVault(keys, m_workspaceId).set(name, *kept); },
        this,
        [this, entity, field, name, kept, guard = QPointer<QObject>(context), done = std::move(done)](
            const Result<void>& result) {
            // The draft may be another one by now.
            auto again = result ? plan::moveToSecret(m_workspace.draft(), entity, field) : std::nullopt;
            const bool isSame = again && again->secret == name && again->value == kept->reveal();
            const bool isMoved = isSame && m_workspace.apply(again->edit);
            if (result && !isMoved)
                remove(name, this, [](const Result<void>&) { }); // nobody refers to it
            if (isMoved)
                Q_EMIT moved(text(name));
            if (guard)
                done(result);
        });
}

} // namespace sluis::bridge
