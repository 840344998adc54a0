#pragma once

#include "core/runtime/trace.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sluis::models {

// "client:GA4 event:purchase -path:/healthz status:failed 18402": every word must hold, "-" turns one round, quotes
// keep blanks together, case does not matter. Words without a key look at event, path, client and tags that ran. Keys:
// client, event, tag, path, query, method, status, vendor, id. status is failed, held, sent, fired, unclaimed, or the
// number that was answered ("status:204").
class HitFilter
{
public:
    HitFilter() = default;
    explicit HitFilter(const QString& text);

    bool isEmpty() const { return m_terms.empty(); }
    bool matches(const runtime::Trace& trace) const;

    // Keys that are not known: the field marks them.
    const QStringList& unknownKeys() const { return m_unknown; }

private:
    enum class Key { Any, Client, Event, Tag, Path, Query, Method, Status, Vendor, Id };
    struct Term {
        Key key = Key::Any;
        QString text;
        bool negated = false;
    };

    static bool holds(const Term& term, const runtime::Trace& trace);
    static bool statusHolds(const QString& status, const runtime::Trace& trace);

    std::vector<Term> m_terms;
    QStringList m_unknown;
};

// Splits at blanks outside of quotes; quotes are taken away.
QStringList filterWords(const QString& text);

} // namespace sluis::models
