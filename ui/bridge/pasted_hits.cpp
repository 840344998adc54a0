#include "ui/bridge/pasted_hits.h"

#include "core/http/paste_reader.h"
#include "ui/bridge/text.h"

#include <QFile>

#include <algorithm>

namespace sluis::bridge {

PastedHits::PastedHits(HitSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
{ }

void PastedHits::takeText(const QString& text)
{
    read([text = utf8(text)]() -> Result<std::string> { return text; });
}

void PastedHits::takeFile(const QString& path)
{
    read([path]() -> Result<std::string> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::NotFound, "app.fileNotReadable", utf8(path));
        if (file.size() > static_cast<qint64>(http::HarLimitBytes))
            return fail(ErrorCode::LimitReached, "http.harTooLarge", utf8(path));
        return file.readAll().toStdString();
    });
}

void PastedHits::read(std::function<Result<std::string>()> text)
{
    if (!m_source.listening().on) {
        Q_EMIT failed(tr("The container does not run. Start listening, then paste again."));
        return;
    }
    m_jobs.run([this, text = std::move(text)]() -> JobQueue::Finish {
        const auto content = text();
        auto read = std::make_shared<Result<http::Har>>(
            content ? http::readPaste(*content) : Result<http::Har>(fail(content.error())));
        return [this, read] {
            if (!*read) {
                Q_EMIT failed(translated(read->error()));
                return;
            }
            auto& entries = (*read)->entries;
            const size_t hits = std::min(entries.size(), HitsLimit);
            for (size_t i = 0; i < hits; ++i)
                m_source.submit(std::move(entries[i].request));
            Q_EMIT taken(static_cast<int>(hits), static_cast<int>(entries.size() - hits + (*read)->unusable));
        };
    });
}

} // namespace sluis::bridge
