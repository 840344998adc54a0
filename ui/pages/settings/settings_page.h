#pragma once

#include "ui/pages/page.h"
#include "ui/theme/theme.h"

#include <QVector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QScrollArea;

namespace sluis::bridge {
class EmbeddedServer;
class HitRecorder;
class Session;
} // namespace sluis::bridge

namespace sluis::widgets {
class Button;
class FilterField;
class Label;
class PageBar;
class SegmentedControl;
} // namespace sluis::widgets

namespace sluis::pages {

class SettingsCard;
class SettingsRow;

// What this machine and this workspace do by default. Everything applies at once; what has not taken effect says so
// where it is. Who keeps the choices listens to the signals and sets them again at the next start.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    struct Language {
        QString code;
        QString name;
    };

    // Both outlive the page.
    SettingsPage(bridge::EmbeddedServer& server, bridge::HitRecorder& recorder, QWidget* parent = nullptr);

    // Whose secrets are managed here; without it that card is not there. Outlives the page.
    void setSession(bridge::Session& session);

    // What was chosen before; sends no signal.
    void setLanguages(const QVector<Language>& languages, const QString& current);
    void setStartsByItself(bool starts);
    void setMotion(theme::Motion motion);
    void setTemplateLimits(unsigned milliseconds, unsigned megabytes); // of the server, too

    QString routeName() const override { return QStringLiteral("settings"); }
    QString title() const override { return tr("Settings"); }
    QString iconName() const override { return QStringLiteral("settings"); }
    RailGroup railGroup() const override { return RailGroup::Foot; }
    QStringList navigate(const QStringList& rest) override; // {"listening"}: that card is scrolled to
    void retranslate() override;

Q_SIGNALS:
    void languageChosen(const QString& code);
    void motionChosen(sluis::theme::Motion motion);
    void startsByItselfChosen(bool starts);
    void templateLimitsChosen(unsigned milliseconds, unsigned megabytes);

private:
    void resizeEvent(QResizeEvent* event) override;
    SettingsCard* makeListening();
    SettingsCard* makeSending();
    SettingsCard* makeRecordings();
    SettingsCard* makeTemplates();
    SettingsCard* makeLook();
    SettingsCard* makeAccessibility();
    SettingsCard* makeKeys();
    void showSecrets();
    void showServer();
    void showRecorder();
    void applyPort();
    void place();
    void updateNote();

    bridge::EmbeddedServer& m_server;
    bridge::HitRecorder& m_recorder;
    bridge::Session* m_session = nullptr;
    widgets::PageBar* m_bar;
    widgets::FilterField* m_find;
    widgets::Label* m_note;
    QScrollArea* m_scroll;
    QWidget* m_columns;
    QVector<SettingsCard*> m_cards;

    QLineEdit* m_port = nullptr;
    SettingsRow* m_portRow = nullptr;
    QCheckBox* m_starts = nullptr;
    QComboBox* m_sendMode = nullptr;
    widgets::Button* m_erase = nullptr;
    QComboBox* m_language = nullptr;
    widgets::SegmentedControl* m_theme = nullptr;
    QComboBox* m_motion = nullptr;
    QComboBox* m_templateTime = nullptr;
    QComboBox* m_templateMemory = nullptr;
    widgets::Label* m_secretCount = nullptr;
    widgets::Button* m_secrets = nullptr;
    int m_wantedPort = 0; // asked for and not yet answered
    int m_columnCount = 0;
};

} // namespace sluis::pages
