#include "ui/pages/templates/change_list.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tile.h"

#include <QHBoxLayout>

namespace sluis::pages {

using widgets::Label;
using widgets::Tone;

namespace {

    Label::Color wordsIn(Tone tone)
    {
        return tone == Tone::Warning ? Label::Color::Warning
            : tone == Tone::Danger   ? Label::Color::Danger
            : tone == Tone::Success  ? Label::Color::Success
                                     : Label::Color::Primary;
    }

} // namespace

ChangeList::ChangeList(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(theme::space3, theme::space2, theme::space3, theme::space2);
    m_column->setSpacing(theme::space2);
}

void ChangeList::setChanges(const templates::TemplateDifference& difference)
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ChangeLine& line : changeLines(difference))
        add(line);
    if (!difference.code.empty())
        add({tr("Its code changes"), codeWords(difference.code), Tone::Neutral, QStringLiteral("code")});
    if (difference.isEmpty())
        add({tr("Nothing that matters: permissions, fields, code and tests are the same."), {}, Tone::Success,
            QStringLiteral("ok")});
}

void ChangeList::add(const ChangeLine& line)
{
    auto* box = new QWidget(this);
    auto* icon = new widgets::Tile(widgets::iconTile(line.icon), theme::tileSize, box);
    auto* text = new Label(line.text, theme::Font::Base, wordsIn(line.tone), box);
    text->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(text);
    if (!line.detail.isEmpty()) {
        auto* detail = new Label(line.detail, theme::Font::Caption, Label::Color::Secondary, box);
        detail->setWordWrap(true);
        words->addWidget(detail);
    }
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space2);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    m_column->addWidget(box);
}

} // namespace sluis::pages
