#include "ui/pages/templates/template_reading.h"

#include "core/templates/template_file.h"
#include "ui/bridge/text.h"

#include <QFile>
#include <QFileInfo>

namespace sluis::pages {

void readTemplateFile(
    bridge::JobQueue& files, const QString& path, std::function<void(const Result<std::string>& text)> done)
{
    files.run([path, done = std::move(done)]() -> bridge::JobQueue::Finish {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            const std::string name = bridge::utf8(QFileInfo(path).fileName());
            const Error error{ErrorCode::NotFound, "base.cannotRead", name, bridge::utf8(file.errorString())};
            return [done, error] { done(fail(error)); };
        }
        std::string text = file.read(static_cast<qint64>(templates::TemplateFileLimitBytes) + 1).toStdString();
        return [done, text = std::move(text)] { done(text); };
    });
}

} // namespace sluis::pages
