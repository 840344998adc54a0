#pragma once

#include "core/container/container.h"
#include "ui/bridge/workspace_model.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <mutex>
#include <set>

namespace sluis::bridge {

// Which templates of the workspace may run on this machine. A template that came from elsewhere runs nothing before the
// person has said so; what the person edits or installs here is trusted, and so are those that come with the program.
// What is remembered is the text (its SHA-256), so a file that somebody else changed asks again. Interface thread, but
// for what says otherwise.
class TemplateTrust : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t RememberedLimit = 2000; // texts of earlier states, for undo

    // `known`: what was remembered; `keep` is given all of it after each change and must not wait for the disk.
    TemplateTrust(QStringList known, std::function<void(const QStringList&)> keep, QObject* parent = nullptr);

    bool isTrusted(const std::string& text) const; // of a template; any thread
    bool isTrusted(const container::Container& container) const; // all of its templates; any thread
    void trust(const std::vector<std::string>& texts);
    void trustAll(const container::Container& container);
    // `before` becomes `after` by an edit of the person's own: trust goes along.
    void follow(const std::string& before, const std::string& after);

    // The catalogue with the types of templates that are not trusted as types that do not run. Any thread; the same
    // pointer as long as nothing changed.
    CataloguePtr restricted(const CataloguePtr& types, const container::Container& container);

Q_SIGNALS:
    void changed(); // something became trusted

private:
    static QString markOf(const std::string& text);
    bool knows(const std::string& text) const; // with the lock
    void remember();

    const std::function<void(const QStringList&)> m_keep;
    mutable std::mutex m_mutex; // guards what follows
    std::set<QString> m_known;
    QStringList m_order; // oldest first
    CataloguePtr m_lastFull;
    std::set<std::string> m_lastCodes;
    CataloguePtr m_lastRestricted;
};

} // namespace sluis::bridge
