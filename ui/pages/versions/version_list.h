#pragma once

#include "ui/bridge/version_shelf.h"

#include <QListView>

#include <optional>

class QStandardItemModel;

namespace sluis::pages {

// What the list says about the draft or one version.
struct VersionEntry {
    uint64_t number = 0; // 0: the draft
    uint64_t contentOf = 0;
    QString title; // note, or what it is
    QString author;
    QString when;
    QString liveOn; // names of gateways that serve it, "" when none does
    size_t leftOut = 0;
};

// The draft and every version, newest first. A click chooses what is compared: the older side A; the draft stays B
// until a version is chosen with Ctrl or Shift.
class VersionList : public QListView
{
    Q_OBJECT

public:
    explicit VersionList(QWidget* parent = nullptr);

    void setEntries(std::vector<VersionEntry> entries);
    const VersionEntry& entry(int row) const { return m_entries[static_cast<size_t>(row)]; }
    int rowOf(uint64_t number) const; // -1 when it is not there
    void setCompared(uint64_t before, uint64_t after);
    uint64_t before() const { return m_before; }
    uint64_t after() const { return m_after; }

Q_SIGNALS:
    void compareRequested(quint64 before, quint64 after);

private:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void choose(int row, bool asNewer);

    std::vector<VersionEntry> m_entries;
    uint64_t m_before = 0;
    uint64_t m_after = 0;
    QStandardItemModel* m_model;
};

} // namespace sluis::pages
