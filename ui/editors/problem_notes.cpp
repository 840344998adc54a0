#include "ui/editors/problem_notes.h"

#include "ui/bridge/text.h"
#include "ui/editors/settle.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/inline_message.h"

#include <QVBoxLayout>

namespace sluis::editors {

namespace {

    constexpr size_t MostShown = 4;

    widgets::Tone toneOf(bridge::Severity severity)
    {
        switch (severity) {
        case bridge::Severity::Error:
            return widgets::Tone::Danger;
        case bridge::Severity::Warning:
            return widgets::Tone::Warning;
        case bridge::Severity::Note:
            break;
        }
        return widgets::Tone::Neutral;
    }

} // namespace

ProblemNotes::ProblemNotes(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("problemNotes"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::space2);
    connect(&session.workspace(), &bridge::WorkspaceModel::problemsChanged, this, &ProblemNotes::update);
}

void ProblemNotes::setEntity(const container::EntityRef& entity)
{
    m_entity = entity;
    update();
}

void ProblemNotes::update()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        item->widget()->deleteLater(); // a repair may have been clicked in it
        delete item;
    }
    const std::vector<bridge::Problem> problems = m_session.workspace().problemsOf(m_entity);
    size_t shown = 0;
    for (size_t number = 0; number < problems.size() && shown < MostShown; ++number) {
        const bridge::Problem& problem = problems[number];
        if (problem.severity == bridge::Severity::Note && problem.repairs.empty())
            continue;
        ++shown;
        auto* message = new widgets::InlineMessage(
            {toneOf(problem.severity), {}, {}, bridge::translated(problem.text), false}, this);
        message->setObjectName(QStringLiteral("problem%1").arg(number));
        for (size_t repair = 0; repair < problem.repairs.size(); ++repair) {
            widgets::Button* button = message->addAction(bridge::translated(problem.repairs[repair].label));
            button->setObjectName(QStringLiteral("repair%1_%2").arg(number).arg(repair));
            connect(button, &QAbstractButton::clicked, this,
                [this, problem, repair] { settle(m_session, problem, problem.repairs[repair], this); });
        }
        if (problem.repairs.empty() && !problem.field.empty()) {
            widgets::Button* open = message->addAction(tr("Open field"), QStringLiteral("open"));
            open->setObjectName(QStringLiteral("openField%1").arg(number));
            connect(open, &QAbstractButton::clicked, this,
                [this, field = bridge::text(problem.field)] { Q_EMIT fieldChosen(field); });
        }
        m_column->addWidget(message);
    }
    setVisible(shown > 0);
}

} // namespace sluis::editors
