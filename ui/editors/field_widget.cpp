#include "ui/editors/field_widget.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"
#include "ui/editors/field_value.h"
#include "ui/editors/secret_cover.h"
#include "ui/editors/table_field.h"
#include "ui/editors/variable_completer.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/variable_text.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QRadioButton>

namespace sluis::editors {

using templates::Field;
using templates::FieldType;
using widgets::Label;

namespace {

    QString choiceText(const templates::Choice& choice)
    {
        return bridge::text(value::toText(choice.value));
    }

    class TextFieldWidget : public FieldWidget
    {
    public:
        TextFieldWidget(bridge::Session& session, const Field& field, QWidget* parent)
            : FieldWidget(session, field, parent)
            , m_edit(new VariableField(this))
        {
            addLabel();
            m_edit->setLines(field.lineCount > 1 ? field.lineCount : field.textAsList ? 3 : 1);
            m_edit->setPlaceholderText(bridge::text(field.placeholder));
            makeComplete(session, m_edit);
            nameControl(m_edit);
            column()->addWidget(m_edit);
            addHint();
            m_cover = new SecretCover(session, m_edit);
            connect(m_edit, &VariableField::textEdited, this, [this](const QString& text) {
                Q_EMIT changed(parameterFor(this->field(), text));
                sampleChanged();
            });
            connect(m_edit, &VariableField::left, this, &FieldWidget::editingEnded);
        }

        void setParameters(const container::Parameters& parameters) override
        {
            m_edit->setText(textOf(field(), container::findParameter(parameters, field().name)));
            sampleChanged();
        }

        void sampleChanged() override
        {
            const auto parts = widgets::splitReferences(m_edit->text());
            const bool whole = parts.size() == 1 && parts.front().reference;
            const auto value = whole ? resolvedOnSample(session(), m_edit->text()) : std::nullopt;
            m_edit->setTrailing(value ? *value : bridge::text(field().unit));
            m_cover->update();
        }

        void setErrors(const FieldErrors& errors) override
        {
            FieldWidget::setErrors(errors);
            m_edit->setInvalid(errors.contains(bridge::text(field().name)));
        }

        QWidget* control() override { return m_edit; }
        bool isWide() const override { return field().lineCount > 1 || field().textAsList; }

    private:
        VariableField* m_edit;
        SecretCover* m_cover = nullptr;
    };

    class SelectFieldWidget : public FieldWidget
    {
    public:
        SelectFieldWidget(bridge::Session& session, const Field& field, QWidget* parent)
            : FieldWidget(session, field, parent)
            , m_box(new QComboBox(this))
            , m_variable(new VariableField(this))
        {
            addLabel();
            if (field.defaultValue.isUndefined())
                m_box->addItem(
                    field.notSetText.empty() ? FieldWidget::tr("not set") : bridge::text(field.notSetText), QString());
            for (const templates::Choice& choice : field.choices)
                m_box->addItem(bridge::text(choice.label.empty() ? value::toText(choice.value) : choice.label),
                    choiceText(choice));
            if (field.macrosInSelect)
                m_box->addItem(FieldWidget::tr("Variable\u2026"), QStringLiteral("{{"));
            nameControl(m_box);
            m_variable->setObjectName(m_box->objectName() + QStringLiteral("Variable"));
            m_variable->setAccessibleName(FieldWidget::tr("%1, variable").arg(m_box->accessibleName()));
            makeComplete(session, m_variable);
            m_variable->hide();
            column()->addWidget(m_box);
            column()->addWidget(m_variable);
            addHint();
            connect(m_box, &QComboBox::activated, this, [this](int index) {
                const QString chosen = m_box->itemData(index).toString();
                const bool variable = chosen == QLatin1String("{{");
                m_variable->setVisible(variable);
                if (variable) {
                    m_variable->setText(chosen);
                    m_variable->moveCursor(QTextCursor::End);
                    m_variable->setFocus();
                    return;
                }
                Q_EMIT changed(parameterFor(this->field(), chosen));
                Q_EMIT editingEnded();
            });
            connect(m_variable, &VariableField::textEdited, this,
                [this](const QString& text) { Q_EMIT changed(parameterFor(this->field(), text)); });
        }

        void setParameters(const container::Parameters& parameters) override
        {
            const QString text = textOf(field(), container::findParameter(parameters, field().name));
            const bool variable = text.contains(QLatin1String("{{"));
            m_variable->setVisible(variable);
            int index = m_box->findData(variable && field().macrosInSelect ? QStringLiteral("{{") : text);
            if (index < 0) { // what came in a file is kept and shown as it is
                m_box->addItem(bridge::oneLine(text), text);
                index = m_box->count() - 1;
            }
            m_box->setCurrentIndex(index);
            if (variable)
                m_variable->setText(text);
        }

        QWidget* control() override { return m_box; }
        bool isWide() const override { return false; }

    private:
        QComboBox* m_box;
        VariableField* m_variable;
    };

    class RadioFieldWidget : public FieldWidget
    {
    public:
        RadioFieldWidget(bridge::Session& session, const Field& field, QWidget* parent)
            : FieldWidget(session, field, parent)
            , m_group(new QButtonGroup(this))
        {
            addLabel();
            m_row = new QBoxLayout(QBoxLayout::LeftToRight);
            m_row->setSpacing(theme::space4);
            for (const templates::Choice& choice : field.choices) {
                auto* button = new QRadioButton(
                    bridge::text(choice.label.empty() ? value::toText(choice.value) : choice.label), this);
                button->setObjectName(QStringLiteral("field_%1_%2").arg(bridge::text(field.name), choiceText(choice)));
                button->setAccessibleName(button->text());
                button->setToolTip(plainHelp(choice.help));
                button->setProperty("choice", choiceText(choice));
                button->setFixedHeight(theme::controlHeight);
                m_group->addButton(button);
                m_row->addWidget(button);
            }
            m_row->addStretch();
            column()->addLayout(m_row);
            addHint();
            connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
                Q_EMIT changed(parameterFor(this->field(), button->property("choice").toString()));
                Q_EMIT editingEnded();
            });
        }

        void setNarrow() override
        {
            m_row->setDirection(QBoxLayout::TopToBottom);
            m_row->setSpacing(0);
        }

        void setParameters(const container::Parameters& parameters) override
        {
            const QString text = textOf(field(), container::findParameter(parameters, field().name));
            for (QAbstractButton* button : m_group->buttons())
                button->setChecked(button->property("choice").toString() == text);
        }

        QWidget* control() override
        {
            return m_group->checkedButton() ? m_group->checkedButton() : m_group->buttons().value(0);
        }
        bool isWide() const override { return field().choices.size() > 3; }

    private:
        QBoxLayout* m_row = nullptr;
        QButtonGroup* m_group;
    };

    class CheckboxFieldWidget : public FieldWidget
    {
    public:
        CheckboxFieldWidget(bridge::Session& session, const Field& field, QWidget* parent)
            : FieldWidget(session, field, parent)
            , m_box(new QCheckBox(this))
        {
            m_box->setText(bridge::text(field.checkboxText.empty() ? field.label : field.checkboxText));
            m_box->setFixedHeight(theme::controlHeight);
            nameControl(m_box);
            m_box->setAccessibleName(m_box->text());
            column()->addWidget(m_box, 0, Qt::AlignLeft);
            addHint();
            connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
                m_box->setTristate(false);
                Q_EMIT changed(parameterFor(this->field(), on));
                Q_EMIT editingEnded();
            });
        }

        void setParameters(const container::Parameters& parameters) override
        {
            const QString text = textOf(field(), container::findParameter(parameters, field().name));
            const bool variable = text.contains(QLatin1String("{{"));
            // A switch that a variable decides is neither on nor off; a click makes it one of both.
            m_box->setTristate(variable);
            m_box->setCheckState(variable           ? Qt::PartiallyChecked
                    : text == QLatin1String("true") ? Qt::Checked
                                                    : Qt::Unchecked);
            m_box->setToolTip(variable ? FieldWidget::tr("Decided by %1.").arg(bridge::oneLine(text)) : QString());
        }

        QWidget* control() override { return m_box; }

    private:
        QCheckBox* m_box;
    };

    class UnknownFieldWidget : public FieldWidget
    {
    public:
        UnknownFieldWidget(bridge::Session& session, const Field& field, QWidget* parent)
            : FieldWidget(session, field, parent)
            , m_value(new Label(theme::Font::Data, Label::Color::Tertiary, this))
        {
            addLabel();
            m_value->setElide(Qt::ElideRight);
            column()->addWidget(m_value);
            addHint();
        }

        void setParameters(const container::Parameters& parameters) override
        {
            const container::Parameter* parameter = container::findParameter(parameters, field().name);
            m_value->setText(parameter ? bridge::oneLine(parameter->text()) : FieldWidget::tr("not set"));
        }

        QWidget* control() override { return m_value; }

    private:
        Label* m_value;
    };

} // namespace

FieldWidget::FieldWidget(bridge::Session& session, const Field& field, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_field(field)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::space1);
}

void FieldWidget::addLabel()
{
    const QString text = bridge::text(m_field.label);
    if (text.isEmpty())
        return;
    auto* label = new Label(text, theme::Font::BaseMedium, Label::Color::Primary, this);
    m_column->addWidget(label);
}

void FieldWidget::addHint()
{
    const QString help = plainHelp(m_field.help);
    if (help.isEmpty() && m_field.validators.empty())
        return;
    // The line is there from the beginning, so that an error moves nothing.
    m_hint = new Label(help, theme::Font::Caption, Label::Color::Tertiary, this);
    m_hint->setElide(Qt::ElideRight);
    m_column->addWidget(m_hint);
}

void FieldWidget::nameControl(QWidget* control)
{
    control->setObjectName(QStringLiteral("field_") + bridge::text(m_field.name));
    control->setAccessibleName(bridge::text(m_field.label.empty() ? m_field.name : m_field.label));
    control->setAccessibleDescription(plainHelp(m_field.help));
}

void FieldWidget::setErrors(const FieldErrors& errors)
{
    const auto error = errors.find(bridge::text(m_field.name));
    if (error == errors.end()) {
        if (m_hint) {
            m_hint->setColor(Label::Color::Tertiary);
            m_hint->setText(plainHelp(m_field.help));
        }
        return;
    }
    if (!m_hint) {
        m_hint = new Label(theme::Font::Caption, Label::Color::Danger, this);
        m_hint->setElide(Qt::ElideRight);
        m_column->addWidget(m_hint);
    }
    m_hint->setColor(Label::Color::Danger);
    m_hint->setText(error->second);
}

FieldWidget* makeFieldWidget(bridge::Session& session, const Field& field, QWidget* parent)
{
    switch (field.type) {
    case FieldType::Text:
        return new TextFieldWidget(session, field, parent);
    case FieldType::Select:
        return new SelectFieldWidget(session, field, parent);
    case FieldType::Radio:
        return new RadioFieldWidget(session, field, parent);
    case FieldType::Checkbox:
        return new CheckboxFieldWidget(session, field, parent);
    case FieldType::SimpleTable:
    case FieldType::ParamTable:
        return new TableFieldWidget(session, field, parent);
    default:
        return new UnknownFieldWidget(session, field, parent);
    }
}

} // namespace sluis::editors
