// Every control in every state on one sheet, in both themes. With SLUIS_GALLERY=DIR the sheets are kept to be looked
// at.

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/hit_strip.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/listening_pill.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/title_edit.h"
#include "ui/widgets/variable_text.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStyleOptionButton>
#include <QTableView>
#include <QTest>

using namespace sluis;
using namespace sluis::widgets;
using theme::Font;

namespace {

// A control that is drawn as if the pointer or the keyboard were on it.
class PosedButton : public Button
{
public:
    PosedButton(const QString& text, const QString& icon, Role role, QStyle::State state)
        : Button(text, icon, role)
        , m_state(state)
    { }

private:
    void initStyleOption(QStyleOptionButton* option) const override
    {
        Button::initStyleOption(option);
        option->state |= m_state;
    }
    QStyle::State m_state;
};

class PosedEdit : public QLineEdit
{
public:
    PosedEdit(const QString& text, QStyle::State state)
        : QLineEdit(text)
        , m_state(state)
    {
        setFixedWidth(124);
    }

private:
    void initStyleOption(QStyleOptionFrame* option) const override
    {
        QLineEdit::initStyleOption(option);
        option->state |= m_state;
    }
    QStyle::State m_state;
};

class Painted : public QWidget
{
public:
    Painted(QSize size, std::function<void(QPainter&, QRect)> paint)
        : m_paint(std::move(paint))
    {
        setFixedSize(size);
    }

private:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        m_paint(painter, rect());
    }
    std::function<void(QPainter&, QRect)> m_paint;
};

QWidget* captioned(QWidget* widget, const QString& caption)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(widget, 0, Qt::AlignLeft);
    column->addWidget(new Label(caption, Font::Caption, Label::Color::Secondary));
    column->addStretch();
    return box;
}

QHBoxLayout* row(const QList<QWidget*>& widgets, int spacing = 12)
{
    auto* layout = new QHBoxLayout;
    layout->setSpacing(spacing);
    for (QWidget* widget : widgets)
        layout->addWidget(widget, 0, Qt::AlignLeft | Qt::AlignTop);
    layout->addStretch();
    return layout;
}

Label* heading(const QString& text)
{
    return new Label(text, Font::Heading);
}

QTableView* table()
{
    auto* view = new QTableView;
    auto* model = new QStandardItemModel(4, 3, view);
    model->setHorizontalHeaderLabels({"Time", "Event", "State"});
    for (int line = 0; line < 4; ++line) {
        model->setItem(line, 0, new QStandardItem("14:32:07.412"));
        model->setItem(line, 1, new QStandardItem("purchase"));
        model->setItem(line, 2, new QStandardItem(line == 1 ? "selected" : "normal, 28 px"));
    }
    view->setModel(model);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(theme::rowHeight);
    view->horizontalHeader()->setStretchLastSection(true);
    view->setSortingEnabled(true);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->setShowGrid(false);
    view->setFixedSize(520, 28 * 5 + 2);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->selectRow(1);
    return view;
}

QWidget* leftHalf()
{
    auto* half = new QWidget;
    auto* column = new QVBoxLayout(half);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading("Buttons"));
    auto* disabled = new Button("Duplicate", "copy");
    disabled->setEnabled(false);
    auto* checked = new Button("Find and replace", "search");
    checked->setCheckable(true);
    checked->setChecked(true);
    column->addLayout(row({captioned(new Button("Duplicate", "copy"), "normal"),
        captioned(new PosedButton("Duplicate", "copy", Button::Role::Normal, QStyle::State_MouseOver), "hover"),
        captioned(new PosedButton("Duplicate", "copy", Button::Role::Normal, QStyle::State_Sunken), "pressed"),
        captioned(disabled, "disabled"), captioned(checked, "on")}));
    auto* more = new Button(Button::Role::Flat);
    more->setIconOnly("more", "More");
    auto* large = new Button("Open", {});
    large->setLarge(true);
    column->addLayout(row({captioned(new Button("Publish…", "publish", Button::Role::Primary), "primary"),
        captioned(new PosedButton("Publish…", "publish", Button::Role::Primary, QStyle::State_MouseOver), "hover"),
        captioned(new PosedButton("Publish…", "publish", Button::Role::Primary, QStyle::State_Sunken), "pressed"),
        captioned(new Button("Roll back", "roll-back", Button::Role::Danger), "undoing"),
        captioned(new Button("cURL", "copy", Button::Role::Flat), "flat"), captioned(more, "icon"),
        captioned(large, "large, 36")}));

    column->addWidget(heading("Inputs"));
    auto* invalid = new PosedEdit("12-A", {});
    invalid->setProperty("invalid", true);
    auto* off = new PosedEdit("Bicycle shop", {});
    off->setEnabled(false);
    column->addLayout(row({captioned(new PosedEdit("Bicycle shop", {}), "normal"),
        captioned(new PosedEdit("Bicycle shop", QStyle::State_MouseOver), "hover"),
        captioned(new PosedEdit("Bicycle shop", QStyle::State_HasFocus), "focus"), captioned(invalid, "invalid"),
        captioned(off, "disabled")}));
    auto* on = new QCheckBox("on");
    on->setChecked(true);
    auto* one = new QRadioButton("one");
    one->setChecked(true);
    auto* segments = new SegmentedControl;
    segments->setSegments({{"a", "Changes", {}, {}, {}}, {"b", "All fields", "12", {}, {}}});
    auto* combo = new QComboBox;
    combo->addItems({"Custom Event", "Page View"});
    combo->setFixedWidth(148);
    auto* spin = new QSpinBox;
    spin->setSuffix(" days");
    column->addLayout(row({combo, spin, on, new QCheckBox("off"), one, new QRadioButton("two"), segments}));
    auto* filter = new FilterField(FilterField::Kind::Filter);
    filter->setHint("client: event: tag: status: …");
    filter->setText("-path:/healthz");
    filter->setFixedWidth(360);
    auto* search = new FilterField(FilterField::Kind::Search);
    search->setHint("Find a setting");
    search->setFixedWidth(240);
    column->addLayout(row({filter, search}));

    column->addWidget(heading("Table rows"));
    column->addWidget(table());
    column->addWidget(heading("Popups, progress, tabs"));
    auto* progress = new ProgressLine;
    progress->setProgress("Trial on ams-2: 3,168 of 5,000 hits", 0.52);
    column->addWidget(progress);
    auto* tabs = new TabStrip;
    tabs->setTabs({{"tags", "Tags", "5 / 9"}, {"outgoing", "Outgoing", "4"}, {"console", "Console", {}},
        {"variables", "Variables", "23"}, {"consent", "Consent", {}}});
    tabs->setFixedWidth(330);
    auto* menu = new QMenu(half);
    menu->addAction(theme::icon("open"), "Open\tEnter");
    menu->addAction(theme::icon("copy"), "Duplicate\tCtrl+D");
    menu->addSeparator();
    menu->addAction(theme::icon("trash", theme::Color::DangerText), "Delete\tDel");
    menu->setActiveAction(menu->actions().first());
    menu->resize(menu->sizeHint());
    const QPixmap menuPicture = menu->grab();
    column->addLayout(row({tabs, new Painted(menuPicture.size(), [menuPicture](QPainter& painter, QRect) {
                               painter.drawPixmap(0, 0, menuPicture);
                           })}));
    auto* bars = new Sparkline(Sparkline::Shape::Bars);
    bars->setCounts({4, 6, 8, 7, 3, 0, 9, 12, 4, 5, 6, 3}, {0, 0, 2, 0, 0, 0, 0, 6, 0, 0, 0, 0});
    bars->setFixedSize(60, 14);
    auto* spark = new Sparkline(Sparkline::Shape::Line);
    spark->setValues({3, 4, 2, 5, 4, 7, 3, 4, 6, 5, 4, 6, 8, 7});
    spark->setFixedSize(170, 30);
    auto* strip = new HitStrip;
    strip->setFixedSize(320, 40);
    QVector<HitMark> marks(20, HitMark::DoesNot);
    marks[3] = marks[9] = HitMark::Matches;
    marks[12] = marks[17] = HitMark::OneShort;
    strip->setMarks(marks);
    strip->setSelected(17);
    column->addLayout(row({bars, spark, strip}));
    column->addStretch();
    return half;
}

QWidget* rightHalf()
{
    auto* half = new QWidget;
    auto* column = new QVBoxLayout(half);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    using State = ListeningLook::State;
    using Mode = ListeningLook::Mode;
    column->addWidget(heading("Listening pill"));
    for (const ListeningLook& look :
        {ListeningLook{State::Listening, "127.0.0.1:8080", "12 hits/s", Mode::Holding, "Holding"},
            {State::Listening, "127.0.0.1:8080", "12 hits/s", Mode::Sending, "Sending to 4 vendors"},
            {State::Stopped, "127.0.0.1:8080", "stopped", Mode::None, {}},
            {State::Failed, "port 8080", "in use by another program", Mode::None, "Use 8081"}}) {
        auto* pill = new ListeningPill;
        pill->setLook(look);
        column->addWidget(pill);
    }
    column->addWidget(heading("Kinds, chips, badges"));
    QList<QWidget*> kinds;
    for (const Kind kind :
        {Kind::Client, Kind::Transformation, Kind::Trigger, Kind::Tag, Kind::Variable, Kind::Template, Kind::Vendor})
        kinds << captioned(new Tile(kindTile(kind), theme::tileSize), kindIcon(kind));
    column->addLayout(row(kinds));
    ChipLook purchase{"Purchase", kindTile(Kind::Trigger), {}, true};
    ChipLook add{"Trigger", {}, "add"};
    add.quiet = true;
    column->addLayout(
        row({new Chip(purchase), new Chip({"Meta – Purchase", kindTile(Kind::Tag)}), new Chip(add),
                new Painted({106, 22},
                    [](QPainter& painter, QRect where) { paintReference(painter, where, "{{ED – value}}"); }),
                new Tile(monogramTile("Ad"), 20), new Tile(monogramTile("M"), 20), new KeyCap("Ctrl K")},
            8));
    column->addWidget(new Painted({300, 22}, [](QPainter& painter, QRect where) {
        paintTextWithReferences(
            painter, where, "https://{{ED – host}}/collect", Font::Data, theme::color(theme::Color::TextPrimary));
        paintReference(painter, where.adjusted(220, 0, 0, 0), "{{nobody}}", true);
    }));
    column->addLayout(row({new Badge({"5 fired", "fire", Tone::Success}), new Badge({"held", "hold", Tone::Accent}),
                              new Badge({"sent", "send", Tone::Warning}), new Badge({"failed", "error", Tone::Danger}),
                              new Badge({"paused", "pause", Tone::Neutral}), new Badge({"trial", {}, Tone::Accent})},
        6));
    column->addWidget(heading("Notes"));
    column->addWidget(new InlineMessage({Tone::Accent, {}, "Held.", "4 requests wait; nothing has been sent."}));
    column->addWidget(new InlineMessage({Tone::Success, {}, "12 of 12 tests pass.", "1.8 s"}));
    auto* warning = new InlineMessage({Tone::Warning, {}, "Brievenbus would get the e-mail address as it is.", {}});
    warning->addAction("Hash it for Brievenbus");
    column->addWidget(warning);
    column->addWidget(new InlineMessage({Tone::Danger, {}, "Meta refused the request (400).",
        "The access token has expired. Put a new one in the tag, and then run this hit again with the draft to see "
        "whether it is taken."}));
    auto* held = new InlineMessage(
        {Tone::Accent, {}, "Held: nothing has been sent", "All but the struck-out lines would leave.", true});
    held->addAction("Send this one", "send");
    column->addWidget(held);
    auto* path = new BackPath;
    path->setBack("Tags");
    path->setRest("Orders");
    auto* title = new TitleEdit;
    title->setTitle("Meta – Purchase");
    column->addWidget(path);
    column->addLayout(row({new Tile(monogramTile("M"), 28), title}, 4));
    auto* bar = new PageBar;
    bar->setTitle("Tags");
    bar->setCount("9");
    bar->addRight(new Button("New tag", "add"));
    column->addWidget(bar);
    auto* section = new SectionHeader;
    section->setTitle("Fired");
    section->setCount("5");
    section->setNote("in priority order");
    column->addWidget(section);
    auto* empty = new EmptyState(kindTile(Kind::Trigger));
    empty->setWords("No triggers yet",
        "A trigger says when tags fire: which event, and under which conditions. Start with the events that already "
        "arrived.");
    empty->setPrimary("New trigger", "add");
    empty->setSecondary("From a hit…", "live");
    auto* card = new Panel(theme::Color::SurfaceRaised);
    card->setCard(theme::radiusCard);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->addWidget(empty);
    column->addWidget(card);
    column->addStretch();
    return half;
}

} // namespace

class GalleryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::Theme::install(*qApp, theme::Preference::Light); }

    void everyControlIsDrawnInBothThemes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void everyControlIsDrawnInBothThemes()
    {
        QFETCH(bool, dark);
        theme::Theme::instance().setPreference(dark ? theme::Preference::Dark : theme::Preference::Light);
        Panel sheet(theme::Color::SurfacePage);
        sheet.setFixedSize(1440, 1060);
        auto* halves = new QHBoxLayout(&sheet);
        halves->setContentsMargins(32, 20, 32, 20);
        halves->setSpacing(40);
        auto* left = leftHalf();
        left->setFixedWidth(700);
        halves->addWidget(left);
        halves->addWidget(rightHalf(), 1);
        sheet.show();
        QVERIFY(QTest::qWaitForWindowExposed(&sheet));
        QTest::qWait(0);
        const QPixmap picture = sheet.grab();
        QCOMPARE(picture.size(), QSize(1440, 1060));
        QCOMPARE(picture.toImage().pixelColor(2, 2), theme::color(theme::Color::SurfacePage));
        const QString folder = qEnvironmentVariable("SLUIS_GALLERY");
        if (!folder.isEmpty()) {
            QDir().mkpath(folder);
            QVERIFY(picture.save(folder + (dark ? "/components-dark.png" : "/components-light.png")));
        }
    }
};

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
