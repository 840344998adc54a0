#include "ui/widgets/empty_state.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>

namespace sluis::widgets {

using theme::Font;

namespace {

    QHBoxLayout* centred(QWidget* widget)
    {
        auto* row = new QHBoxLayout;
        row->addStretch();
        row->addWidget(widget);
        row->addStretch();
        return row;
    }

} // namespace

EmptyState::EmptyState(const TileLook& tile, QWidget* parent)
    : QWidget(parent)
    , m_heading(new Label(Font::Heading, Label::Color::Primary, this))
    , m_sentence(new Label(Font::Base, Label::Color::Secondary, this))
    , m_primary(new Button(Button::Role::Primary, this))
    , m_secondary(new Button(Button::Role::Normal, this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_primary->setObjectName(QStringLiteral("emptyStatePrimary"));
    m_secondary->setObjectName(QStringLiteral("emptyStateSecondary"));
    m_heading->setAlignment(Qt::AlignHCenter);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setFixedWidth(320);
    m_primary->hide();
    m_secondary->hide();

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::space2);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space6, theme::space5, theme::space6, theme::space5);
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(new Tile(tile, theme::tileLargeSize, this), 0, Qt::AlignHCenter);
    column->addSpacing(theme::space2);
    column->addWidget(m_heading);
    column->addSpacing(theme::space1);
    column->addLayout(centred(m_sentence));
    column->addSpacing(theme::space3);
    column->addLayout(buttons);
    column->addStretch(3);
}

void EmptyState::setWords(const QString& heading, const QString& sentence)
{
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    setAccessibleName(heading);
}

void EmptyState::setPrimary(const QString& text, const QString& iconName)
{
    m_primary->setText(text);
    m_primary->setIconName(iconName);
    m_primary->setVisible(!text.isEmpty());
}

void EmptyState::setSecondary(const QString& text, const QString& iconName)
{
    m_secondary->setText(text);
    m_secondary->setIconName(iconName);
    m_secondary->setVisible(!text.isEmpty());
}

} // namespace sluis::widgets
