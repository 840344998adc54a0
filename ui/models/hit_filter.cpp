#include "ui/models/hit_filter.h"

#include "ui/bridge/text.h"
#include "ui/bridge/verdict.h"

#include <algorithm>
#include <array>

namespace sluis::models {

namespace {

    bool has(const std::string& text, const QString& part)
    {
        return bridge::text(text).contains(part, Qt::CaseInsensitive);
    }

    bool anyTag(const runtime::Trace& trace, const std::function<bool(const runtime::TagTrace&)>& holds)
    {
        return std::any_of(trace.events.begin(), trace.events.end(),
            [&](const runtime::EventTrace& event) { return std::any_of(event.tags.begin(), event.tags.end(), holds); });
    }

    bool anyRequest(const runtime::Trace& trace, runtime::OutgoingState state)
    {
        return anyTag(trace, [state](const runtime::TagTrace& tag) {
            return std::any_of(tag.outgoing.begin(), tag.outgoing.end(),
                [state](const runtime::OutgoingTrace& request) { return request.state == state; });
        });
    }

    bool isClaimedBy(const runtime::Trace& trace, const QString& name)
    {
        return std::any_of(trace.clients.begin(), trace.clients.end(),
            [&](const runtime::ClientTrace& client) { return client.claimed && has(client.name, name); });
    }

    bool hasEvent(const runtime::Trace& trace, const QString& name)
    {
        return std::any_of(trace.events.begin(), trace.events.end(),
            [&](const runtime::EventTrace& event) { return has(event.name, name); });
    }

    bool hasRunTag(const runtime::Trace& trace, const QString& name)
    {
        return anyTag(
            trace, [&](const runtime::TagTrace& tag) { return bridge::hasRun(tag.status) && has(tag.name, name); });
    }

} // namespace

QStringList filterWords(const QString& text)
{
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar character : text) {
        if (character == u'"') {
            quoted = !quoted;
        } else if (character.isSpace() && !quoted) {
            if (!word.isEmpty())
                words << word;
            word.clear();
        } else {
            word += character;
        }
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

HitFilter::HitFilter(const QString& text)
{
    static const std::array<std::pair<QLatin1String, Key>, 9> keys{{
        {QLatin1String("client"), Key::Client},
        {QLatin1String("event"), Key::Event},
        {QLatin1String("tag"), Key::Tag},
        {QLatin1String("path"), Key::Path},
        {QLatin1String("query"), Key::Query},
        {QLatin1String("method"), Key::Method},
        {QLatin1String("status"), Key::Status},
        {QLatin1String("vendor"), Key::Vendor},
        {QLatin1String("id"), Key::Id},
    }};
    for (QString word : filterWords(text)) {
        Term term;
        if (word.size() > 1 && word.startsWith(u'-')) {
            term.negated = true;
            word.remove(0, 1);
        }
        const qsizetype colon = word.indexOf(u':');
        if (colon > 0) {
            const QString name = word.left(colon).toLower();
            const auto known
                = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.first == name; });
            if (known != keys.end()) {
                term.key = known->second;
                word.remove(0, colon + 1);
            } else if (std::all_of(name.begin(), name.end(), [](QChar letter) { return letter.isLetter(); })) {
                m_unknown << name;
            }
        }
        term.text = word;
        if (!term.text.isEmpty()) // "client:" while it is typed
            m_terms.push_back(term);
    }
}

bool HitFilter::matches(const runtime::Trace& trace) const
{
    return std::all_of(
        m_terms.begin(), m_terms.end(), [&](const Term& term) { return holds(term, trace) != term.negated; });
}

bool HitFilter::holds(const Term& term, const runtime::Trace& trace)
{
    switch (term.key) {
    case Key::Client:
        return isClaimedBy(trace, term.text);
    case Key::Event:
        return hasEvent(trace, term.text);
    case Key::Tag:
        return hasRunTag(trace, term.text);
    case Key::Path:
        return has(trace.hit.path, term.text);
    case Key::Query:
        return has(trace.hit.query, term.text);
    case Key::Method:
        return bridge::text(trace.hit.method).compare(term.text, Qt::CaseInsensitive) == 0;
    case Key::Status:
        return statusHolds(term.text.toLower(), trace);
    case Key::Vendor:
        return anyTag(trace, [&](const auto& tag) { return bridge::hasRun(tag.status) && has(tag.vendor, term.text); });
    case Key::Id:
        return QString::number(trace.hit.id.number) == term.text;
    case Key::Any:
        break;
    }
    return hasEvent(trace, term.text) || has(trace.hit.path, term.text) || isClaimedBy(trace, term.text)
        || hasRunTag(trace, term.text) || QString::number(trace.hit.id.number) == term.text;
}

bool HitFilter::statusHolds(const QString& status, const runtime::Trace& trace)
{
    if (status == QLatin1String("failed"))
        return anyTag(trace, [](const auto& tag) { return bridge::hasFailed(tag.status); });
    if (status == QLatin1String("fired"))
        return anyTag(trace, [](const auto& tag) { return bridge::hasRun(tag.status); });
    if (status == QLatin1String("held"))
        return anyRequest(trace, runtime::OutgoingState::Held);
    if (status == QLatin1String("sent"))
        return anyRequest(trace, runtime::OutgoingState::Sent);
    if (status == QLatin1String("unclaimed"))
        return std::none_of(
            trace.clients.begin(), trace.clients.end(), [](const auto& client) { return client.claimed; });
    return QString::number(trace.response.status) == status;
}

} // namespace sluis::models
