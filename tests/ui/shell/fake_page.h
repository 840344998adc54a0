#pragma once

#include "ui/pages/page.h"

#include <QLineEdit>
#include <QVBoxLayout>

// A page that shows nothing but remembers what was asked of it.
class FakePage : public sluis::pages::Page
{
public:
    FakePage(
        QString route, QString title, QString icon, sluis::pages::RailGroup group, sluis::pages::RailMark mark = {})
        : m_route(std::move(route))
        , m_title(std::move(title))
        , m_icon(std::move(icon))
        , m_group(group)
        , m_mark(std::move(mark))
    { }

    QString routeName() const override { return m_route; }
    QString title() const override { return m_title; }
    QString iconName() const override { return m_icon; }
    sluis::pages::RailGroup railGroup() const override { return m_group; }
    sluis::pages::RailMark railMark() const override { return m_mark; }
    bool needsWorkspace() const override { return needs; }
    QStringList navigate(const QStringList& rest) override
    {
        shown = rest;
        return rest;
    }
    QWidget* inspector() override { return panel; }
    bool isReady() const override { return ready; }

    void setMark(const sluis::pages::RailMark& mark)
    {
        m_mark = mark;
        Q_EMIT railMarkChanged();
    }

    QStringList shown;
    QWidget* panel = nullptr;
    bool needs = true;
    bool ready = true;

private:
    QString m_route;
    QString m_title;
    QString m_icon;
    sluis::pages::RailGroup m_group;
    sluis::pages::RailMark m_mark;
};

inline QVector<sluis::pages::Page*> fakePages()
{
    using sluis::pages::RailGroup;
    using sluis::pages::RailMark;
    auto* settings = new FakePage("settings", "Settings", "settings", RailGroup::Foot);
    auto* welcome = new FakePage("welcome", "Welcome", "open", RailGroup::None);
    settings->needs = false;
    welcome->needs = false;
    return {welcome, new FakePage("flow", "Flow", "flow", RailGroup::Watch),
        new FakePage("live", "Live", "live", RailGroup::Watch),
        new FakePage("clients", "Clients", "client", RailGroup::Build, {"4", RailMark::Dot::None, {}}),
        new FakePage("tags", "Tags", "tag", RailGroup::Build, {"9", RailMark::Dot::None, {}}),
        new FakePage("triggers", "Triggers", "trigger", RailGroup::Build, {"8", RailMark::Dot::None, {}}),
        new FakePage("variables", "Variables", "variable", RailGroup::Build, {"23", RailMark::Dot::None, {}}),
        new FakePage(
            "transformations", "Transformations", "transformation", RailGroup::Build, {"4", RailMark::Dot::None, {}}),
        new FakePage("templates", "Templates", "template", RailGroup::Build, {"3", RailMark::Dot::Error, "1 error"}),
        new FakePage("privacy", "Privacy", "privacy", RailGroup::Check, {{}, RailMark::Dot::Warning, "1 warning"}),
        new FakePage("tests", "Tests", "tests", RailGroup::Check, {"12", RailMark::Dot::None, {}}),
        new FakePage("versions", "Versions", "versions", RailGroup::Deliver, {"41", RailMark::Dot::None, {}}),
        new FakePage("gateways", "Gateways", "gateway", RailGroup::Deliver, {"3", RailMark::Dot::None, {}}), settings};
}
