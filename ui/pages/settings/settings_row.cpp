#include "ui/pages/settings/settings_row.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>

namespace sluis::pages {

using theme::Color;
using theme::Font;
using widgets::Label;

namespace {

    constexpr int ErrorIcon = 12;

    // A theme icon as a widget of its own.
    class Icon : public QWidget
    {
    public:
        Icon(QString name, QWidget* parent)
            : QWidget(parent)
            , m_name(std::move(name))
        {
            setFixedSize(theme::iconRow, theme::iconRow);
        }

    private:
        void paintEvent(QPaintEvent*) override
        {
            QPainter painter(this);
            theme::paintIcon(painter, rect(), m_name, Color::TextSecondary);
        }

        QString m_name;
    };

} // namespace

SettingsRow::SettingsRow(const QString& name, QWidget* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_name(new Label(Font::BaseMedium, Label::Color::Primary, this))
    , m_help(new Label(Font::Caption, Label::Color::Secondary, this))
    , m_repair(new widgets::Button(widgets::Button::Role::Normal, this))
{
    setObjectName(QStringLiteral("setting.") + name);
    setFixedHeight(theme::rowTwoLinesHeight);
    m_repair->setObjectName(QStringLiteral("settingRepair"));
    m_repair->hide();
    m_help->setElide(Qt::ElideRight);
    control->setObjectName(name);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_name);
    words->addWidget(m_help);
    words->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space4, 0, theme::space3, 0);
    row->setSpacing(theme::space2);
    row->addLayout(words, 1);
    row->addWidget(m_repair);
    row->addWidget(control);
    connect(m_repair, &QAbstractButton::clicked, this, &SettingsRow::repairClicked);
}

void SettingsRow::setWords(const QString& name, const QString& help)
{
    m_name->setText(name);
    m_control->setAccessibleName(name);
    m_control->setAccessibleDescription(help);
    m_helpWords = help;
    showHelp();
}

void SettingsRow::setError(const QString& error, const QString& repair)
{
    m_error = error;
    m_repair->setText(repair);
    m_repair->setVisible(!repair.isEmpty());
    m_control->setProperty("invalid", !error.isEmpty());
    m_control->update();
    showHelp();
}

void SettingsRow::showHelp()
{
    m_help->setText(m_error.isEmpty() ? m_helpWords : m_error);
    m_help->setColor(m_error.isEmpty() ? Label::Color::Secondary : Label::Color::Danger);
    m_help->setContentsMargins(m_error.isEmpty() ? 0 : ErrorIcon + theme::space1, 0, 0, 0);
    update();
}

bool SettingsRow::matches(const QString& words) const
{
    return m_name->text().toLower().contains(words) || m_helpWords.toLower().contains(words);
}

void SettingsRow::setLast(bool last)
{
    m_last = last;
    update();
}

void SettingsRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_last)
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme::color(Color::BorderSubtle));
    if (!m_error.isEmpty())
        theme::paintIcon(painter,
            QRect(m_help->x(), m_help->y() + (m_help->height() - ErrorIcon) / 2, ErrorIcon, ErrorIcon),
            QStringLiteral("error"), Color::DangerText);
}

SettingsCard::SettingsCard(const QString& name, const QString& iconName, QWidget* parent)
    : QWidget(parent)
    , m_title(new Label(Font::Heading, Label::Color::Primary, this))
    , m_place(new Label(Font::Caption, Label::Color::Tertiary, this))
{
    setObjectName(QStringLiteral("settings.") + name);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space2);
    head->addWidget(new Icon(iconName, this));
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_place);
    auto* card = new widgets::Panel(Color::SurfaceRaised, this);
    card->setCard(theme::radiusCard);
    m_column = new QVBoxLayout(card);
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space2);
    column->addLayout(head);
    column->addWidget(card);
}

void SettingsCard::setWords(const QString& title, const QString& place)
{
    m_title->setText(title);
    m_place->setText(place);
}

SettingsRow* SettingsCard::addRow(const QString& name, QWidget* control)
{
    if (!m_rows.isEmpty())
        m_rows.last()->setLast(false);
    auto* row = new SettingsRow(name, control, this);
    row->setLast(true);
    m_column->addWidget(row);
    m_rows.append(row);
    return row;
}

void SettingsCard::filter(const QString& words)
{
    SettingsRow* last = nullptr;
    for (SettingsRow* row : m_rows) {
        const bool shown = words.isEmpty() || row->matches(words) || m_title->text().toLower().contains(words);
        row->setVisible(shown);
        row->setLast(false);
        if (shown)
            last = row;
    }
    if (last)
        last->setLast(true);
    setVisible(last != nullptr);
}

} // namespace sluis::pages
