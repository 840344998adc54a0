#include "ui/editors/disclosure.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>

namespace sluis::editors {

Disclosure::Disclosure(QWidget* parent)
    : QWidget(parent)
    , m_fold(new widgets::Button(widgets::Button::Role::Flat, this))
    , m_title(new widgets::Label(theme::Font::Heading, widgets::Label::Color::Primary, this))
    , m_body(new QWidget(this))
{
    m_fold->setObjectName(QStringLiteral("fold"));
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space1);
    head->addWidget(m_fold);
    head->addWidget(m_title);
    head->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space2);
    column->addLayout(head);
    column->addWidget(m_body);
    connect(m_fold, &QAbstractButton::clicked, this, [this] { setOpen(!m_open); });
    update();
}

void Disclosure::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    update();
}

void Disclosure::setFoldable(bool foldable)
{
    m_foldable = foldable;
    update();
}

void Disclosure::setOpen(bool open)
{
    m_open = open;
    update();
}

void Disclosure::update()
{
    m_fold->setVisible(m_foldable && !m_title->text().isEmpty());
    m_fold->setIconOnly(m_open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
        m_open ? tr("Fold %1").arg(m_title->text()) : tr("Unfold %1").arg(m_title->text()));
    m_body->setVisible(m_open || !m_foldable);
}

} // namespace sluis::editors
