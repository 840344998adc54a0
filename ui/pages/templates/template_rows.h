#pragma once

#include "core/templates/template.h"
#include "ui/bridge/session.h"
#include "ui/bridge/template_desk.h"
#include "ui/bridge/template_trust.h"
#include "ui/models/tree_model.h"
#include "ui/widgets/tone.h"

#include <map>

namespace sluis::pages {

// One template as the table shows it.
struct TemplateRow {
    container::TemplateId id;
    QString name;
    QString kind; // "Tag"
    QString brand;
    QString source; // "Community gallery", "own"
    int users = 0;
    int permissions = 0;
    int tests = 0; // in the file
    int failed = -1; // of the last run; negative: it did not run since the template was changed
    bool isTrusted = true;
    QString broken; // one sentence when it cannot be read
    QString stoppedUntil; // time of day, when it is left alone after it had to be stopped again and again

    bool operator==(const TemplateRow&) const = default;
};

using TemplateTree = models::TreeModel<TemplateRow>;

enum class TemplateColumn { Name, Kind, Brand, Source, Users, Permissions, Tests };
inline constexpr int TemplateColumns = 7;

QString templateKindWord(container::EntityKind kind); // "Tag", "Variable", "Client"
QString templateCell(const TemplateRow& row, int column);
QString templateTestsWord(const TemplateRow& row); // "3 pass", "1 of 3 fails", "3 tests, not run"

// The rows of a draft; keeps what it has read, so that asking after each edit is cheap.
class TemplateRows
{
public:
    std::vector<models::TreeRow<TemplateRow>> make(
        const bridge::WorkspaceModel& workspace, const bridge::TemplateTrust& trust, const bridge::TemplateDesk& desk);

private:
    struct Known {
        std::string text;
        TemplateRow row; // kind, brand, permissions, tests, broken
    };
    std::map<std::string, Known> m_known; // by id
};

} // namespace sluis::pages
