#include "app/workbench/program.h"

#include "app/workbench/person_keys.h"
#include "app/workbench/picture_sample.h"

#include "core/base/files.h"
#include "core/gtm/import_report.h"
#include "core/gtm/own_types.h"
#include "core/gtm/read_export.h"
#include "core/types/table.h"
#include "ui/bridge/text.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include <cstdio>

namespace sluis::workbench {

namespace {

    constexpr const char* SampleExport = ":/samples/dezwaan.json";

    // Where the command line looks for recorded hits, too.
    QString dataFolder()
    {
        const QString folder = bridge::text(userDataFolder().string());
        QDir().mkpath(folder);
        return folder;
    }

    std::filesystem::path filePath(const QString& path)
    {
        return std::filesystem::path(bridge::utf8(path));
    }

    // "shop.sluis" beside the export, "shop 2.sluis" when that exists.
    QString freeWorkspacePath(const QString& folder, const QString& name)
    {
        QString path = QStringLiteral("%1/%2.sluis").arg(folder, name);
        for (int number = 2; QFileInfo::exists(path); ++number)
            path = QStringLiteral("%1/%2 %3.sluis").arg(folder, name).arg(number);
        return path;
    }

    Result<QByteArray> readWhole(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::NotFound, "app.fileNotReadable", bridge::utf8(path));
        return file.readAll();
    }

    // Reads an export and keeps it as a new workspace; the container is also what an unedited export must equal.
    Result<container::Container> createFromExport(const QString& source, const QString& target, const Clock& clock)
    {
        const auto bytes = readWhole(source);
        if (!bytes)
            return fail(bytes.error());
        auto container = gtm::readExport(std::string_view(bytes->constData(), static_cast<size_t>(bytes->size())));
        if (!container)
            return fail(container.error());
        *container = gtm::fromGoogle(std::move(*container));
        auto original = std::make_shared<const container::Container>(*container);
        const auto made = workspace::Workspace::create(filePath(target), *container, original, clock);
        if (!made)
            return fail(made.error());
        return container; // the new file is closed here
    }

} // namespace

Program::Program(QSettings& settings, Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_preferences(preferences)
{ }

Program::~Program() = default;

void Program::open(const QStringList& files)
{
    if (!files.isEmpty()) {
        for (const QString& file : files)
            openFile(file);
        return;
    }
    if (WorkspaceWindow* window = front()) {
        window->show();
        return;
    }
    const QStringList recent = shell::RecentFiles(m_settings).files();
    if (recent.isEmpty() || !openFile(recent.first()))
        openSample();
}

WorkspaceWindow* Program::front() const
{
    return m_windows.empty() ? nullptr : m_windows.back().get();
}

void Program::say(const QString& sentence)
{
    if (WorkspaceWindow* window = front())
        window->state().say(widgets::Tone::Danger, sentence);
    else
        std::fprintf(stderr, "sluis: %s\n", bridge::utf8(sentence).c_str());
}

WorkspaceWindow* Program::openFile(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (absolute.endsWith(QStringLiteral(".tpl"), Qt::CaseInsensitive)) {
        WorkspaceWindow* window = front() ? front() : openSample();
        if (window)
            window->importTemplate(absolute);
        return window;
    }
    for (const auto& window : m_windows) {
        if (QString::fromStdString(window->workspace().file().file().string()) == absolute) {
            window->show();
            return window.get();
        }
    }
    return absolute.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive) ? importExport(absolute)
                                                                           : openWorkspace(absolute);
}

WorkspaceWindow* Program::openWorkspace(const QString& path)
{
    auto opened = OpenWorkspace::open(filePath(path), filePath(dataFolder()), openPersonKeys, m_clock);
    if (!opened) {
        say(bridge::translated(opened.error()));
        return nullptr;
    }
    return adopt(std::move(*opened));
}

WorkspaceWindow* Program::adopt(std::unique_ptr<OpenWorkspace> workspace)
{
    m_windows.push_back(std::make_unique<WorkspaceWindow>(std::move(workspace), m_settings, m_preferences));
    WorkspaceWindow* window = m_windows.back().get();
    connect(window, &WorkspaceWindow::filesChosen, this, [this](const QStringList& files) { open(files); });
    connect(window, &WorkspaceWindow::newRequested, this, &Program::makeNew);
    connect(window, &WorkspaceWindow::openRequested, this, &Program::chooseAndOpen);
    connect(window, &WorkspaceWindow::sampleRequested, this, [this] { openSample(); });
    connect(window, &WorkspaceWindow::closed, this,
        [this, window] { std::erase_if(m_windows, [window](const auto& each) { return each.get() == window; }); });
    const QString path = QString::fromStdString(window->workspace().file().file().string());
    window->window().recentFiles().add(path);
    if (m_preferences.listensByItself())
        window->workspace().server().start();
    window->show();
    return window;
}

WorkspaceWindow* Program::importExport(const QString& path)
{
    const QFileInfo source(path);
    const QString folder = QFileInfo(source.absolutePath()).isWritable() ? source.absolutePath() : dataFolder();
    const QString target = freeWorkspacePath(folder, source.completeBaseName());
    const auto container = createFromExport(path, target, m_clock);
    if (!container) {
        say(bridge::translated(container.error()));
        return nullptr;
    }
    WorkspaceWindow* window = openWorkspace(target);
    if (window)
        window->showImport(source.fileName(), gtm::reportOn(*container, types::nativeCatalogue()));
    return window;
}

WorkspaceWindow* Program::openSample()
{
    const QString path = dataFolder() + QStringLiteral("/dezwaan.sluis");
    const bool isNew = !QFileInfo::exists(path);
    if (isNew) {
        const auto made = createFromExport(QString::fromLatin1(SampleExport), path, m_clock);
        if (!made) {
            say(bridge::translated(made.error()));
            return nullptr;
        }
    }
    WorkspaceWindow* window = openFile(path);
    if (window && isNew)
        window->workspace().trust().trustAll(window->workspace().session().workspace().draft()); // ours
    if (window)
        window->playSample();
    return window;
}

WorkspaceWindow* Program::openPictureSample(const QString& folder)
{
    const auto bytes = readWhole(QString::fromLatin1(SampleExport));
    auto sample = bytes ? gtm::readExport(std::string_view(bytes->constData(), static_cast<size_t>(bytes->size())))
                        : Result<container::Container>(fail(bytes.error()));
    auto made = sample ? PictureSample::make(filePath(folder), *sample, m_clock)
                       : Result<std::unique_ptr<PictureSample>>(fail(sample.error()));
    auto opened = made ? OpenWorkspace::open((*made)->file(), filePath(folder), (*made)->keys(), m_clock)
                       : Result<std::unique_ptr<OpenWorkspace>>(fail(made.error()));
    if (!opened) {
        say(bridge::translated(opened.error()));
        return nullptr;
    }
    m_pictureSample = std::move(*made);
    WorkspaceWindow* window = adopt(std::move(*opened));
    window->workspace().trust().trustAll(window->workspace().session().workspace().draft());
    window->workspace().gateways().setAskEvery(250);
    window->playSample();
    return window;
}

void Program::makeNew()
{
    const QString path
        = QFileDialog::getSaveFileName(nullptr, tr("New workspace"), {}, tr("Sluis workspaces (*.sluis)"));
    if (path.isEmpty())
        return;
    const std::string name = bridge::utf8(QFileInfo(path).completeBaseName());
    auto made = workspace::Workspace::create(filePath(path), container::newContainer(name, {}), nullptr, m_clock);
    if (!made) {
        say(bridge::translated(made.error()));
        return;
    }
    made->reset(); // closed, so that it can be opened
    openWorkspace(path);
}

void Program::chooseAndOpen()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        nullptr, tr("Open"), {}, tr("Workspaces, exports and templates (*.sluis *.json *.tpl);;All files (*)"));
    if (!paths.isEmpty())
        open(paths);
}

} // namespace sluis::workbench
