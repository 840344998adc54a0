#include "ui/pages/gateways/publish_secrets.h"

#include "core/plan/plain_tokens.h"
#include "ui/bridge/text.h"
#include "ui/editors/secret_dialog.h"
#include "ui/editors/settle.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tile.h"

#include <QHBoxLayout>

#include <algorithm>
#include <map>

namespace sluis::pages {

using theme::Font;
using widgets::Button;
using widgets::Label;
using State = bridge::SecretDesk::State;

namespace {

    bool isPlainToken(const Error& error)
    {
        return error.reason == "publish.plainToken";
    }

} // namespace

PublishSecrets::PublishSecrets(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new Label(Font::BaseStrong, Label::Color::Primary, this))
    , m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("gateways.publish.secrets"));
    m_rows->setSpacing(theme::space1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space2);
    column->addWidget(m_title);
    column->addLayout(m_rows);
    if (session.secrets()) {
        connect(session.secrets(), &bridge::SecretDesk::changed, this, [this] {
            const bool isSet = std::any_of(m_missing.begin(), m_missing.end(),
                [this](const std::string& name) { return m_session.secrets()->stateOf(name) == State::Kept; });
            if (isSet)
                Q_EMIT askAgain();
        });
    }
    connect(&session.workspace(), &bridge::WorkspaceModel::draftChanged, this, [this] {
        if (m_hasTokens && isVisible())
            Q_EMIT askAgain();
    });
    retranslate();
    hide();
}

void PublishSecrets::retranslate()
{
    m_title->setText(tr("Secrets"));
}

void PublishSecrets::clear()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of its buttons may have been clicked
        delete item;
    }
    m_missing.clear();
    m_hasTokens = false;
    hide();
}

void PublishSecrets::showPreviews(const bridge::GatewayDesk::Previews& previews)
{
    clear();
    // Of several gateways the one that has the least decides.
    std::map<std::string, workspace::SecretPreview> secrets;
    for (const workspace::GatewayPreview& preview : previews) {
        for (const workspace::SecretPreview& secret : preview.secrets) {
            const auto [known, isNew] = secrets.emplace(secret.secret.name, secret);
            if (!isNew)
                known->second.isAtGateway &= secret.isAtGateway;
        }
        const auto& refusals = preview.publication.refusals;
        m_hasTokens |= std::any_of(refusals.begin(), refusals.end(), isPlainToken);
    }
    for (const auto& [name, secret] : secrets)
        addSecret(secret);
    if (m_hasTokens)
        addTokens();
    setVisible(m_rows->count() > 0);
}

void PublishSecrets::addSecret(const workspace::SecretPreview& secret)
{
    const std::string& name = secret.secret.name;
    const bool isMissing = !secret.isHere && !secret.isAtGateway;
    Button* set = nullptr;
    if (isMissing) {
        m_missing.push_back(name);
        set = new Button(tr("Set…"), {}, Button::Role::Normal, this);
        set->setObjectName(QStringLiteral("gateways.publish.set.") + bridge::text(name));
        set->setEnabled(m_session.secrets() != nullptr);
        connect(set, &QAbstractButton::clicked, this,
            [this, name] { editors::askForSecret(*m_session.secrets(), name, window()); });
    }
    addLine(isMissing, bridge::oneLine(name),
        isMissing           ? tr("has no value, neither here nor there")
            : secret.isHere ? tr("goes along, sealed")
                            : tr("is there already"),
        set);
}

void PublishSecrets::addTokens()
{
    for (const plan::PlainToken& token : plan::tokensInTheWay(m_session.workspace().draft())) {
        auto* move = new Button(tr("Move it to a secret"), {}, Button::Role::Normal, this);
        move->setObjectName(QStringLiteral("gateways.publish.move.") + bridge::text(token.entity.id));
        move->setEnabled(m_session.secrets() != nullptr);
        connect(move, &QAbstractButton::clicked, this, [this, entity = token.entity, field = token.field] {
            editors::moveToSecret(m_session, entity, field, this);
        });
        addLine(true, tr("%1 holds a token in plain text").arg(bridge::oneLine(token.name)),
            bridge::oneLine(token.shown), move);
    }
}

void PublishSecrets::addLine(bool isTrouble, const QString& words, const QString& note, QWidget* action)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space2);
    const auto tile = isTrouble
        ? widgets::iconTile(QStringLiteral("error"), theme::Color::DangerText, theme::Color::DangerSoft)
        : widgets::iconTile(QStringLiteral("lock"));
    layout->addWidget(new widgets::Tile(tile, theme::tileSize, row));
    auto* label = new Label(words, Font::Base, Label::Color::Primary, row);
    label->setElide(Qt::ElideRight);
    layout->addWidget(label, 1);
    layout->addWidget(new Label(note, Font::Caption, Label::Color::Secondary, row));
    if (action)
        layout->addWidget(action);
    m_rows->addWidget(row);
}

} // namespace sluis::pages
