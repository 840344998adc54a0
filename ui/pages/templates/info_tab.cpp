#include "ui/pages/templates/info_tab.h"

#include "core/templates/template_edit.h"
#include "ui/bridge/text.h"
#include "ui/pages/templates/labelled.h"
#include "ui/pages/templates/template_rows.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>

namespace sluis::pages {

namespace {

    constexpr int FormWidth = 720;
    constexpr int DescriptionHeight = 84;
    constexpr int NotesHeight = 120;
    constexpr int HighestVersion = 1'000'000;

    QString joined(const std::vector<std::string>& categories)
    {
        QStringList words;
        for (const std::string& category : categories)
            words << bridge::text(category);
        return words.join(QStringLiteral(", "));
    }

    std::vector<std::string> split(const QString& text)
    {
        std::vector<std::string> words;
        for (const QString& word : text.split(u',')) {
            if (!word.trimmed().isEmpty())
                words.push_back(bridge::utf8(word.trimmed().toUpper().replace(u' ', u'_')));
        }
        return words;
    }

    void setTextQuietly(QPlainTextEdit* edit, const QString& text)
    {
        const QSignalBlocker quiet(edit);
        if (edit->toPlainText() != text)
            edit->setPlainText(text);
    }

} // namespace

InfoTab::InfoTab(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_name(new QLineEdit(this))
    , m_description(new QPlainTextEdit(this))
    , m_brand(new QLineEdit(this))
    , m_categories(new QLineEdit(this))
    , m_version(new QSpinBox(this))
    , m_notes(new QPlainTextEdit(this))
    , m_kind(new widgets::Label(theme::Font::Base, widgets::Label::Color::Secondary, this))
    , m_nameBox(new Labelled(m_name, this))
    , m_descriptionBox(new Labelled(m_description, this))
    , m_brandBox(new Labelled(m_brand, this))
    , m_categoriesBox(new Labelled(m_categories, this))
    , m_versionBox(new Labelled(m_version, this))
    , m_notesBox(new Labelled(m_notes, this))
    , m_kindBox(new Labelled(m_kind, this))
{
    m_name->setObjectName(QStringLiteral("infoName"));
    m_description->setObjectName(QStringLiteral("infoDescription"));
    m_brand->setObjectName(QStringLiteral("infoBrand"));
    m_categories->setObjectName(QStringLiteral("infoCategories"));
    m_version->setObjectName(QStringLiteral("infoVersion"));
    m_notes->setObjectName(QStringLiteral("infoNotes"));
    m_description->setFixedHeight(DescriptionHeight);
    m_notes->setFixedHeight(NotesHeight);
    for (QPlainTextEdit* edit : {m_description, m_notes})
        edit->viewport()->setAcceptDrops(false); // files are for the window
    m_description->setTabChangesFocus(true);
    m_notes->setTabChangesFocus(true);
    m_version->setFixedHeight(theme::controlHeight);
    m_version->setRange(1, HighestVersion);
    m_version->setButtonSymbols(QAbstractSpinBox::NoButtons);
    auto* form = new QWidget(this);
    form->setMaximumWidth(FormWidth + 2 * theme::space5);
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(theme::space5, theme::space4, theme::space5, theme::space5);
    grid->setHorizontalSpacing(theme::space4);
    grid->setVerticalSpacing(theme::space4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_nameBox, 0, 0, Qt::AlignTop);
    grid->addWidget(m_brandBox, 0, 1, Qt::AlignTop);
    grid->addWidget(m_descriptionBox, 1, 0, 1, 2);
    grid->addWidget(m_categoriesBox, 2, 0, Qt::AlignTop);
    grid->addWidget(m_versionBox, 2, 1, Qt::AlignTop);
    grid->addWidget(m_kindBox, 3, 0, 1, 2);
    grid->addWidget(m_notesBox, 4, 0, 1, 2);
    grid->setRowStretch(5, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("infoScroll"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(form);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);

    using Info = templates::TemplateInfo;
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (!m_name->text().trimmed().isEmpty())
            put({}, [this](Info& info) { info.name = bridge::utf8(m_name->text().trimmed()); });
        showInfo(); // the old name comes back when it was empty or is taken
    });
    connect(m_brand, &QLineEdit::textEdited, this, [this](const QString& text) {
        put(QStringLiteral("brand"), [&](Info& info) { info.brandName = bridge::utf8(text); });
    });
    connect(m_description, &QPlainTextEdit::textChanged, this, [this] {
        put(QStringLiteral("description"),
            [this](Info& info) { info.description = bridge::utf8(m_description->toPlainText()); });
    });
    connect(m_categories, &QLineEdit::editingFinished, this,
        [this] { put({}, [this](Info& info) { info.categories = split(m_categories->text()); }); });
    connect(m_version, &QSpinBox::valueChanged, this,
        [this](int version) { put(QStringLiteral("version"), [version](Info& info) { info.version = version; }); });
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] {
        m_draft.change(templates::withSection(m_draft.text(), "NOTES", bridge::utf8(m_notes->toPlainText())),
            QStringLiteral("notes"));
    });
    connect(&draft, &TemplateDraft::changed, this, &InfoTab::showInfo);
    retranslate();
}

void InfoTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showInfo();
    }
    QWidget::changeEvent(event);
}

void InfoTab::retranslate()
{
    m_nameBox->setLabel(tr("Name"));
    m_descriptionBox->setLabel(tr("Description"));
    m_descriptionBox->setHelp(tr("Shown where somebody chooses a type."));
    m_brandBox->setLabel(tr("Brand"));
    m_brandBox->setHelp(tr("Flow and Privacy list what tags of this template send under this name."));
    m_categoriesBox->setLabel(tr("Categories"));
    m_categoriesBox->setHelp(tr("ADVERTISING, ANALYTICS, CONVERSIONS, UTILITY …, with commas between them."));
    m_versionBox->setLabel(tr("Version"));
    m_notesBox->setLabel(tr("Notes"));
    m_notesBox->setHelp(tr("Kept in the file, for you and who comes after you."));
    m_kindBox->setLabel(tr("Context"));
}

void InfoTab::put(const QString& field, const std::function<void(templates::TemplateInfo&)>& set)
{
    if (!m_draft.subject())
        return;
    templates::TemplateInfo info = m_draft.subject()->info;
    set(info);
    m_draft.changeInfo(info, field);
}

void InfoTab::showInfo()
{
    const templates::Template* subject = m_draft.subject();
    setEnabled(subject != nullptr);
    if (!subject)
        return;
    const templates::TemplateInfo& info = subject->info;
    const auto setText = [](QLineEdit* edit, const QString& text) {
        if (edit->text() != text)
            edit->setText(text);
    };
    setText(m_name, bridge::text(info.name));
    setText(m_brand, bridge::text(info.brandName));
    if (!m_categories->hasFocus())
        setText(m_categories, joined(info.categories));
    const QSignalBlocker quiet(m_version);
    m_version->setValue(info.version);
    setTextQuietly(m_description, bridge::text(info.description));
    setTextQuietly(m_notes, bridge::text(subject->file.text("NOTES").value_or(std::string())));
    m_kind->setText(tr("%1 template for server containers").arg(templateKindWord(info.kind)));
}

} // namespace sluis::pages
