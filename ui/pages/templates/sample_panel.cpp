#include "ui/pages/templates/sample_panel.h"

#include "core/container/references.h"
#include "core/value/json.h"
#include "core/value/text.h"
#include "ui/bridge/entity_edits.h"
#include "ui/bridge/text.h"
#include "ui/editors/code_view.h"
#include "ui/editors/disclosure.h"
#include "ui/editors/field_form.h"
#include "ui/editors/field_value.h"
#include "ui/editors/sample_header.h"
#include "ui/pages/templates/wide_form.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace sluis::pages {

using sandbox::host::SoloOutcome;
using sandbox::host::SoloResult;
using value::Value;
using widgets::Label;
using Values = std::map<std::string, runtime::VariableTrace, std::less<>>;

namespace {

    constexpr int LineHeight = 20;
    constexpr int MostLines = 16; // of one body, seen at once
    constexpr int BarHeight = 12; // of a bar for scrolling sideways, and as much for the edges
    constexpr size_t MostRequests = 10;
    constexpr size_t MostConsole = 50;

    // The text with its variables filled in; one that is nothing but a variable keeps the variable's type.
    Value resolved(std::string_view text, const Values& values)
    {
        if (const std::string_view whole = container::wholeReference(text); !whole.empty()) {
            const auto found = values.find(whole);
            return found == values.end() ? Value() : found->second.value;
        }
        std::string filled;
        for (const container::TextPart& part : container::splitTemplate(text)) {
            if (!part.isVariable) {
                filled += part.text;
                continue;
            }
            const auto found = values.find(part.text);
            filled += found == values.end() ? "undefined" : value::toText(found->second.value);
        }
        return Value(filled);
    }

    Value resolved(const Value& data, const Values& values)
    {
        if (data.isString())
            return resolved(data.string(), values);
        if (data.isArray()) {
            Value list = Value::array();
            for (const Value& item : data.items())
                list.push(resolved(item, values));
            return list;
        }
        if (!data.isObject())
            return data;
        Value object = Value::object();
        for (const value::Member& member : data.members())
            object.set(member.key.string(), resolved(member.value, values));
        return object;
    }

    // JSON with two blanks for each level: there is not much width.
    QString bodyText(std::string_view body)
    {
        const auto json = value::readJson(body);
        if (!json || !(json->isObject() || json->isArray()))
            return bridge::text(body);
        QStringList lines = bridge::text(value::writeJson(*json, value::JsonStyle::Pretty)).split(u'\n');
        for (QString& line : lines) {
            const auto blanks
                = std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' '; }) - line.begin();
            line.remove(0, blanks / 2);
        }
        return lines.join(u'\n');
    }

} // namespace

SamplePanel::SamplePanel(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_fields(new editors::Disclosure(this))
    , m_from(new Label(theme::Font::Caption, Label::Color::Tertiary, this))
    , m_form(new editors::FieldForm(draft.session(), this))
    , m_state(new widgets::InlineMessage(this))
    , m_result(new QWidget(this))
    , m_column(new QVBoxLayout(m_result))
{
    m_state->setObjectName(QStringLiteral("sampleState"));
    m_state->hide();
    m_from->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("sampleResult"));
    m_form->setObjectName(QStringLiteral("sampleForm"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::space2);
    auto* fields = new QVBoxLayout(m_fields->body());
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(theme::space2);
    fields->addWidget(m_from);
    fields->addWidget(new WideForm(m_form, m_fields->body()));
    auto* inside = new QWidget(this);
    auto* insideColumn = new QVBoxLayout(inside);
    insideColumn->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space4);
    insideColumn->setSpacing(theme::space3);
    insideColumn->addWidget(m_state);
    insideColumn->addWidget(m_result);
    insideColumn->addWidget(m_fields);
    insideColumn->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("sampleScroll"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* header = new editors::SampleHeader(draft.session(), this);
    header->setShort(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(scroll, 1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(RunDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &SamplePanel::run);
    m_form->setNarrow();
    connect(m_form, &editors::FieldForm::changed, this, [this](const container::Parameter& parameter) {
        container::putParameter(m_parameters, parameter);
        later();
    });
    connect(&draft, &TemplateDraft::changed, this, &SamplePanel::showFields);
    connect(&draft, &TemplateDraft::trustChanged, this, &SamplePanel::later);
    connect(&draft.session().evaluator(), &bridge::Evaluator::sampleEvaluated, this, &SamplePanel::later);
    retranslate();
}

void SamplePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SamplePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    later();
}

void SamplePanel::retranslate()
{
    m_fields->setTitle(tr("Fields to try it with"));
    later();
}

// The fields of the first tag, variable or client that is made from it; without one, the defaults.
void SamplePanel::showFields()
{
    const templates::Template* subject = m_draft.subject();
    if (!subject) {
        m_fields->hide();
        later();
        return;
    }
    if (m_shownId != m_draft.id().text) {
        m_shownId = m_draft.id().text;
        m_parameters = editors::defaultParameters(subject->fields);
        m_from->clear();
        const bridge::WorkspaceModel& workspace = m_draft.session().workspace();
        for (const container::Reference& reference : workspace.references().to(m_draft.ref())) {
            const auto user = workspace.draft().entity(reference.from);
            const container::Parameters* parameters = user ? bridge::parametersOf(*user) : nullptr;
            if (!parameters)
                continue;
            m_parameters = *parameters;
            m_from->setText(
                tr("As in “%1”; what you change here is kept nowhere.").arg(bridge::oneLine(container::nameOf(*user))));
            break;
        }
        m_from->setVisible(!m_from->text().isEmpty());
    }
    m_form->setFields(subject->fields);
    m_form->setParameters(m_parameters);
    m_fields->setVisible(!subject->fields.empty());
    later();
}

void SamplePanel::later()
{
    if (isVisible())
        m_timer.start();
}

void SamplePanel::run()
{
    const templates::Template* subject = m_draft.subject();
    const bridge::SampleEvaluation& sample = m_draft.session().evaluator().sample();
    const auto say = [this](widgets::Tone tone, const QString& headline, const QString& rest = {}) {
        clear();
        m_state->setLook({tone, {}, headline, rest, true});
        m_state->show();
        m_ran = ++m_asked; // an answer that is under way is not wanted any more
        Q_EMIT consoleChanged({});
        Q_EMIT finished();
    };
    if (!subject)
        return say(widgets::Tone::Neutral, tr("Cannot run"), tr("The file cannot be read."));
    if (!m_draft.isTrusted())
        return say(widgets::Tone::Warning, tr("Not trusted"), tr("Nothing of this template runs until you trust it."));
    bridge::TemplateDesk::Sample order;
    order.text = m_draft.text();
    order.input.data = templates::templateData(
        subject->fields, resolved(editors::formData(subject->fields, m_parameters), sample.values));
    if (sample.trace) {
        order.input.request = m_draft.sampleRequest();
        if (!sample.trace->events.empty() && subject->info.kind != container::EntityKind::Client)
            order.input.event = sample.trace->events.front().data;
    }
    const uint64_t number = ++m_asked;
    m_draft.desk().runSample(std::move(order), this, [this, number](const Result<SoloResult>& result) {
        if (number != m_asked)
            return;
        m_ran = number;
        showResult(result);
        Q_EMIT finished();
    });
}

void SamplePanel::clear()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QWidget* SamplePanel::addLine(const QString& text, bool isStrong)
{
    auto* label = new Label(text, isStrong ? theme::Font::BaseStrong : theme::Font::Base,
        isStrong ? Label::Color::Primary : Label::Color::Secondary, m_result);
    label->setWordWrap(true);
    m_column->addWidget(label);
    return label;
}

void SamplePanel::addCode(const QString& text)
{
    auto* view = new editors::CodeView(m_result);
    view->setObjectName(QStringLiteral("sampleBody"));
    view->setAccessibleName(tr("Data"));
    view->setText(text);
    view->setFixedHeight(std::min(MostLines, static_cast<int>(view->lines().size())) * LineHeight + 2 * BarHeight);
    m_column->addWidget(view);
}

void SamplePanel::showResult(const Result<SoloResult>& result)
{
    clear();
    m_state->show();
    if (!result) {
        m_state->setLook(
            {widgets::Tone::Danger, {}, tr("It could not run."), bridge::translated(result.error()), true});
        Q_EMIT consoleChanged({});
        return;
    }
    showDone(*result);
    QStringList console;
    for (const std::string& line : result->console)
        console << bridge::text(line);
    Q_EMIT consoleChanged(console);
}

void SamplePanel::showDone(const SoloResult& done)
{
    const QString took = tr("in %1 ms; nothing was sent").arg(static_cast<double>(done.cost.count()) / 1000, 0, 'f', 1);
    const bool isTag = done.role == sandbox::host::Role::Tag;
    switch (done.outcome) {
    case SoloOutcome::Success:
        m_state->setLook({widgets::Tone::Success, {}, isTag ? tr("Succeeded") : tr("Done"), took, true});
        break;
    case SoloOutcome::Failure:
        m_state->setLook({widgets::Tone::Danger, {}, tr("Failed: the template said so"), took, true});
        break;
    case SoloOutcome::Timeout:
        m_state->setLook({widgets::Tone::Danger, {}, done.error ? tr("Stopped") : tr("Never said whether it succeeded"),
            done.error ? bridge::translated(*done.error) : took, true});
        break;
    case SoloOutcome::Exception:
        m_state->setLook({widgets::Tone::Danger, {}, tr("Stopped by an error"),
            done.error ? bridge::translated(*done.error) : took, true});
        break;
    case SoloOutcome::None:
        m_state->setLook({done.error ? widgets::Tone::Danger : widgets::Tone::Neutral, {},
            done.role == sandbox::host::Role::Client
                ? (done.claimed ? tr("Claimed the request") : tr("Did not claim the request"))
                : tr("Ran"),
            done.error ? bridge::translated(*done.error) : took, true});
        break;
    }
    if (done.error && done.errorLine > 0) {
        // Below the message, which needs its width for words.
        auto* line
            = new widgets::Button(tr("Go to line %1").arg(done.errorLine), {}, widgets::Button::Role::Normal, m_result);
        line->setObjectName(QStringLiteral("sampleGoToLine"));
        m_column->addWidget(line, 0, Qt::AlignLeft);
        connect(line, &QAbstractButton::clicked, this, [this, at = done.errorLine] { Q_EMIT lineChosen(at); });
    }
    for (const sandbox::host::SoloDenial& denial : done.denied)
        addLine(tr("Not allowed: %1 needs %2 (line %3)")
                .arg(bridge::oneLine(denial.api), bridge::oneLine(denial.permission))
                .arg(denial.line));
    if (done.returned) {
        addLine(tr("Value"), true);
        addCode(
            done.returned->isUndefined() ? bridge::actualText(*done.returned) : bridge::valueDocument(*done.returned));
    }
    size_t shown = 0;
    for (const sandbox::host::SoloRequest& request : done.requests) {
        if (shown++ == MostRequests) {
            addLine(tr("%n more request(s)", nullptr, static_cast<int>(done.requests.size() - MostRequests)));
            break;
        }
        addLine(tr("Request it would send"), true);
        auto* where = new Label(bridge::oneLine(request.asked["method"].string("GET")) + u' '
                + bridge::oneLine(request.asked["url"].string()),
            theme::Font::Data, Label::Color::Primary, m_result);
        where->setObjectName(QStringLiteral("sampleRequest"));
        where->setElide(Qt::ElideMiddle);
        m_column->addWidget(where);
        if (const auto body = request.asked["body"].string(); !body.empty())
            addCode(bodyText(body));
    }
    for (const value::Value& event : done.events) {
        addLine(tr("Event it made"), true);
        addCode(bridge::valueDocument(event));
    }
    if (done.responseReturned) {
        addLine(tr("Answer to the visitor: %1").arg(done.responseStatus), true);
        if (!done.responseBody.empty())
            addCode(bodyText(done.responseBody));
    }
    for (const value::Value& cookie : done.cookies)
        addLine(tr("Cookie %1 = %2")
                .arg(bridge::oneLine(cookie["name"].string()), bridge::oneLine(value::toText(cookie["value"]))));
    for (const std::string& pixel : done.browserPixels)
        addLine(tr("From the browser: %1").arg(bridge::oneLine(pixel)));
    if (!done.console.empty()) {
        addLine(tr("Console"), true);
        QStringList lines;
        for (size_t i = 0; i < std::min(done.console.size(), MostConsole); ++i)
            lines << bridge::text(done.console[i]);
        addCode(lines.join(u'\n'));
    }
}

} // namespace sluis::pages
