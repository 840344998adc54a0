#include "ui/pages/settings/secrets_dialog.h"

#include "ui/bridge/text.h"
#include "ui/editors/secret_state.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>
#include <QScrollArea>

#include <algorithm>

namespace sluis::pages {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int DialogWidth = 640;
    constexpr int ListHeight = 320;
    constexpr qsizetype UsersNamed = 3;

    void clear(QVBoxLayout* layout)
    {
        while (QLayoutItem* item = layout->takeAt(0)) {
            if (QWidget* widget = item->widget()) {
                widget->hide();
                widget->deleteLater(); // one of its buttons may have been clicked
            }
            delete item;
        }
    }

} // namespace

QStringList usersOf(const bridge::WorkspaceModel& workspace, const container::NamedSecret& secret)
{
    QStringList users;
    for (const container::VariableId& id : secret.variables) {
        const container::EntityRef variable{container::EntityKind::Variable, id.text};
        for (const container::Reference& reference : workspace.references().to(variable)) {
            if (const auto user = workspace.draft().entity(reference.from))
                users << bridge::oneLine(container::nameOf(*user));
        }
    }
    users.removeDuplicates();
    return users;
}

SecretsDialog::SecretsDialog(bridge::Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_list(new widgets::Panel(theme::Color::SurfaceSunken, this))
    , m_rows(new QVBoxLayout(m_list))
{
    setObjectName(QStringLiteral("secretsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Secrets"));
    setFixedWidth(DialogWidth);
    m_rows->setContentsMargins(0, theme::space1, 0, theme::space1);
    m_rows->setSpacing(0);
    auto* about
        = new Label(tr("The draft names these secrets. Their values are kept on this machine and never stand in "
                       "workspaces, exports, versions or logs."),
            theme::Font::Base, Label::Color::Secondary, this);
    about->setWordWrap(true);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("secretsScroll"));
    scroll->setAccessibleName(tr("Secrets"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setMinimumHeight(ListHeight);
    scroll->setWidget(m_list);
    auto* close = new Button(tr("Close"), {}, Button::Role::Normal, this);
    close->setObjectName(QStringLiteral("secretsClose"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space5, theme::space5, theme::space5, theme::space4);
    column->setSpacing(theme::space2);
    column->addWidget(new Label(tr("Secrets"), theme::Font::Heading, Label::Color::Primary, this));
    column->addWidget(about);
    column->addWidget(scroll);
    column->addSpacing(theme::space2);
    column->addLayout(buttons);
    connect(close, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(session.secrets(), &bridge::SecretDesk::changed, this, &SecretsDialog::showSecrets);
    showSecrets();
}

void SecretsDialog::showSecrets()
{
    auto secrets = m_session.secrets()->secrets();
    if (secrets == m_shown && m_rows->count() > 0)
        return;
    m_shown = std::move(secrets);
    clear(m_rows);
    for (const container::NamedSecret& secret : m_shown)
        addRow(secret);
    if (m_shown.empty())
        m_rows->addWidget(new Label(
            tr("None. Make a variable of the type Secret."), theme::Font::Base, Label::Color::Tertiary, m_list));
    m_rows->addStretch(1);
}

void SecretsDialog::addRow(const container::NamedSecret& secret)
{
    const QString name = bridge::oneLine(secret.name);
    const QStringList users = usersOf(m_session.workspace(), secret);
    QString usedBy = QStringList(users.mid(0, UsersNamed)).join(QStringLiteral(", "));
    if (users.size() > UsersNamed)
        usedBy = tr("%1 and %n more", nullptr, static_cast<int>(users.size() - UsersNamed)).arg(usedBy);
    auto* box = new QWidget(m_list);
    box->setObjectName(QStringLiteral("secret_") + name);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new Label(name, theme::Font::DataMedium, Label::Color::Primary, box));
    auto* by = new Label(users.isEmpty() ? tr("used by nobody") : tr("used by %1").arg(usedBy), theme::Font::Caption,
        Label::Color::Secondary, box);
    by->setElide(Qt::ElideRight);
    words->addWidget(by);
    auto* state = new editors::SecretState(*m_session.secrets(), QStringLiteral("secretRow_") + name, box);
    state->setSecret(secret.name);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(theme::space3, theme::space2, theme::space3, theme::space2);
    row->setSpacing(theme::space3);
    row->addLayout(words, 1);
    row->addWidget(state, 1);
    m_rows->addWidget(box);
    m_rows->addWidget(new widgets::Line(Qt::Horizontal, theme::Color::BorderSubtle, m_list));
}

} // namespace sluis::pages
