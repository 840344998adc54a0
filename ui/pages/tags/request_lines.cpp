#include "ui/pages/tags/request_lines.h"

#include "ui/bridge/text.h"
#include "ui/models/request_rows.h"

#include <QCoreApplication>

#include <map>

namespace sluis::pages {

using Mark = models::TraceRow::Mark;

namespace {

    constexpr int MostLines = 2000;

    struct Change {
        Mark mark = Mark::None;
        QString because;
    };

    // By the last part of the path: vendors nest parameters in their own way but mostly keep their names.
    std::map<QString, Change> changesByName(const runtime::TagTrace& tag)
    {
        std::map<QString, Change> changes;
        for (const runtime::TransformationTrace& transformation : tag.transformations) {
            for (const runtime::ParameterChange& change : transformation.changes) {
                if (change.after.isUndefined())
                    continue;
                const QString path = bridge::text(change.path);
                changes[path.section(u'.', -1)]
                    = {change.before.isUndefined() ? Mark::Added : Mark::Changed, bridge::text(transformation.name)};
            }
        }
        return changes;
    }

    // The parameter that a line carries: "name" of  "name": … , name=…
    QString nameIn(const QString& line)
    {
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith(u'"')) {
            const qsizetype end = trimmed.indexOf(u'"', 1);
            return end > 0 && trimmed.mid(end + 1).startsWith(u':') ? trimmed.mid(1, end - 1) : QString();
        }
        const qsizetype equals = trimmed.indexOf(u'=');
        return equals > 0 ? trimmed.left(equals).section(u'.', -1) : QString();
    }

} // namespace

std::vector<editors::CodeView::Line> requestLines(const runtime::OutgoingTrace& request, const runtime::TagTrace& tag)
{
    std::vector<editors::CodeView::Line> lines;
    const auto changes = changesByName(tag);
    if (!request.body.empty()) {
        for (const QString& text : models::bodyText(request.body, MostLines).split(u'\n')) {
            editors::CodeView::Line line{text, Mark::None, {}};
            const auto change = changes.find(nameIn(text));
            if (change != changes.end()) {
                line.mark = change->second.mark;
                line.note
                    = (line.mark == Mark::Added ? QStringLiteral("+ ") : QStringLiteral("~ ")) + change->second.because;
            }
            lines.push_back(std::move(line));
        }
    }
    for (const runtime::TransformationTrace& transformation : tag.transformations) {
        for (const runtime::ParameterChange& change : transformation.changes) {
            if (change.after.isUndefined())
                lines.push_back({QStringLiteral("%1: %2").arg(
                                     bridge::oneLine(change.path), bridge::valueText(change.before)),
                    Mark::Hidden,
                    QCoreApplication::translate("TagSample", "hidden by %1").arg(bridge::text(transformation.name))});
        }
    }
    return lines;
}

ChangeCounts countChanges(const runtime::TagTrace& tag)
{
    ChangeCounts counts;
    for (const runtime::TransformationTrace& transformation : tag.transformations) {
        for (const runtime::ParameterChange& change : transformation.changes) {
            if (change.after.isUndefined())
                ++counts.hidden;
            else if (change.before.isUndefined())
                ++counts.added;
            else
                ++counts.changed;
        }
    }
    return counts;
}

} // namespace sluis::pages
