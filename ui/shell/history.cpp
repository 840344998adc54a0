#include "ui/shell/history.h"

namespace sluis::shell {

Route Route::fromText(const QString& text)
{
    QStringList parts = text.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {};
    Route route;
    route.page = parts.takeFirst();
    route.rest = parts;
    return route;
}

QString Route::text() const
{
    return rest.isEmpty() ? page : page + QLatin1Char('/') + rest.join(QLatin1Char('/'));
}

void History::visit(const Route& route)
{
    if (m_at >= 0 && m_routes[m_at] == route)
        return;
    m_routes.resize(m_at + 1);
    m_routes.append(route);
    if (m_routes.size() > Limit)
        m_routes.removeFirst();
    m_at = m_routes.size() - 1;
}

void History::replace(const Route& route)
{
    if (m_at >= 0)
        m_routes[m_at] = route;
    else
        visit(route);
}

Route History::back()
{
    if (canGoBack())
        --m_at;
    return current();
}

Route History::forward()
{
    if (canGoForward())
        ++m_at;
    return current();
}

} // namespace sluis::shell
