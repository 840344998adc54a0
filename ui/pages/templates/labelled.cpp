#include "ui/pages/templates/labelled.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace sluis::pages {

using widgets::Label;

Labelled::Labelled(QWidget* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_label(new Label(theme::Font::BaseMedium, Label::Color::Primary, this))
    , m_help(new Label(theme::Font::Caption, Label::Color::Secondary, this))
{
    m_help->setWordWrap(true);
    m_help->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space1);
    column->addWidget(m_label);
    if (auto* text = qobject_cast<QPlainTextEdit*>(control)) {
        // The style draws boxes around lines of text only.
        auto* box = new widgets::Panel(theme::Color::SurfacePage, this);
        box->setCard(theme::radiusControl, theme::Color::BorderStrong);
        text->setFrameShape(QFrame::NoFrame);
        auto* inset = new QVBoxLayout(box);
        inset->setContentsMargins(theme::space1, 3, 2, 3);
        inset->addWidget(text);
        column->addWidget(box);
    } else {
        column->addWidget(control);
    }
    column->addWidget(m_help);
}

void Labelled::setLabel(const QString& label)
{
    m_label->setText(label);
    m_control->setAccessibleName(label);
}

void Labelled::setHelp(const QString& help)
{
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
}

} // namespace sluis::pages
