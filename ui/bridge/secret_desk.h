#pragma once

#include "core/container/secrets.h"
#include "core/crypto/secret_values.h"
#include "ui/bridge/job_queue.h"
#include "ui/bridge/key_door.h"
#include "ui/bridge/workspace_model.h"

#include <QObject>

#include <functional>
#include <map>
#include <set>

namespace sluis::bridge {

// The secrets of the open workspace: their names stand in the draft, their values in the person's key store. Values are
// never shown again; whoever sends requests gets them. Interface thread only; the key store is asked on a worker.
class SecretDesk : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Unknown, // not asked yet
        Kept,
        Missing,
        Closed, // the key file waits for its passphrase
        Trouble // the keyring does not answer
    };
    using Done = std::function<void(const Result<void>& done)>;
    using Receiver = std::function<void(crypto::SecretValues values)>;

    // Both outlive the desk; `workspaceId` is Workspace::id().
    SecretDesk(std::string workspaceId, WorkspaceModel& workspace, KeyDoor& keys, QObject* parent = nullptr);
    ~SecretDesk() override;

    // Gets all values there are, now and after every change.
    void setReceiver(Receiver receiver);

    std::vector<container::NamedSecret> secrets() const; // of the draft, by name
    State stateOf(const std::string& name) const;
    bool isKeyFile() const { return m_keys.isFile(); } // else the system's keyring
    bool isCurrent() const { return m_jobs.isIdle(); }

    // All call `done` in the interface thread unless `context` has gone. An error for which asksForPassphrase() holds
    // says that unlock() comes first; then nothing has happened.
    void unlock(const QString& passphrase, QObject* context, Done done);
    void set(const std::string& name, crypto::Secret value, QObject* context, Done done);
    void remove(const std::string& name, QObject* context, Done done);

    // A token that stands in plain text: its value is kept first, then the field refers to the new secret. When keeping
    // fails nothing changes. Undo puts the token back into the field and leaves what is kept.
    void move(const container::EntityRef& entity, const std::string& field, QObject* context, Done done);

    void refresh(); // asks the key store again

Q_SIGNALS:
    void changed(); // a state, or the names
    void moved(const QString& name);

private:
    using Job = std::function<Result<void>(publish::KeyStore& keys)>; // on the worker
    void run(Job job, QObject* context, Done done);
    void readAll();
    std::vector<std::string> names() const;

    const std::string m_workspaceId;
    WorkspaceModel& m_workspace;
    KeyDoor& m_keys;
    Receiver m_receiver;
    std::map<std::string, State> m_states;
    std::vector<std::string> m_asked; // the names of the last question
    JobQueue m_jobs; // last: its jobs use the members above
};

} // namespace sluis::bridge
