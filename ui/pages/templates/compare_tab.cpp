#include "ui/pages/templates/compare_tab.h"

#include "ui/editors/code_view.h"
#include "ui/editors/remember.h"
#include "ui/pages/templates/change_list.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>

namespace sluis::pages {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int ListHeight = 260;
    constexpr int CodeHeight = 420;

} // namespace

CompareTab::CompareTab(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_title(new Label(theme::Font::BaseStrong, Label::Color::Primary, this))
    , m_stop(new Button(Button::Role::Normal, this))
    , m_changes(new ChangeList(this))
    , m_codeHead(new widgets::SectionHeader(this))
    , m_code(new editors::CodeView(this))
{
    m_title->setObjectName(QStringLiteral("compareTitle"));
    m_stop->setObjectName(QStringLiteral("compareStop"));
    m_changes->setObjectName(QStringLiteral("compareChanges"));
    m_code->setObjectName(QStringLiteral("compareCode"));
    auto* bar = new widgets::Panel(theme::Color::SurfacePage, this);
    bar->setLines(Qt::BottomEdge, theme::Color::BorderSubtle);
    bar->setFixedHeight(theme::pageBarHeight);
    auto* barRow = new QHBoxLayout(bar);
    barRow->setContentsMargins(theme::space3, 0, theme::space3, 0);
    barRow->addWidget(m_title, 1);
    barRow->addWidget(m_stop);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("compareScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(this);
    auto* insideColumn = new QVBoxLayout(inside);
    insideColumn->setContentsMargins(0, 0, 0, 0);
    insideColumn->addWidget(m_changes);
    insideColumn->addStretch(1);
    scroll->setWidget(inside);
    auto* below = new QWidget(this);
    auto* belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 0, 0, 0);
    belowColumn->setSpacing(0);
    belowColumn->addWidget(m_codeHead);
    belowColumn->addWidget(m_code, 1);
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(scroll);
    split->addWidget(below);
    split->setStretchFactor(1, 1);
    split->setSizes({ListHeight, CodeHeight});
    editors::rememberSplitter(split, QStringLiteral("templateCompare"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(split, 1);

    m_timer.setSingleShot(true);
    m_timer.setInterval(TemplateDraft::CheckDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &CompareTab::showChanges);
    connect(&draft, &TemplateDraft::changed, this, [this] {
        if (m_other)
            m_timer.start();
    });
    connect(m_stop, &QAbstractButton::clicked, this, [this] {
        stop();
        Q_EMIT stopped();
    });
    retranslate();
}

void CompareTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CompareTab::retranslate()
{
    m_stop->setText(tr("Done"));
    m_codeHead->setTitle(tr("Code"));
    m_code->setAccessibleName(tr("Lines of code that changed"));
    showChanges();
}

Result<void> CompareTab::compareWith(const QString& name, const std::string& text)
{
    auto read = templates::readTemplate(text);
    if (!read)
        return fail(read.error());
    m_other = std::move(*read);
    m_name = name;
    showChanges();
    return {};
}

void CompareTab::stop()
{
    m_other.reset();
    m_timer.stop();
}

void CompareTab::showChanges()
{
    if (!m_other || !m_draft.subject())
        return;
    m_title->setText(tr("What is otherwise here than in %1").arg(m_name));
    const templates::TemplateDifference found = templates::difference(*m_other, *m_draft.subject());
    m_changes->setChanges(found);
    m_codeHead->setNote(found.code.empty() ? tr("the same") : codeWords(found.code));
    m_code->setLines(codeLines(found.code));
}

} // namespace sluis::pages
