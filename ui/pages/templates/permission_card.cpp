#include "ui/pages/templates/permission_card.h"

#include "ui/bridge/text.h"
#include "ui/editors/field_form.h"
#include "ui/pages/templates/permission_fields.h"
#include "ui/pages/templates/permission_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>

namespace sluis::pages {

using widgets::Button;
using widgets::Label;

PermissionCard::PermissionCard(bridge::Session& session, const std::string& id, QWidget* parent)
    : Panel(theme::Color::SurfaceRaised, parent)
    , m_fields(permissionFields(id))
    , m_state(new Label(theme::Font::Caption, Label::Color::Warning, this))
    , m_title(new Label(theme::Font::BaseStrong, Label::Color::Primary, this))
    , m_code(new Label(theme::Font::DataCaption, Label::Color::Tertiary, this))
    , m_scope(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_line(new Button(Button::Role::Link, this))
    , m_narrow(new Button(Button::Role::Normal, this))
    , m_remove(new Button(Button::Role::Flat, this))
    , m_form(new editors::FieldForm(session, this))
{
    m_permission.id = id;
    setCard(theme::radiusCard);
    const QString name = bridge::text(id);
    setObjectName(QStringLiteral("permission_") + name);
    m_line->setObjectName(QStringLiteral("permissionLine_") + name);
    m_narrow->setObjectName(QStringLiteral("permissionNarrow_") + name);
    m_remove->setObjectName(QStringLiteral("permissionRemove_") + name);
    m_scope->setWordWrap(true);
    m_narrow->setCheckable(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space2);
    head->addWidget(m_title);
    head->addWidget(m_code);
    head->addStretch(1);
    head->addWidget(m_state);
    head->addWidget(m_line);
    head->addWidget(m_narrow);
    head->addWidget(m_remove);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space4, theme::space3, theme::space3, theme::space3);
    column->setSpacing(theme::space1);
    column->addLayout(head);
    column->addWidget(m_scope);
    column->addWidget(m_form);
    m_form->setFields(m_fields);
    m_form->hide();
    m_narrow->setVisible(!m_fields.empty());
    connect(m_narrow, &QAbstractButton::toggled, m_form, &QWidget::setVisible);
    connect(m_form, &editors::FieldForm::changed, this, [this](const container::Parameter& parameter) {
        Q_EMIT narrowed(
            withParameter(m_permission, m_fields, parameter), bridge::text(m_permission.id + '.' + parameter.key));
    });
    connect(m_form, &editors::FieldForm::editingEnded, this, &PermissionCard::editingEnded);
    connect(
        m_remove, &QAbstractButton::clicked, this, [this] { Q_EMIT removeRequested(bridge::text(m_permission.id)); });
    connect(m_line, &QAbstractButton::clicked, this, [this] {
        if (!m_uses.empty())
            Q_EMIT lineChosen(m_uses.front().line);
    });
    retranslate();
}

void PermissionCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Panel::changeEvent(event);
}

void PermissionCard::retranslate()
{
    m_narrow->setText(tr("Narrow"));
    m_remove->setIconOnly(QStringLiteral("trash"), tr("Take this permission away"));
    show(m_permission, m_uses);
}

void PermissionCard::show(const templates::Permission& permission, const std::vector<templates::PermissionUse>& uses)
{
    m_permission = permission;
    m_uses = uses;
    m_title->setText(permissionTitle(permission.id));
    m_code->setText(bridge::text(permission.id));
    m_scope->setText(permissionScope(permission));
    m_scope->setVisible(!m_scope->text().isEmpty());
    m_state->setText(uses.empty() ? tr("The code does not use it") : QString());
    m_state->setVisible(uses.empty());
    m_line->setVisible(!uses.empty());
    if (!uses.empty())
        m_line->setText(tr("Used in line %1").arg(uses.front().line));
    m_form->setParameters(permissionParameters(permission));
}

} // namespace sluis::pages
