#include "ui/editors/field_form.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"
#include "ui/editors/disclosure.h"
#include "ui/editors/field_value.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QGridLayout>

#include <set>

namespace sluis::editors {

using templates::Field;
using templates::FieldType;
using widgets::Label;

namespace {

    // Fields that depend on the one above stand behind a line of 2 px.
    class Indented : public QWidget
    {
    public:
        explicit Indented(QWidget* parent)
            : QWidget(parent)
        {
            auto* row = new QHBoxLayout(this);
            row->setContentsMargins(7, 0, 0, 0);
            row->setSpacing(14);
            auto* line = new widgets::Panel(theme::Color::BorderDefault, this);
            line->setFixedWidth(2);
            row->addWidget(line);
            m_inside = new QWidget(this);
            row->addWidget(m_inside, 1);
        }
        QWidget* inside() { return m_inside; }

    private:
        QWidget* m_inside;
    };

    QGridLayout* makeGrid(QWidget* parent, int columns)
    {
        auto* grid = new QGridLayout(parent);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(theme::space4);
        grid->setVerticalSpacing(theme::space3);
        for (int column = 0; column < columns; ++column)
            grid->setColumnStretch(column, 1);
        return grid;
    }

    // A child of a field that is not shown, or of a choice that is not chosen, is not shown either.
    void collectShown(const std::vector<Field>& fields, const value::Value& data, std::set<const Field*>& shown)
    {
        for (const Field& field : fields) {
            if (!templates::isEnabled(field, data))
                continue;
            shown.insert(&field);
            collectShown(field.children, data, shown);
            for (const templates::Choice& choice : field.choices) {
                if (value::toText(choice.value) == value::toText(data[field.name]))
                    collectShown(choice.children, data, shown);
            }
        }
    }

    QString withoutPrefix(const QString& path)
    {
        return path.startsWith(QLatin1String("parameter.")) ? path.mid(10) : path;
    }

} // namespace

FieldForm::FieldForm(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    connect(&session.evaluator(), &bridge::Evaluator::sampleEvaluated, this, [this] {
        for (const Place& place : m_places) {
            if (place.editor)
                place.editor->sampleChanged();
        }
    });
}

void FieldForm::setNarrow()
{
    m_columns = 1;
}

void FieldForm::setFields(const std::vector<Field>& fields)
{
    if (m_body && fields == m_fields)
        return;
    m_fields = fields;
    m_places.clear();
    if (m_body) {
        m_body->hide();
        m_body->deleteLater(); // the change may have come from one of its own controls
    }
    m_body = new QWidget(this);
    layout()->addWidget(m_body);
    build(m_fields, makeGrid(m_body, m_columns), m_body);
    setParameters(m_parameters);
}

void FieldForm::build(const std::vector<Field>& fields, QGridLayout* grid, QWidget* parent)
{
    int row = 0;
    int column = 0;
    for (const Field& field : fields)
        add(field, grid, parent, row, column);
}

void FieldForm::add(const Field& field, QGridLayout* grid, QWidget* parent, int& row, int& column)
{
    const auto wholeRow = [&](QWidget* widget) {
        if (column > 0) {
            column = 0;
            ++row;
        }
        grid->addWidget(widget, row++, 0, 1, m_columns);
    };
    if (field.type == FieldType::Group) {
        QWidget* group = makeGroup(field, parent);
        wholeRow(group);
        m_places.push_back({&field, group, nullptr});
        return;
    }
    if (field.type == FieldType::Label) {
        auto* label = new Label(plainHelp(field.label), theme::Font::Base, Label::Color::Secondary, parent);
        label->setWordWrap(true);
        wholeRow(label);
        m_places.push_back({&field, label, nullptr});
        return;
    }
    FieldWidget* editor = makeFieldWidget(m_session, field, parent);
    if (m_columns == 1)
        editor->setNarrow();
    connect(editor, &FieldWidget::changed, this, [this](const container::Parameter& parameter) {
        container::putParameter(m_parameters, parameter);
        showEnabled();
        showErrors();
        Q_EMIT changed(parameter);
    });
    connect(editor, &FieldWidget::editingEnded, this, &FieldForm::editingEnded);
    const bool hasChildren = !field.children.empty()
        || std::any_of(field.choices.begin(), field.choices.end(),
            [](const templates::Choice& choice) { return !choice.children.empty(); });
    if (editor->isWide() || hasChildren) {
        wholeRow(editor);
    } else {
        grid->addWidget(editor, row, column, Qt::AlignTop);
        if (++column == m_columns) {
            column = 0;
            ++row;
        }
    }
    m_places.push_back({&field, editor, editor});
    addChildren(field.children, grid, parent, row, column);
    for (const templates::Choice& choice : field.choices)
        addChildren(choice.children, grid, parent, row, column);
}

void FieldForm::addChildren(
    const std::vector<Field>& children, QGridLayout* grid, QWidget* parent, int& row, int& column)
{
    if (children.empty())
        return;
    if (column > 0) {
        column = 0;
        ++row;
    }
    auto* indented = new Indented(parent);
    grid->addWidget(indented, row++, 0, 1, m_columns);
    build(children, makeGrid(indented->inside(), m_columns), indented->inside());
    // Seen while at least one of the fields inside is.
    m_places.push_back({nullptr, indented, nullptr});
}

QWidget* FieldForm::makeGroup(const Field& field, QWidget* parent)
{
    auto* group = new Disclosure(parent);
    group->setObjectName(QStringLiteral("group_") + bridge::text(field.name));
    group->setTitle(bridge::text(field.label));
    group->setFoldable(field.groupStyle != templates::GroupStyle::NoZippy);
    group->setOpen(field.groupStyle != templates::GroupStyle::ZippyClosed);
    build(field.children, makeGrid(group->body(), m_columns), group->body());
    return group;
}

void FieldForm::setParameters(const container::Parameters& parameters)
{
    m_parameters = parameters;
    for (const Place& place : m_places) {
        if (place.editor)
            place.editor->setParameters(parameters);
    }
    showEnabled();
    showErrors();
}

void FieldForm::setProblems(const std::vector<bridge::Problem>& problems)
{
    m_problems.clear();
    for (const bridge::Problem& problem : problems) {
        if (problem.severity != bridge::Severity::Note)
            m_problems.emplace(withoutPrefix(bridge::text(problem.field)), bridge::translated(problem.text));
    }
    showErrors();
}

void FieldForm::showEnabled()
{
    std::set<const Field*> shown;
    collectShown(m_fields, formData(m_fields, m_parameters), shown);
    for (const Place& place : m_places) {
        if (place.field)
            place.widget->setVisible(shown.contains(place.field));
    }
    for (const Place& place : m_places) {
        if (place.field)
            continue;
        const auto fields = place.widget->findChildren<FieldWidget*>();
        place.widget->setVisible(
            std::any_of(fields.begin(), fields.end(), [](const FieldWidget* field) { return !field->isHidden(); }));
    }
}

void FieldForm::showErrors()
{
    FieldErrors errors = m_problems;
    for (const templates::FieldProblem& problem : templates::validate(m_fields, formData(m_fields, m_parameters)))
        errors[bridge::text(problem.fieldName)] = bridge::text(problem.text);
    for (const Place& place : m_places) {
        if (place.editor)
            place.editor->setErrors(errors);
    }
}

bool FieldForm::focusField(const QString& path)
{
    const QString name = withoutPrefix(path);
    for (const Place& place : m_places) {
        if (!place.editor)
            continue;
        const QString own = bridge::text(place.field->name);
        if (name != own && !name.startsWith(own + u'.'))
            continue;
        QWidget* control
            = place.editor->findChild<QWidget*>(QStringLiteral("field_") + QString(name).replace(u'.', u'_'));
        (control ? control : place.editor->control())->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

} // namespace sluis::editors
