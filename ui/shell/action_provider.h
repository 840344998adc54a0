#pragma once

#include "ui/shell/command_provider.h"

#include "ui/pages/page.h"

namespace sluis::actions {
class ActionRegistry;
}

namespace sluis::shell {

// '>': every action that can be done just then, with its keys.
class ActionProvider : public CommandProvider
{
public:
    // `registry` outlives this.
    explicit ActionProvider(const actions::ActionRegistry& registry)
        : m_registry(registry)
    { }

    QString title() const override;
    QChar prefix() const override { return QLatin1Char('>'); }
    QVector<CommandItem> items(const QString& query, int limit) const override;

private:
    const actions::ActionRegistry& m_registry;
};

// ':': the pages of the workbench.
class PageProvider : public CommandProvider
{
public:
    void setPages(const QVector<pages::Page*>& pages) { m_pages = pages; }

    QString title() const override;
    QString hint() const override;
    QChar prefix() const override { return QLatin1Char(':'); }
    QVector<CommandItem> items(const QString& query, int limit) const override;

private:
    QVector<pages::Page*> m_pages;
};

} // namespace sluis::shell
