#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/hit_strip.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/title_edit.h"
#include "ui/widgets/tool_tip.h"
#include "ui/widgets/variable_text.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

using namespace sluis;
using namespace sluis::widgets;

namespace {

// A window with one widget in it, active and laid out.
template <class T> struct Shown {
    QWidget window;
    T* widget;

    template <class... Arguments>
    explicit Shown(Arguments&&... arguments)
        : widget(new T(std::forward<Arguments>(arguments)...))
    {
        auto* column = new QVBoxLayout(&window);
        column->addWidget(widget);
        window.resize(500, 120);
    }
    void show()
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
};

const QVector<SegmentedControl::Segment> threeSegments{
    {"a", "All", "9", {}, {}}, {"b", "Active", "8", {}, {}}, {"c", "Paused", "1", {}, {}}};

} // namespace

class WidgetsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::Theme::install(*qApp, theme::Preference::Light); }

    void aChipOpensAndItsCrossRemoves()
    {
        Shown<Chip> shown(ChipLook{"Purchase", kindTile(Kind::Trigger), {}, true});
        shown.show();
        QSignalSpy opened(shown.widget, &QAbstractButton::clicked);
        QSignalSpy removed(shown.widget, &Chip::removeRequested);
        QTest::mouseClick(shown.widget, Qt::LeftButton, {}, QPoint(30, 11));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(removed.count(), 0);
        QTest::mouseClick(shown.widget, Qt::LeftButton, {}, QPoint(shown.widget->width() - 12, 11));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(removed.count(), 1);
        shown.widget->setFocus();
        QTest::keyClick(shown.widget, Qt::Key_Delete);
        QCOMPARE(removed.count(), 2);
        QTest::keyClick(shown.widget, Qt::Key_Return);
        QCOMPARE(opened.count(), 2);
        QCOMPARE(shown.widget->height(), theme::chipHeight);
    }

    void segmentsAreChosenByMouseAndKeys()
    {
        Shown<SegmentedControl> shown;
        shown.widget->setSegments(threeSegments);
        shown.show();
        QCOMPARE(shown.widget->current(), QString("a"));
        QSignalSpy chosen(shown.widget, &SegmentedControl::chosen);
        QTest::mouseClick(shown.widget, Qt::LeftButton, {}, QPoint(shown.widget->width() - 10, 14));
        QCOMPARE(shown.widget->current(), QString("c"));
        shown.widget->setFocus();
        QTest::keyClick(shown.widget, Qt::Key_Left);
        QCOMPARE(shown.widget->current(), QString("b"));
        QTest::keyClick(shown.widget, Qt::Key_Left);
        QTest::keyClick(shown.widget, Qt::Key_Left);
        QCOMPARE(shown.widget->current(), QString("a"));
        QCOMPARE(chosen.count(), 3);
    }

    void newCountsKeepTheChoice()
    {
        SegmentedControl control;
        control.setSegments(threeSegments);
        control.setCurrent("b");
        auto changed = threeSegments;
        changed[1].count = "7";
        control.setSegments(changed);
        QCOMPARE(control.current(), QString("b"));
        control.setSegments({threeSegments[0]});
        QCOMPARE(control.current(), QString("a"));
    }

    void tabsThatDoNotFitAreInTheMenu()
    {
        Shown<TabStrip> shown;
        QVector<TabStrip::Tab> tabs;
        for (const char* name : {"Summary", "Request", "Event data", "Transformations", "Triggers", "Tags", "Outgoing",
                 "Variables", "Console", "Consent"})
            tabs.append({name, name, "4"});
        shown.widget->setTabs(tabs);
        shown.window.resize(420, 80);
        shown.show();
        QSignalSpy chosen(shown.widget, &TabStrip::chosen);
        QTest::mouseClick(shown.widget, Qt::LeftButton, {}, QPoint(100, 18));
        QCOMPARE(shown.widget->current(), QString("Request"));
        // "n more" stands right of the last tab that fits.
        QMenu* menu = nullptr;
        for (int x = shown.widget->width() - 1; x > 0 && !menu; x -= 10) {
            QTest::mouseClick(shown.widget, Qt::LeftButton, {}, QPoint(x, 18));
            menu = shown.widget->findChild<QMenu*>();
        }
        QVERIFY(menu);
        menu->actions().last()->trigger();
        menu->close();
        QCOMPARE(shown.widget->current(), QString("Consent"));
        QVERIFY(chosen.count() >= 2);
        shown.widget->setFocus();
        QTest::keyClick(shown.widget, Qt::Key_Left);
        QCOMPARE(shown.widget->current(), QString("Console"));
    }

    void theFilterWaitsForTheLastKey()
    {
        Shown<FilterField> shown(FilterField::Kind::Filter);
        shown.show();
        QSignalSpy narrowed(shown.widget, &FilterField::narrowed);
        shown.widget->setFocus();
        QTest::keyClicks(shown.widget, "status:failed");
        QCOMPARE(narrowed.count(), 0);
        QVERIFY(narrowed.wait(2000));
        QCOMPARE(narrowed.count(), 1);
        QCOMPARE(narrowed[0][0].toString(), QString("status:failed"));
        QTest::keyClick(shown.widget, Qt::Key_Escape);
        QCOMPARE(narrowed.last()[0].toString(), QString());
        QTest::keyClicks(shown.widget, "x");
        QTest::keyClick(shown.widget, Qt::Key_Return);
        QCOMPARE(narrowed.last()[0].toString(), QString("x"));
        QTest::mouseClick(shown.widget, Qt::LeftButton, {}, QPoint(shown.widget->width() - 12, 14));
        QCOMPARE(shown.widget->text(), QString());
    }

    void aTitleIsKeptByReturnAndPutBackByEscape()
    {
        Shown<TitleEdit> shown;
        shown.widget->setTitle("Meta – Purchase");
        shown.show();
        QSignalSpy renamed(shown.widget, &TitleEdit::renamed);
        shown.widget->setFocus();
        shown.widget->selectAll();
        QTest::keyClicks(shown.widget, "Something");
        QTest::keyClick(shown.widget, Qt::Key_Escape);
        QCOMPARE(shown.widget->text(), QString("Meta – Purchase"));
        QCOMPARE(renamed.count(), 0);
        shown.widget->clear();
        QTest::keyClick(shown.widget, Qt::Key_Return);
        QCOMPARE(shown.widget->text(), QString("Meta – Purchase"));
        shown.widget->selectAll();
        QTest::keyClicks(shown.widget, "Meta Order ");
        QTest::keyClick(shown.widget, Qt::Key_Return);
        QCOMPARE(renamed.count(), 1);
        QCOMPARE(renamed[0][0].toString(), QString("Meta Order"));
    }

    void aStripIsWalkedByKeys()
    {
        Shown<HitStrip> shown;
        shown.widget->setMarks(QVector<HitMark>(50, HitMark::DoesNot));
        shown.show();
        QSignalSpy chosen(shown.widget, &HitStrip::chosen);
        shown.widget->setFocus();
        QTest::keyClick(shown.widget, Qt::Key_End);
        QCOMPARE(shown.widget->selected(), 49);
        QTest::keyClick(shown.widget, Qt::Key_Right);
        QCOMPARE(shown.widget->selected(), 49);
        QTest::keyClick(shown.widget, Qt::Key_Left);
        QCOMPARE(shown.widget->selected(), 48);
        QTest::mouseClick(shown.widget, Qt::LeftButton, {}, QPoint(2, 20));
        QCOMPARE(shown.widget->selected(), 0);
        shown.widget->setMarks({});
        QTest::keyClick(shown.widget, Qt::Key_Left);
        QCOMPARE(shown.widget->selected(), -1);
    }

    void referencesAreFoundInText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("none") << "plain" << QStringList{"plain"};
        QTest::newRow("alone") << "{{Page URL}}" << QStringList{"<Page URL>"};
        QTest::newRow("between") << "a{{b}}c{{d}}" << QStringList{"a", "<b>", "c", "<d>"};
        QTest::newRow("open") << "{{never closed" << QStringList{"{{never closed"};
        QTest::newRow("opened twice") << "{{x {{Name}}" << QStringList{"{{x ", "<Name>"};
        QTest::newRow("empty") << "" << QStringList();
    }
    void referencesAreFoundInText()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, parts);
        QStringList found;
        for (const TextPart& part : splitReferences(text))
            found << (part.reference ? '<' + part.name() + '>' : part.text);
        QCOMPARE(found, parts);
    }

    void markupIsShownAsItIs()
    {
        Label label("<b>bold</b> <img src=http://example.com/x>", theme::Font::Base);
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QWidget window;
        QLabel ordinary("<img src='http://example.com/x'>", &window);
        QMessageBox box(QMessageBox::Information, "t", "<b>from a hit</b>", QMessageBox::Ok, &window);
        window.show();
        box.show();
        QCOMPARE(ordinary.textFormat(), Qt::PlainText);
        for (const QLabel* inBox : box.findChildren<QLabel*>())
            QCOMPARE(inBox->textFormat(), Qt::PlainText);
        QToolTip::showText({10, 10}, "<b>from a hit</b>", &window);
        for (const QWidget* top : QApplication::topLevelWidgets()) {
            if (const auto* tip = qobject_cast<const QLabel*>(top))
                QCOMPARE(tip->textFormat(), Qt::PlainText);
        }
        QToolTip::hideText();
        InlineMessage message({Tone::Danger, {}, "<h1>Big</h1>", "<script>", false});
        QCOMPARE(message.accessibleName(), QString("<h1>Big</h1> <script>"));
        message.grab();
    }

    void aToolTipHoldsNoMoreThanCanBeRead()
    {
        QCOMPARE(plainToolTip("short & <b>plain</b>"), QString("short & <b>plain</b>"));
        const QString tip = plainToolTip(QString("word ").repeated(100000) + "\n" + QString("x").repeated(5000));
        QVERIFY(tip.size() < 2 * ToolTipLimit);
        for (const QString& line : tip.split('\n'))
            QVERIFY(line.size() <= ToolTipColumns);
    }

    void aLongLabelIsShortenedWhereAsked()
    {
        Label label("https://shop.example/a/very/long/path/that/does/not/fit", theme::Font::Base);
        label.setElide(Qt::ElideLeft);
        label.resize(80, 20);
        QVERIFY(label.minimumSizeHint().width() < 80);
        QVERIFY(!label.grab().isNull());
    }

    void wrappedWordsStandOnTheLinesOfTheScale()
    {
        Label label("one two three four five six seven eight nine ten", theme::Font::Base);
        label.setWordWrap(true);
        QCOMPARE(label.heightForWidth(10000), 20);
        QCOMPARE(label.heightForWidth(90) % 20, 0);
        QVERIFY(label.heightForWidth(90) >= 60);
    }

    void aMessageGrowsWithItsWords()
    {
        InlineMessage message({Tone::Danger, {}, "Meta refused the request (400).",
            QString("Put a new token in the tag. ").repeated(6), false});
        QCOMPARE(message.heightForWidth(4000), 36);
        QVERIFY(message.heightForWidth(300) > 100);
    }

    void monogramsAreTwoLettersAtMost_data()
    {
        QTest::addColumn<QString>("vendor");
        QTest::addColumn<QString>("letters");
        QTest::newRow("two words") << "Google Analytics" << "GA";
        QTest::newRow("known") << "Google Ads" << "Ad";
        QTest::newRow("Meta") << "Meta" << "M";
        QTest::newRow("one word") << "Brievenbus" << "Br";
        QTest::newRow("one letter") << "q" << "Q";
        QTest::newRow("nothing") << "  " << "?";
    }
    void monogramsAreTwoLettersAtMost()
    {
        QFETCH(QString, vendor);
        QFETCH(QString, letters);
        QCOMPARE(monogramOf(vendor), letters);
    }

    void theFocusRingIsForTheKeyboardOnly()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* first = new Button("First", {});
        auto* second = new Button("Second", {});
        column->addWidget(first);
        column->addWidget(second);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::mouseClick(first, Qt::LeftButton);
        first->setFocus(Qt::MouseFocusReason);
        QVERIFY(!window.findChild<QWidget*>("focusRing"));
        QTest::keyClick(&window, Qt::Key_Tab);
        auto* ring = window.findChild<QWidget*>("focusRing");
        QVERIFY(ring);
        QCOMPARE(ring->geometry(), second->geometry().adjusted(-3, -3, 3, 3));
        QTest::mouseClick(&window, Qt::LeftButton, {}, QPoint(2, 2));
        QVERIFY(!window.findChild<QWidget*>("focusRing"));
    }

    void checkBoxesAreDrawnWithTheAccent()
    {
        QCheckBox box("on");
        box.setChecked(true);
        box.resize(80, 20);
        const QImage image = box.grab().toImage();
        QCOMPARE(image.pixelColor(2, 4), theme::color(theme::Color::AccentBase));
        box.setChecked(false);
        QVERIFY(box.grab().toImage().pixelColor(3, 10) != theme::color(theme::Color::AccentBase));
    }

    void theBackPathIsAButton()
    {
        Shown<BackPath> shown;
        shown.widget->setBack("Tags");
        shown.widget->setRest("Orders");
        shown.show();
        QSignalSpy back(shown.widget, &QAbstractButton::clicked);
        QTest::mouseClick(shown.widget, Qt::LeftButton);
        QCOMPARE(back.count(), 1);
        QCOMPARE(shown.widget->accessibleName(), QString("Back to Tags"));
    }

    void oddNumbersAreDrawnWithoutHarm()
    {
        QPixmap pixmap(100, 30);
        QPainter painter(&pixmap);
        paintSparkline(painter, QRectF(0, 0, 100, 30), {}, theme::Color::AccentBase, theme::Color::AccentSoft);
        paintSparkline(painter, QRectF(0, 0, 100, 30), {0, 0, 0}, theme::Color::AccentBase, theme::Color::AccentSoft);
        paintBars(painter, QRect(0, 0, 100, 30), {0, 5, 0}, {9, 9}, theme::Color::BorderStrong);
        paintBars(painter, QRect(0, 0, 100, 30), {}, {}, theme::Color::BorderStrong);
        paintHitStrip(painter, QRect(0, 0, 100, 30), {}, 3);
        paintHitStrip(painter, QRect(0, 0, 40, 30), QVector<HitMark>(500, HitMark::Matches), 3);
    }
};

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
