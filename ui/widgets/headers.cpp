#include "ui/widgets/headers.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>

namespace sluis::widgets {

using theme::Color;
using theme::Font;

namespace {

    constexpr int BackChevron = 14;
    constexpr int BackHeight = 20;

} // namespace

PageBar::PageBar(QWidget* parent)
    : Panel(Color::SurfacePage, parent)
    , m_title(new Label(Font::Heading, Label::Color::Primary, this))
    , m_count(new Label(Font::Base, Label::Color::Tertiary, this))
    , m_left(new QHBoxLayout)
    , m_right(new QHBoxLayout)
{
    setObjectName(QStringLiteral("pageBar"));
    setFixedHeight(theme::pageBarHeight);
    setLines(Qt::BottomEdge, Color::BorderSubtle);
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_title->hide();
    m_count->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::space4, 0, theme::space3, 0);
    row->setSpacing(theme::space2);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addSpacing(theme::space2);
    row->addLayout(m_left);
    row->addStretch();
    row->addLayout(m_right);
    m_left->setSpacing(theme::space2);
    m_right->setSpacing(theme::space2);
}

void PageBar::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void PageBar::setCount(const QString& count)
{
    m_count->setText(count);
    m_count->setVisible(!count.isEmpty());
}

void PageBar::addLeft(QWidget* widget)
{
    m_left->addWidget(widget);
}

void PageBar::addRight(QWidget* widget)
{
    m_right->addWidget(widget);
}

SectionHeader::SectionHeader(QWidget* parent)
    : Panel(Color::SurfaceSunken, parent)
    , m_title(new Label(Font::BaseStrong, Label::Color::Primary, this))
    , m_count(new Label(Font::Base, Label::Color::Secondary, this))
    , m_note(new Label(Font::Caption, Label::Color::Secondary, this))
    , m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("sectionHeader"));
    setFixedHeight(theme::sectionHeaderHeight);
    setLines(Qt::BottomEdge, Color::BorderSubtle);
    m_row->setContentsMargins(theme::space4, 0, theme::space4, 0);
    m_row->setSpacing(theme::space2);
    m_row->addWidget(m_title);
    m_row->addWidget(m_count);
    m_row->addStretch();
    m_row->addWidget(m_note);
}

void SectionHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void SectionHeader::setCount(const QString& count)
{
    m_count->setText(count);
}

void SectionHeader::setNote(const QString& note)
{
    m_note->setText(note);
}

void SectionHeader::addRight(QWidget* widget)
{
    m_row->addWidget(widget);
}

BackPath::BackPath(QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("backPath"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BackPath::setBack(const QString& where)
{
    m_back = where;
    retranslate();
    updateGeometry();
    update();
}

void BackPath::setRest(const QString& rest)
{
    m_rest = rest.isEmpty() ? QString() : QStringLiteral(" / ") + rest;
    updateGeometry();
    update();
}

QSize BackPath::sizeHint() const
{
    return {
        BackChevron + theme::space1 + theme::textWidth(m_back, Font::Base) + theme::textWidth(m_rest, Font::Base) + 1,
        BackHeight};
}

void BackPath::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Color ink = underMouse() ? Color::TextPrimary : Color::TextSecondary;
    theme::paintIcon(
        painter, QRect(0, (height() - BackChevron) / 2, BackChevron, BackChevron), QStringLiteral("chevron-left"), ink);
    QRect words = rect().adjusted(BackChevron + theme::space1, 0, 0, 0);
    words.setLeft(words.left() + theme::paintText(painter, words, m_back, Font::Base, theme::color(ink)));
    theme::paintText(painter, words, m_rest, Font::Base, theme::color(Color::TextTertiary));
}

void BackPath::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractButton::changeEvent(event);
}

void BackPath::retranslate()
{
    setAccessibleName(tr("Back to %1").arg(m_back));
}

} // namespace sluis::widgets
