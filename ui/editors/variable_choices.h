#pragma once

#include "ui/bridge/session.h"

#include <QString>
#include <QVector>

namespace sluis::editors {

// A variable as the completer offers it.
struct VariableChoice {
    QString name;
    QString type; // "Event Data"
    QString value; // on the sample; "" when there is none

    bool operator==(const VariableChoice&) const = default;
};

// All variables of the draft, built-in ones first, by name.
QVector<VariableChoice> variableChoices(bridge::Session& session);

// Those that hold what was typed: names that begin with it first. Typing "ed" finds "ED - items".
QVector<VariableChoice> matching(const QVector<VariableChoice>& choices, const QString& typed);

bool isKnownVariable(const bridge::WorkspaceModel& workspace, const QString& name);

// The text with every {{variable}} replaced by its value on the sample; nothing when one of them has no value there.
std::optional<QString> resolvedOnSample(bridge::Session& session, const QString& text);

} // namespace sluis::editors
