#pragma once

#include "ui/bridge/gateway_desk.h"
#include "ui/bridge/version_shelf.h"
#include "ui/models/difference_rows.h"
#include "ui/pages/page.h"

class QComboBox;
class QLineEdit;
class QTreeView;

namespace sluis::models {
class DifferenceDelegate;
}

namespace sluis::widgets {
class Badge;
class Button;
class EmptyState;
class InlineMessage;
class Label;
class PageBar;
class SegmentedControl;
} // namespace sluis::widgets

namespace sluis::pages {

class VersionList;

// Versions: the list at the left, two of them (or the draft) compared at the right, field by field.
class VersionsPage : public Page
{
    Q_OBJECT

public:
    // All outlive the page.
    VersionsPage(bridge::VersionShelf& shelf, bridge::WorkspaceModel& workspace, bridge::GatewayDesk& gateways,
        QWidget* parent = nullptr);

    QString routeName() const override { return QStringLiteral("versions"); }
    QString title() const override { return tr("Versions"); }
    QString iconName() const override { return QStringLiteral("versions"); }
    RailGroup railGroup() const override { return RailGroup::Deliver; }
    RailMark railMark() const override;
    QStringList navigate(const QStringList& rest) override; // {"41"}, {"38", "41"}
    void retranslate() override;
    void showSample() override;
    bool isReady() const override { return m_ready; }

private:
    QWidget* makeListPane();
    QWidget* makeComparePane();
    void fillList();
    void fillChoices();
    void compare(quint64 before, quint64 after);
    void show(bridge::ContainerPtr before, bridge::ContainerPtr after);
    void createVersion();
    void restoreShown();
    void editNote();
    QString versionWords(quint64 number) const;

    bridge::VersionShelf& m_shelf;
    bridge::WorkspaceModel& m_workspace;
    bridge::GatewayDesk& m_gateways;
    VersionList* m_list = nullptr;
    widgets::PageBar* m_listBar = nullptr;
    widgets::Button* m_new = nullptr;
    QLineEdit* m_note = nullptr;
    widgets::Label* m_compareWord = nullptr;
    QComboBox* m_before = nullptr;
    QComboBox* m_after = nullptr;
    widgets::SegmentedControl* m_fields = nullptr;
    widgets::Button* m_restore = nullptr;
    widgets::Label* m_summary = nullptr;
    widgets::Badge* m_badges[4] = {};
    QTreeView* m_tree = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    widgets::InlineMessage* m_message = nullptr;
    models::DifferenceTree* m_model = nullptr;
    models::DifferenceDelegate* m_delegate = nullptr;
    bridge::ContainerPtr m_beforeContent;
    bool m_ready = false;
};

} // namespace sluis::pages
