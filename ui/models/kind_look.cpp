#include "ui/models/kind_look.h"

namespace sluis::models {

widgets::Kind widgetKind(container::EntityKind kind)
{
    switch (kind) {
    case container::EntityKind::Tag:
        return widgets::Kind::Tag;
    case container::EntityKind::Trigger:
        return widgets::Kind::Trigger;
    case container::EntityKind::Variable:
    case container::EntityKind::BuiltInVariable:
        return widgets::Kind::Variable;
    case container::EntityKind::Template:
        return widgets::Kind::Template;
    case container::EntityKind::Client:
        return widgets::Kind::Client;
    case container::EntityKind::Transformation:
        return widgets::Kind::Transformation;
    case container::EntityKind::Folder:
        break;
    }
    return widgets::Kind::Vendor;
}

} // namespace sluis::models
