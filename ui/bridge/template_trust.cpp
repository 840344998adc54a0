#include "ui/bridge/template_trust.h"

#include "core/container/references.h"
#include "core/templates/own_templates.h"

#include <QCryptographicHash>

#include <algorithm>

namespace sluis::bridge {

TemplateTrust::TemplateTrust(QStringList known, std::function<void(const QStringList&)> keep, QObject* parent)
    : QObject(parent)
    , m_keep(std::move(keep))
    , m_known(known.begin(), known.end())
    , m_order(std::move(known))
{ }

QString TemplateTrust::markOf(const std::string& text)
{
    const QByteArrayView bytes(text.data(), static_cast<qsizetype>(text.size()));
    return QString::fromLatin1(QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256).toHex());
}

bool TemplateTrust::knows(const std::string& text) const
{
    if (m_known.contains(markOf(text)))
        return true;
    const auto own = templates::ownTemplates();
    return std::any_of(own.begin(), own.end(), [&](const templates::OwnTemplate& one) { return one.text == text; });
}

bool TemplateTrust::isTrusted(const std::string& text) const
{
    const std::lock_guard lock(m_mutex);
    return knows(text);
}

bool TemplateTrust::isTrusted(const container::Container& container) const
{
    const std::lock_guard lock(m_mutex);
    return std::all_of(container.templates.begin(), container.templates.end(),
        [this](const container::CustomTemplate& one) { return knows(one.templateData); });
}

void TemplateTrust::trust(const std::vector<std::string>& texts)
{
    bool isNew = false;
    {
        const std::lock_guard lock(m_mutex);
        for (const std::string& text : texts) {
            const QString mark = markOf(text);
            if (!m_known.insert(mark).second)
                continue;
            m_order.append(mark);
            isNew = true;
        }
    }
    if (!isNew)
        return;
    remember();
    Q_EMIT changed();
}

void TemplateTrust::trustAll(const container::Container& container)
{
    std::vector<std::string> texts;
    for (const container::CustomTemplate& one : container.templates)
        texts.push_back(one.templateData);
    trust(texts);
}

void TemplateTrust::follow(const std::string& before, const std::string& after)
{
    if (before == after || !isTrusted(before))
        return;
    {
        const std::lock_guard lock(m_mutex);
        const QString mark = markOf(after);
        if (!m_known.insert(mark).second)
            return;
        m_order.append(mark);
    }
    remember();
}

void TemplateTrust::remember()
{
    QStringList all;
    {
        const std::lock_guard lock(m_mutex);
        while (m_order.size() > static_cast<qsizetype>(RememberedLimit))
            m_known.erase(m_order.takeFirst());
        all = m_order;
    }
    if (m_keep)
        m_keep(all);
}

CataloguePtr TemplateTrust::restricted(const CataloguePtr& types, const container::Container& container)
{
    std::set<std::string> codes;
    const std::lock_guard lock(m_mutex);
    for (const auto& [code, one] : container::templatesByType(container)) {
        if (!knows(one->templateData))
            codes.insert(code);
    }
    if (codes.empty())
        return types;
    if (types == m_lastFull && codes == m_lastCodes)
        return m_lastRestricted;
    templates::TypeCatalogue catalogue = *types;
    using Kind = container::EntityKind;
    for (const std::string& code : codes) {
        for (const Kind kind : {Kind::Tag, Kind::Variable, Kind::Client, Kind::Transformation}) {
            const templates::TypeDescription* found = types->find(kind, code);
            if (!found)
                continue;
            templates::TypeDescription held = *found;
            held.support = templates::Support::ImportedOnly;
            held.reason = "Its template came from elsewhere and is not trusted yet. Open Templates to look at it.";
            catalogue.add(std::move(held));
        }
    }
    m_lastFull = types;
    m_lastCodes = std::move(codes);
    m_lastRestricted = std::make_shared<const templates::TypeCatalogue>(std::move(catalogue));
    return m_lastRestricted;
}

} // namespace sluis::bridge
