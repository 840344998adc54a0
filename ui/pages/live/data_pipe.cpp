#include "ui/pages/live/data_pipe.h"

#include "ui/models/kind_look.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QMouseEvent>
#include <QPainter>

namespace sluis::pages {

using theme::Color;
using theme::Font;

namespace {

    constexpr int StepHeight = 26;
    constexpr int Padding = 6;
    constexpr int Arrow = 12;

    struct Sum {
        QString text;
        Color color = Color::TextSecondary;
    };

    Sum sumOf(const models::PipeStep& step)
    {
        QStringList parts;
        if (step.hidden > 0)
            parts << QStringLiteral("\u2212%1").arg(step.hidden);
        if (step.changed > 0)
            parts << QStringLiteral("~%1").arg(step.changed);
        if (step.added > 0)
            parts << QStringLiteral("+%1").arg(step.added);
        if (parts.isEmpty())
            parts << QStringLiteral("0");
        const bool onlyAdded = step.added > 0 && step.hidden == 0 && step.changed == 0;
        const bool onlyChanged = step.changed > 0 && step.hidden == 0 && step.added == 0;
        return {parts.join(u' '),
            onlyAdded         ? Color::SuccessText
                : onlyChanged ? Color::AccentText
                              : Color::TextSecondary};
    }

} // namespace

DataPipe::DataPipe(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("dataPipe"));
    setAccessibleName(tr("Way of the parameters"));
    setFixedHeight(42);
    setMouseTracking(true);
}

void DataPipe::setWay(const Ends& ends, const std::vector<models::PipeStep>& steps)
{
    m_steps.clear();
    m_steps.push_back({QStringLiteral("client"), {}, static_cast<int>(Color::KindClient), ends.client,
        QString::number(ends.made), static_cast<int>(Color::TextSecondary), ends.clientRef, {}});
    for (const models::PipeStep& step : steps) {
        const Sum sum = sumOf(step);
        m_steps.push_back({QStringLiteral("transformation"), {}, static_cast<int>(Color::KindTransformation), step.name,
            sum.text, static_cast<int>(sum.color), step.entity, {}});
    }
    m_steps.push_back({{}, ends.monogram, 0, ends.vendor, QString::number(ends.seen),
        static_cast<int>(Color::TextPrimary), std::nullopt, {}});
    QStringList said;
    for (const Step& step : m_steps)
        said << step.name + u' ' + step.number;
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    place();
    update();
}

void DataPipe::place()
{
    // Names give way when the steps do not fit; numbers never do.
    const int room = width() - 2 * theme::space4 - static_cast<int>(m_steps.size() - 1) * (Arrow + 6);
    int wanted = 0;
    std::vector<int> names;
    std::vector<int> rest;
    for (const Step& step : m_steps) {
        names.push_back(theme::textWidth(step.name, Font::Base));
        rest.push_back(
            2 * Padding + (step.monogram.isEmpty() ? 16 : 20) + 4 + theme::textWidth(step.number, Font::Data) + 6);
        wanted += names.back() + rest.back();
    }
    int namesWidth = 0;
    for (const int name : names)
        namesWidth += name;
    const int missing = std::max(0, wanted - room);
    int x = theme::space4;
    for (size_t number = 0; number < m_steps.size(); ++number) {
        const int name = namesWidth > 0 ? names[number] - missing * names[number] / namesWidth : 0;
        const int stepWidth = std::max(rest[number], name + rest[number]);
        m_steps[number].rect = QRect(x, (height() - 1 - StepHeight) / 2, stepWidth, StepHeight);
        x += stepWidth + Arrow + 6;
    }
}

void DataPipe::resizeEvent(QResizeEvent*)
{
    place();
}

void DataPipe::mouseReleaseEvent(QMouseEvent* event)
{
    for (const Step& step : m_steps) {
        if (step.entity && step.rect.contains(event->pos()))
            Q_EMIT entityChosen(*step.entity);
    }
}

void DataPipe::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::color(Color::BorderSubtle));
    for (size_t number = 0; number < m_steps.size(); ++number) {
        const Step& step = m_steps[number];
        const bool last = number + 1 == m_steps.size();
        theme::paintBox(painter, step.rect, theme::color(last ? Color::AccentSoft : Color::SurfaceRaised),
            theme::color(last ? Color::AccentSoftBorder : Color::BorderDefault), theme::radiusControl);
        int x = step.rect.left() + Padding;
        if (!step.monogram.isEmpty()) {
            widgets::paintTile(painter, QRect(x, step.rect.top() + 3, 20, 20), widgets::monogramTile(step.monogram));
            x += 24;
        } else if (!step.icon.isEmpty()) {
            theme::paintIcon(painter, QRect(x, step.rect.top() + 5, 16, 16), step.icon, static_cast<Color>(step.kind));
            x += 20;
        }
        const int numberWidth = theme::textWidth(step.number, Font::Data);
        const int right = step.rect.right() - Padding + 1;
        theme::paintText(painter, QRect(right - numberWidth, step.rect.top(), numberWidth + 2, StepHeight), step.number,
            last ? Font::DataMedium : Font::Data, theme::color(static_cast<Color>(step.tone)));
        theme::paintText(painter, QRect(x, step.rect.top(), right - numberWidth - 4 - x, StepHeight), step.name,
            Font::Base, theme::color(Color::TextPrimary));
        if (!last)
            theme::paintIcon(painter, QRect(step.rect.right() + 4, (height() - 1 - Arrow) / 2, Arrow, Arrow),
                QStringLiteral("chevron-right"), Color::TextTertiary);
    }
}

} // namespace sluis::pages
