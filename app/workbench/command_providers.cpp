#include "app/workbench/command_providers.h"

#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/models/hit_table_model.h"
#include "ui/models/vendor_mark.h"

#include <QCoreApplication>

namespace sluis::workbench {

using container::EntityKind;
using shell::CommandItem;
using widgets::Kind;

namespace {

    constexpr int ReadHits = 500; // the newest; older ones are found in Live

    Kind tileOf(EntityKind kind)
    {
        switch (kind) {
        case EntityKind::Tag:
            return Kind::Tag;
        case EntityKind::Trigger:
            return Kind::Trigger;
        case EntityKind::Client:
            return Kind::Client;
        case EntityKind::Transformation:
            return Kind::Transformation;
        case EntityKind::Template:
            return Kind::Template;
        default:
            return Kind::Variable;
        }
    }

} // namespace

QString EntityProvider::title() const
{
    return QCoreApplication::translate("CommandField", "Tags, triggers and the rest");
}

QString EntityProvider::hint() const
{
    return QCoreApplication::translate("CommandField", "tags and triggers");
}

QVector<CommandItem> EntityProvider::items(const QString& query, int) const
{
    QVector<CommandItem> items;
    const container::Container& draft = m_workspace.draft();
    for (const container::EntityRef& ref : draft.all()) {
        if (ref.kind == EntityKind::Folder)
            continue;
        const auto entity = draft.entity(ref);
        if (!entity)
            continue;
        CommandItem item;
        item.route = bridge::entityRoute(ref);
        item.key = item.route;
        item.text = bridge::oneLine(container::nameOf(*entity));
        item.detail = m_workspace.typeName(*entity);
        item.tile = widgets::kindTile(tileOf(ref.kind));
        if (const auto* tag = std::get_if<container::Tag>(&*entity)) {
            const QString vendor = models::vendorOf(*tag, m_workspace.types());
            item.tile = widgets::monogramTile(models::monogramOf(*tag, m_workspace.types()));
            item.preview = QCoreApplication::translate("CommandField", "Tag for %1").arg(vendor);
            if (tag->isPaused()) {
                item.note = QCoreApplication::translate("CommandField", "paused");
                item.noteIcon = QStringLiteral("pause");
            }
        }
        // Variables are many and mostly found by their own names: nothing typed offers the others first.
        if (query.isEmpty() && ref.kind != EntityKind::Tag && ref.kind != EntityKind::Trigger)
            continue;
        items.append(item);
    }
    return items;
}

QString HitProvider::title() const
{
    return QCoreApplication::translate("CommandField", "Hits");
}

QVector<CommandItem> HitProvider::items(const QString& query, int limit) const
{
    QVector<CommandItem> items;
    if (query.isEmpty())
        return items;
    const auto& hits = m_feed.hits();
    int read = 0;
    for (auto at = hits.rbegin(); at != hits.rend() && read < ReadHits && items.size() < limit; ++at, ++read) {
        const models::HitRow row = models::makeHitRow(*at);
        const QString number = QString::number((*at)->hit.id.number);
        CommandItem item;
        item.key = QStringLiteral("hit:") + number;
        item.route = QStringLiteral("live/hit/") + number;
        item.icon = QStringLiteral("fire");
        item.time = row.time;
        item.text = row.event.isEmpty() ? row.path : row.event;
        item.detail = row.client.isEmpty() ? QCoreApplication::translate("CommandField", "no client")
                                           : QStringLiteral("%1, %2").arg(row.client, number);
        item.note = QCoreApplication::translate("CommandField", "%n fired", nullptr, row.fired);
        item.noteTone = row.failed > 0 ? widgets::Tone::Danger
            : row.fired > 0            ? widgets::Tone::Success
                                       : widgets::Tone::Neutral;
        item.noteIcon = row.failed > 0 ? QStringLiteral("error") : QStringLiteral("fire");
        item.preview = QStringLiteral("%1 %2").arg(row.method, row.path);
        item.boost = -40; // what can be opened and edited comes before what has arrived
        items.append(item);
    }
    return items;
}

} // namespace sluis::workbench
