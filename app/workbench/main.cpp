// sluis: the workbench.

#include "app/workbench/program.h"
#include "ui/shell/shots.h"
#include "ui/shell/single_program.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

namespace {

using namespace sluis;

struct Arguments {
    QStringList files;
    shell::ShotOptions shots; // folder empty: none
    int scale = 100;
};

Arguments readArguments(const QStringList& given)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The workbench for server-side tag management."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("WORKSPACE"), QStringLiteral("workspaces or exports to open"), QStringLiteral("[WORKSPACE…]"));
    const QCommandLineOption shots(QStringLiteral("shots"),
        QStringLiteral("write a picture of every page to DIR and exit"), QStringLiteral("DIR"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light or dark"), QStringLiteral("THEME"));
    const QCommandLineOption page(QStringLiteral("page"), QStringLiteral("only this page"), QStringLiteral("NAME"));
    const QCommandLineOption language(
        QStringLiteral("language"), QStringLiteral("of the interface: en, nl, de, fr"), QStringLiteral("CODE"));
    const QCommandLineOption scale(
        QStringLiteral("scale"), QStringLiteral("in percent"), QStringLiteral("PERCENT"), QStringLiteral("100"));
    parser.addOptions({shots, theme, page, language, scale});
    parser.process(given);
    Arguments arguments;
    arguments.files = parser.positionalArguments();
    arguments.shots.folder = parser.value(shots);
    arguments.shots.theme = parser.value(theme);
    arguments.shots.page = parser.value(page);
    arguments.shots.language = parser.value(language);
    arguments.shots.scalePercent = parser.value(scale).toInt();
    return arguments;
}

// Before the application exists: Qt reads the scale only then.
void prepareScale(int argc, char** argv)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (qstrcmp(argv[i], "--scale") == 0)
            qputenv("QT_SCALE_FACTOR", QByteArray::number(QByteArray(argv[i + 1]).toInt() / 100.0));
        if (qstrcmp(argv[i], "--shots") == 0 && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

int takePictures(workbench::Program& program, const shell::ShotOptions& options)
{
    QTemporaryDir folder;
    workbench::WorkspaceWindow* window = program.openPictureSample(folder.path());
    if (!window)
        return 3;
    shell::ShotTaker shots(window->window(), options);
    QObject::connect(&shots, &shell::ShotTaker::finished, qApp, &QCoreApplication::quit);
    QObject::connect(&window->workspace().session().feed(), &bridge::HitFeed::olderArrived, &shots,
        &shell::ShotTaker::start, Qt::SingleShotConnection);
    QApplication::exec();
    for (const QString& problem : shots.problems())
        std::fprintf(stderr, "sluis: %s\n", qPrintable(problem));
    return shots.problems().isEmpty() && !shots.written().isEmpty() ? 0 : 3;
}

} // namespace

int main(int argc, char** argv)
{
    prepareScale(argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("sluis"));
    QCoreApplication::setApplicationName(QStringLiteral("sluis"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLUIS_VERSION));
    const Arguments arguments = readArguments(QCoreApplication::arguments());
    const bool pictures = !arguments.shots.folder.isEmpty();

    theme::Theme::install(application,
        arguments.shots.theme == QStringLiteral("dark")        ? theme::Preference::Dark
            : arguments.shots.theme == QStringLiteral("light") ? theme::Preference::Light
                                                               : theme::Preference::System);
    QApplication::setWindowIcon(theme::applicationIcon());
    QTemporaryDir settingsFolder; // pictures neither read nor change what the person has set
    QSettings settings(pictures
            ? settingsFolder.filePath(QStringLiteral("settings.ini"))
            : QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("sluis"), QStringLiteral("sluis"))
                  .fileName(),
        QSettings::IniFormat);
    workbench::Preferences preferences(settings);
    preferences.apply(arguments.shots.language);
    workbench::Program program(settings, preferences);
    if (pictures)
        return takePictures(program, arguments.shots);

    shell::SingleProgram single(QStringLiteral("sluis"));
    if (single.handOver(arguments.files))
        return 0;
    single.listen();
    QObject::connect(&single, &shell::SingleProgram::filesReceived, &program, &workbench::Program::open);
    program.open(arguments.files);
    return program.hasWindows() ? QApplication::exec() : 3;
}
