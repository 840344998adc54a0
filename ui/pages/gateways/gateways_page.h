#pragma once

#include "ui/bridge/gateway_desk.h"
#include "ui/bridge/session.h"
#include "ui/bridge/version_shelf.h"
#include "ui/pages/page.h"

class QGridLayout;
class QVBoxLayout;

namespace sluis::widgets {
class Button;
class EmptyState;
class InlineMessage;
class Label;
class PageBar;
class Panel;
class ProgressLine;
} // namespace sluis::widgets

namespace sluis::pages {

class GatewayCardView;
class PairPanel;
class PublishPanel;

// Gateways: a card for each, pairing by code, publishing the draft, and what happened.
class GatewaysPage : public Page
{
    Q_OBJECT

public:
    // All outlive the page.
    GatewaysPage(
        bridge::GatewayDesk& desk, bridge::VersionShelf& shelf, bridge::Session& session, QWidget* parent = nullptr);

    QString routeName() const override { return QStringLiteral("gateways"); }
    QString title() const override { return tr("Gateways"); }
    QString iconName() const override { return QStringLiteral("gateway"); }
    RailGroup railGroup() const override { return RailGroup::Deliver; }
    RailMark railMark() const override;
    QStringList navigate(const QStringList& rest) override; // {"add"}, {"publish"}
    void retranslate() override;
    void showSample() override;
    bool isReady() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    enum class Shown { Nothing, Pairing, Publishing };
    void show(Shown what);
    void fillCards();
    void fillNews();
    void updateBusy();
    void showFailure(const QString& sentence);

    bridge::GatewayDesk& m_desk;
    bridge::VersionShelf& m_shelf;
    Shown m_shown = Shown::Nothing;
    Shown m_beforeSealed = Shown::Nothing; // while the passphrase is asked for
    widgets::PageBar* m_bar;
    widgets::Button* m_add;
    widgets::Button* m_publish;
    widgets::InlineMessage* m_message;
    widgets::EmptyState* m_empty;
    QWidget* m_cardArea;
    QGridLayout* m_cards;
    PairPanel* m_pairPanel;
    PublishPanel* m_publishPanel;
    widgets::ProgressLine* m_busy;
    widgets::Panel* m_newsPanel;
    widgets::Label* m_newsWord;
    QVBoxLayout* m_news;
    std::vector<GatewayCardView*> m_views;
};

} // namespace sluis::pages
