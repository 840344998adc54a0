#pragma once

#include <QString>
#include <QStringList>

namespace sluis::shell {

// "tags/12" is the page "tags" with the rest {"12"}. Empty parts are dropped.
struct Route {
    QString page;
    QStringList rest;

    static Route fromText(const QString& text);
    QString text() const;
    bool operator==(const Route&) const = default;
};

// The places that were shown, as in a browser: going somewhere drops what lay ahead.
class History
{
public:
    static constexpr int Limit = 200;

    void visit(const Route& route); // the same place again is not a step
    void replace(const Route& route); // the page moved without a step of its own

    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_routes.size(); }
    Route back();
    Route forward();
    Route current() const { return m_at < 0 ? Route() : m_routes[m_at]; }

private:
    QList<Route> m_routes;
    qsizetype m_at = -1;
};

} // namespace sluis::shell
