#include "ui/widgets/progress_line.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>

#include <cmath>

namespace sluis::widgets {

using theme::Font;

namespace {

    constexpr int Steps = 1000;

} // namespace

ProgressLine::ProgressLine(QWidget* parent)
    : QWidget(parent)
    , m_words(new Label(Font::Caption, Label::Color::Secondary, this))
    , m_bar(new QProgressBar(this))
    , m_share(new Label(Font::DataCaption, Label::Color::Secondary, this))
    , m_cancel(new Button(Button::Role::Flat, this))
{
    setObjectName(QStringLiteral("progressLine"));
    m_words->setElide(Qt::ElideRight);
    m_bar->setObjectName(QStringLiteral("progressBar"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(140, 4);
    m_share->setMinimumWidth(theme::space8);
    m_share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_cancel->setObjectName(QStringLiteral("cancelProgress"));
    m_cancel->setIconSize({10, 10});
    m_cancel->setFixedSize(20, 20);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space3);
    row->addWidget(m_words);
    row->addWidget(m_bar);
    row->addWidget(m_share);
    row->addWidget(m_cancel);
    retranslate();
    connect(m_cancel, &QAbstractButton::clicked, this, &ProgressLine::cancelRequested);
}

void ProgressLine::setProgress(const QString& words, double share)
{
    m_words->setText(words);
    m_bar->setAccessibleName(words);
    m_bar->setRange(0, share < 0 ? 0 : Steps);
    if (share >= 0)
        m_bar->setValue(int(std::lround(share * Steps)));
    m_share->setText(share < 0 ? QString() : tr("%1 %").arg(int(std::floor(share * 100))));
}

void ProgressLine::setCancellable(bool cancellable)
{
    m_cancel->setVisible(cancellable);
}

void ProgressLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProgressLine::retranslate()
{
    m_cancel->setIconOnly(QStringLiteral("close"), tr("Cancel"));
}

} // namespace sluis::widgets
