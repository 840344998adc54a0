#pragma once

#include "tests/support/fake_clock.h"
#include "tests/ui/support/fake_source.h"
#include "tests/ui/support/sample_shop.h"
#include "tests/ui/support/sample_types.h"
#include "ui/bridge/session.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTest>
#include <QWidget>

namespace sluis::test {

// A whole session over the sample shop, without network, disk and settings of the person.
class Bench
{
public:
    explicit Bench(container::Container shop = sampleShop(), bridge::CatalogueMaker types = sampleTypes,
        bridge::ProblemFinder problems = findProblems)
        : store(std::move(shop))
        , session({store, source, runner, clock, std::move(types), std::move(problems)})
    { }

    // Hits of a few visitors, newest last; the last purchase is of a city bike.
    void arriveSome(int rounds = 3)
    {
        for (int round = 0; round < rounds; ++round) {
            for (const char* event : {"page_view", "view_item", "scroll", "add_to_cart", "sign_up", "user_engagement"})
                arrive(simpleEvent(event));
            arrive(purchaseEvent(round % 2 == 0 ? 2349 : 64.95, round % 2 == 0 ? "E-bikes" : "City bikes"));
            arrive(simpleEvent("page_view"), "/favicon.ico");
        }
        arrive(purchaseEvent());
        arrive(simpleEvent("view_item"));
        session.feed().deliver();
        clock.advance(std::chrono::milliseconds(700) * (rounds * 8 + 2));
    }
    runtime::TracePtr arrive(const value::Value& event, const std::string& path = "/g/collect")
    {
        auto trace = source.hit(session.workspace().draft(), event, path);
        source.emitTrace(trace);
        return trace;
    }

    static std::vector<bridge::Problem> findProblems(const container::Container& draft)
    {
        std::vector<bridge::Problem> problems;
        for (const container::Reference& reference : container::ReferenceIndex(draft).dangling())
            problems.push_back({.severity = bridge::Severity::Error,
                .entity = reference.from,
                .name = {},
                .field = reference.path,
                .text = {"test.dangling", {reference.target}},
                .repairs = {}});
        return problems;
    }

    FakeClock clock;
    FakeSource source;
    FakeRunner runner;
    bridge::MemoryDraftStore store;
    bridge::Session session;
};

// With SLUIS_PICTURES naming a folder, what a test shows is kept there to be looked at.
inline void keepPicture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("SLUIS_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(100);
    QDir().mkpath(folder);
    widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

// The look of the program, light unless SLUIS_THEME says dark; settings of a test are nobody's.
inline void dress()
{
    QApplication::setOrganizationName(QStringLiteral("sluis-test"));
    QApplication::setApplicationName(QStringLiteral("sluis-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(
        QSettings::IniFormat, QSettings::UserScope, QDir::tempPath() + QStringLiteral("/sluis-test-settings"));
    QSettings().clear();
    const bool dark = qEnvironmentVariable("SLUIS_THEME") == QLatin1String("dark");
    theme::Theme::install(*qApp, dark ? theme::Preference::Dark : theme::Preference::Light);
}

// Every control that can have the focus has a name for a screen reader and one for tests.
inline QStringList namelessControls(const QWidget& root)
{
    QStringList nameless;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        const bool reachable = widget->focusPolicy() != Qt::NoFocus && widget->isEnabled() && widget->isVisible();
        const bool ours = !widget->objectName().startsWith(QLatin1String("qt_")) && !widget->inherits("QScrollBar");
        const QByteArray text = widget->property("text").toByteArray();
        if (reachable && ours
            && (widget->objectName().isEmpty() || (widget->accessibleName().isEmpty() && text.isEmpty())))
            nameless << QStringLiteral("%1 %2").arg(
                QLatin1String(widget->metaObject()->className()), widget->objectName());
    }
    return nameless;
}

} // namespace sluis::test
