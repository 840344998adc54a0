#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFontInfo>
#include <QGlyphRun>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QTextLayout>

using namespace sluis::theme;

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::install(*qApp, Preference::Light); }
    void init() { Theme::instance().setPreference(Preference::Light); }

    void everyColourOfTheTokensHasAName()
    {
        for (const char* mode : {"light", "dark"}) {
            int count = 0;
            const QJsonObject groups = tokens().value(QLatin1String(mode)).toObject();
            for (const QString& group : groups.keys())
                count += groups.value(group).toObject().size();
            QCOMPARE(count, colorCount);
        }
        QCOMPARE(QLatin1String(colorName(Color::SurfaceSelectedInactive)), QLatin1String("surface.selectedInactive"));
    }

    void brokenTokensAreRefused()
    {
        QVERIFY(!PaletteTable::fromTokens("{}", Mode::Light));
        QVERIFY(!PaletteTable::fromTokens("not json", Mode::Dark));
    }

    void theThemeSwitchesWhileRunning()
    {
        QSignalSpy changed(&Theme::instance(), &Theme::changed);
        QCOMPARE(color(Color::SurfacePage), QColor("#FFFFFF"));
        Theme::instance().setPreference(Preference::Dark);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(color(Color::SurfacePage), QColor("#171B23"));
        QCOMPARE(qApp->palette().color(QPalette::Window), QColor("#171B23"));
    }

    void textIsReadableInBothThemes_data()
    {
        QTest::addColumn<int>("text");
        QTest::addColumn<int>("ground");
        const auto row = [](Color text, Color ground) {
            QTest::addRow("%s on %s", colorName(text), colorName(ground)) << int(text) << int(ground);
        };
        for (const Color ground : {Color::SurfaceWindow, Color::SurfacePage, Color::SurfaceRaised, Color::SurfaceSunken,
                 Color::SurfaceHover, Color::SurfaceSelected, Color::SurfaceSelectedInactive}) {
            row(Color::TextPrimary, ground);
            row(Color::TextSecondary, ground);
        }
        row(Color::TextTertiary, Color::SurfacePage);
        row(Color::TextOnAccent, Color::AccentBase);
        row(Color::TextOnAccent, Color::AccentPressed);
        row(Color::AccentText, Color::AccentSoft);
        row(Color::SuccessText, Color::SuccessSoft);
        row(Color::WarningText, Color::WarningSoft);
        row(Color::DangerText, Color::DangerSoft);
        row(Color::KindVariable, Color::KindSoftVariable);
        row(Color::TextOnTooltip, Color::SurfaceTooltip);
    }
    void textIsReadableInBothThemes()
    {
        QFETCH(int, text);
        QFETCH(int, ground);
        for (const Preference preference : {Preference::Light, Preference::Dark}) {
            Theme::instance().setPreference(preference);
            QVERIFY(contrast(color(Color(text)), color(Color(ground))) >= 4.5);
        }
    }

    void sizesInCodeAreTheTokens()
    {
        const QJsonObject height = tokens().value("height").toObject();
        QCOMPARE(height.value("row").toInt(), rowHeight);
        QCOMPARE(height.value("control").toInt(), controlHeight);
        QCOMPARE(height.value("topBar").toInt(), topBarHeight);
        QCOMPARE(height.value("statusBar").toInt(), statusBarHeight);
        QCOMPARE(height.value("chip").toInt(), chipHeight);
        QCOMPARE(height.value("badge").toInt(), badgeHeight);
        QCOMPARE(tokens().value("width").toObject().value("rail").toInt(), railWidth);
        QCOMPARE(tokens().value("motion").toObject().value("panelMs").toInt(), panelMs);
        QCOMPARE(tokens().value("radius").toObject().value("card").toInt(), radiusCard);
    }

    void theFacesComeWithTheProgram()
    {
        QCOMPARE(QFontInfo(font(Font::Base)).family(), QString("Inter"));
        QCOMPARE(QFontInfo(font(Font::BaseMedium)).weight(), int(QFont::Medium));
        QCOMPARE(QFontInfo(font(Font::Title)).weight(), int(QFont::DemiBold));
        QCOMPARE(QFontInfo(font(Font::Data)).family(), QString("JetBrains Code"));
        QCOMPARE(QFontInfo(font(Font::DataBold)).weight(), int(QFont::Bold));
    }

    void codeHasNoLigaturesEvenWhereTextIsShaped()
    {
        QFont code = font(Font::Data);
        code.setStyleStrategy(QFont::PreferDefault);
        const auto glyphs = [&](const QString& text) {
            QTextLayout layout(text, code);
            layout.beginLayout();
            layout.createLine();
            layout.endLayout();
            QList<quint32> all;
            for (const QGlyphRun& run : layout.glyphRuns())
                all += run.glyphIndexes();
            return all;
        };
        for (const char* text : {"=>", "!==", "->", "<>", "===", "//"}) {
            QList<quint32> single;
            for (const QChar c : QString(text))
                single += glyphs(QString(c));
            QCOMPARE(glyphs(text), single);
        }
    }

    void aMenuHasNoCorners()
    {
        QMenu menu;
        menu.addAction("One");
        menu.popup({0, 0});
        QTRY_VERIFY(menu.isVisible());
        QVERIFY(!menu.mask().isEmpty());
        QVERIFY(!menu.mask().contains(QPoint(0, 0)));
        QVERIFY(!menu.mask().contains(QPoint(menu.width() - 1, menu.height() - 1)));
        QVERIFY(menu.mask().contains(QPoint(menu.width() / 2, 0)));
        QVERIFY(menu.mask().contains(QPoint(menu.width() - 1, menu.height() / 2)));
        menu.addAction("Another, which is wider");
        QVERIFY(QTest::qWaitFor([&] { return menu.mask().boundingRect() == menu.rect(); }));
    }

    void everyIconDrawsInTheColourAskedFor()
    {
        const QStringList files = QDir(":/icons").entryList({"*.svg"});
        QVERIFY(files.size() >= 55);
        for (const QString& file : files) {
            const QImage image = iconPixmap(file.chopped(4), QColor(Qt::red), 20, 2).toImage();
            QCOMPARE(image.size(), QSize(40, 40));
            int drawn = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    if (pixel.alpha() == 0)
                        continue;
                    ++drawn;
                    QVERIFY2(pixel.green() < 8 && pixel.blue() < 8, qPrintable(file));
                }
            }
            QVERIFY2(drawn > 30, qPrintable(file));
        }
    }

    void anIconFollowsTheTheme()
    {
        const QIcon tag = icon("tag", Color::TextPrimary);
        const QImage light = tag.pixmap(20).toImage();
        Theme::instance().setPreference(Preference::Dark);
        QVERIFY(tag.pixmap(20).toImage() != light);
        QVERIFY(tag.pixmap(20, QIcon::Disabled).toImage() != tag.pixmap(20).toImage());
    }

private:
    static QJsonObject tokens()
    {
        QFile file(":/theme/tokens.json");
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
