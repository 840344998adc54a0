#include "ui/editors/editor_frame.h"

#include "ui/editors/remember.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/title_edit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>

namespace sluis::editors {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int FormWidth = 720;
    constexpr int FormMinimum = 420;
    constexpr int SampleMinimum = 300;

} // namespace

EditorFrame::EditorFrame(const QString& rememberedAs, int sampleWidth, QWidget* parent)
    : QWidget(parent)
    , m_back(new widgets::BackPath(this))
    , m_tile(new widgets::Tile({}, theme::tileLargeSize, this))
    , m_name(new widgets::TitleEdit(this))
    , m_type(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_actions(new QHBoxLayout)
    , m_duplicate(new Button(Button::Role::Normal, this))
    , m_delete(new Button(Button::Role::Flat, this))
    , m_more(new Button(Button::Role::Flat, this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_form(new QVBoxLayout)
    , m_left(new QVBoxLayout)
    , m_rememberedAs(rememberedAs)
    , m_sampleWidth(sampleWidth)
{
    m_back->setObjectName(QStringLiteral("editorBack"));
    m_name->setObjectName(QStringLiteral("editorName"));
    m_duplicate->setObjectName(QStringLiteral("editorDuplicate"));
    m_delete->setObjectName(QStringLiteral("editorDelete"));
    m_more->setObjectName(QStringLiteral("editorMore"));
    auto* head = new widgets::Panel(theme::Color::SurfacePage, this);
    head->setLines(Qt::BottomEdge);
    auto* title = new QHBoxLayout;
    title->setSpacing(theme::space2);
    title->addWidget(m_tile);
    title->addWidget(m_name);
    title->addWidget(m_type);
    title->addStretch(1);
    m_actions->setSpacing(theme::space2);
    title->addLayout(m_actions);
    title->addWidget(m_duplicate);
    title->addWidget(m_delete);
    title->addWidget(m_more);
    auto* above = new QVBoxLayout(head);
    above->setContentsMargins(theme::space4, 10, theme::space3, theme::space3);
    above->setSpacing(theme::space1);
    above->addWidget(m_back, 0, Qt::AlignLeft);
    above->addLayout(title);

    auto* scrolled = new QWidget(this);
    scrolled->setMaximumWidth(FormWidth + 2 * theme::space5 + 240);
    auto* formColumn = new QVBoxLayout(scrolled);
    formColumn->setContentsMargins(theme::space5, theme::space4, theme::space5, theme::space5);
    formColumn->setSpacing(0);
    m_form->setSpacing(theme::space4);
    formColumn->addLayout(m_form);
    formColumn->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("formScroll"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(scrolled);
    auto* leftPane = new QWidget(this);
    leftPane->setMinimumWidth(FormMinimum);
    leftPane->setLayout(m_left);
    m_left->setContentsMargins(0, 0, 0, 0);
    m_left->setSpacing(0);
    m_left->addWidget(scroll, 1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(leftPane);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_split, 1);

    connect(m_back, &QAbstractButton::clicked, this, &EditorFrame::backRequested);
    connect(m_name, &widgets::TitleEdit::renamed, this, &EditorFrame::renamed);
    connect(m_duplicate, &QAbstractButton::clicked, this, &EditorFrame::duplicateRequested);
    connect(m_delete, &QAbstractButton::clicked, this, &EditorFrame::deleteRequested);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        QMenu menu(this);
        menu.addAction(tr("Copy as text"), this, &EditorFrame::copyRequested);
        if (m_duplicate->isVisible())
            menu.addAction(tr("Duplicate"), this, &EditorFrame::duplicateRequested);
        menu.addAction(tr("Delete\u2026"), this, &EditorFrame::deleteRequested);
        menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
    });
    retranslate();
}

void EditorFrame::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EditorFrame::retranslate()
{
    m_duplicate->setText(tr("Duplicate"));
    m_duplicate->setIconName(QStringLiteral("copy"));
    m_delete->setIconOnly(QStringLiteral("trash"), tr("Delete\u2026"));
    m_more->setIconOnly(QStringLiteral("more"), tr("More actions"));
}

void EditorFrame::setHead(
    const QString& back, const QString& folder, const widgets::TileLook& tile, const QString& name, const QString& type)
{
    m_back->setBack(back);
    m_back->setRest(folder);
    m_tile->setLook(tile);
    m_name->setTitle(name);
    m_type->setText(type);
}

void EditorFrame::setNameFixed(bool fixed)
{
    m_name->setReadOnly(fixed);
}

void EditorFrame::addAction(QWidget* action)
{
    m_actions->addWidget(action);
}

void EditorFrame::setDuplicable(bool duplicable)
{
    m_duplicate->setVisible(duplicable);
}

void EditorFrame::setFooter(QWidget* footer)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(theme::space5, 0, theme::space5, theme::space5);
    row->addWidget(footer);
    m_left->addLayout(row);
}

void EditorFrame::setSample(QWidget* sample)
{
    sample->setMinimumWidth(SampleMinimum);
    m_split->addWidget(sample);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    m_split->setSizes({FormWidth, m_sampleWidth});
    rememberSplitter(m_split, m_rememberedAs);
}

void EditorFrame::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace sluis::editors
