#include "ui/models/request_rows.h"

#include "core/base/utf8.h"
#include "core/url/cookie.h"
#include "core/url/query.h"
#include "core/value/json.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sluis::models {

namespace {

    using Kind = TraceRow::Kind;
    using Row = TreeRow<TraceRow>;

    constexpr size_t PrettyLimitBytes = 256 * 1024;
    constexpr int IncomingBodyLines = 200;
    constexpr int OutgoingBodyLines = 40;

    QString tr(const char* source, const char* comment = nullptr, int n = -1)
    {
        return QCoreApplication::translate("sluis::models", source, comment, n);
    }

    QString quoted(const std::string& text)
    {
        QString shell = bridge::text(text);
        shell.replace(u'\'', QLatin1String("'\\''"));
        return u'\'' + shell + u'\'';
    }

    bool looksLikeForm(const std::string& body)
    {
        const auto plain = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != '{' && c != '<'; };
        return body.find('=') != std::string::npos && std::all_of(body.begin(), body.end(), plain);
    }

    // Long texts end with a line that counts what is not shown.
    QString limited(const QString& code, int lines)
    {
        const QStringList all = code.split(u'\n');
        if (all.size() <= lines)
            return code;
        const int left = static_cast<int>(all.size()) - lines;
        return all.mid(0, lines).join(u'\n') + u'\n' + tr("... and %n line(s) more", nullptr, left);
    }

    void addPairs(TraceRows& rows, Row section, const runtime::HeaderList& pairs)
    {
        if (pairs.empty())
            return;
        section.data.detail = QString::number(pairs.size());
        for (size_t number = 0; number < pairs.size(); ++number)
            section.children.push_back(pairRow(QString::number(number), bridge::oneLine(pairs[number].first),
                bridge::oneLine(pairs[number].second), true));
        rows.push_back(std::move(section));
    }

    QString curl(
        const std::string& method, const QString& address, const runtime::HeaderList& headers, const std::string& body)
    {
        QStringList parts{QStringLiteral("curl -X %1").arg(quoted(method)), address};
        for (const auto& [name, value] : headers)
            parts << QStringLiteral("-H %1").arg(quoted(name + ": " + value));
        if (!body.empty())
            parts << QStringLiteral("--data-binary %1").arg(quoted(body));
        return parts.join(QStringLiteral(" \\\n  "));
    }

} // namespace

Row sectionRow(const QString& key, const QString& title, size_t count, const QString& right)
{
    Row row{key, {}, {}};
    row.data.kind = Kind::Section;
    row.data.open = true;
    row.data.title = title;
    row.data.detail = QString::number(count);
    row.data.right = right;
    return row;
}

Row noteRow(const QString& key, const QString& sentence, const QString& icon, widgets::Tone tone)
{
    Row row{key, {}, {}};
    row.data.kind = Kind::Note;
    row.data.title = sentence;
    row.data.icon = icon;
    row.data.tone = tone;
    return row;
}

Row pairRow(const QString& key, const QString& name, const QString& value, bool keyIsData)
{
    Row row{key, {}, {}};
    row.data.kind = Kind::Pair;
    row.data.title = name;
    row.data.value = value;
    row.data.keyIsData = keyIsData;
    return row;
}

Row codeRow(const QString& key, const QString& code)
{
    Row row{key, {}, {}};
    row.data.kind = Kind::Code;
    row.data.value = code;
    return row;
}

void addStateBadge(TraceRow& row, runtime::OutgoingState state)
{
    switch (state) {
    case runtime::OutgoingState::Held:
        row.badge = tr("held");
        row.badgeIcon = QStringLiteral("hold");
        row.badgeTone = widgets::Tone::Accent;
        break;
    case runtime::OutgoingState::Sent:
        row.badge = tr("sent");
        row.badgeIcon = QStringLiteral("send");
        row.badgeTone = widgets::Tone::Warning;
        break;
    case runtime::OutgoingState::Failed:
        row.badge = tr("failed");
        row.badgeIcon = QStringLiteral("error");
        row.badgeTone = widgets::Tone::Danger;
        break;
    case runtime::OutgoingState::Refused:
        row.badge = tr("refused");
        row.badgeIcon = QStringLiteral("error");
        row.badgeTone = widgets::Tone::Danger;
        break;
    }
}

QString bodyText(const std::string& body, int lines)
{
    if (!isValidUtf8(body) || body.find('\0') != std::string::npos)
        return tr("%n byte(s) that are not text", nullptr, static_cast<int>(body.size()));
    if (body.size() <= PrettyLimitBytes && (body.front() == '{' || body.front() == '[')) {
        if (const auto json = value::readJson(body))
            return limited(bridge::text(value::writeJson(*json, value::JsonStyle::Pretty)), lines);
    }
    if (body.size() <= PrettyLimitBytes && looksLikeForm(body)) {
        QStringList parameters;
        for (const auto& [name, value] : url::parseQuery(body))
            parameters << bridge::oneLine(name) + u'=' + bridge::oneLine(value);
        return limited(parameters.join(u'\n'), lines);
    }
    return limited(bridge::text(body), lines);
}

QString asCurl(const runtime::OutgoingTrace& request)
{
    return curl(request.method, quoted(request.url), request.headers, request.body);
}

QString asCurl(const runtime::HitTrace& hit, const QString& address)
{
    std::string target = "http://" + bridge::utf8(address) + hit.path;
    if (!hit.query.empty())
        target += "?" + hit.query;
    runtime::HeaderList headers = hit.headers;
    std::erase_if(headers, [](const auto& header) {
        const QString name = bridge::text(header.first).toLower();
        return name == QLatin1String("host") || name == QLatin1String("content-length")
            || name == QLatin1String("connection");
    });
    return curl(hit.method, quoted(target), headers, hit.body);
}

Row requestRow(const runtime::OutgoingTrace& request, const bridge::RequestPlace& place)
{
    Row row{QStringLiteral("request%1").arg(place.request), {}, {}};
    row.data.kind = Kind::Request;
    row.data.open = true;
    addStateBadge(row.data, request.state);
    row.data.value = bridge::oneLine(request.method) + u' ' + bridge::oneLine(request.url);
    row.data.place = place;
    row.data.actions.push_back({QStringLiteral("curl"), tr("cURL"), QStringLiteral("copy")});
    if (request.state == runtime::OutgoingState::Held || request.state == runtime::OutgoingState::Failed)
        row.data.actions.push_back({QStringLiteral("send"), tr("Send this one"), QStringLiteral("send")});
    if (request.error)
        row.children.push_back(noteRow(QStringLiteral("error"), bridge::translated(*request.error),
            QStringLiteral("error"), widgets::Tone::Danger));
    if (!request.body.empty())
        row.children.push_back(codeRow(QStringLiteral("body"), bodyText(request.body, OutgoingBodyLines)));
    return row;
}

Row headersRow(const runtime::HeaderList& headers)
{
    Row row{QStringLiteral("headers"), {}, {}};
    row.data.kind = Kind::Group;
    row.data.title = tr("Headers");
    row.data.detail = QString::number(headers.size());
    for (size_t number = 0; number < headers.size(); ++number)
        row.children.push_back(pairRow(QString::number(number), bridge::oneLine(headers[number].first),
            bridge::oneLine(headers[number].second), true));
    return row;
}

Row answerRow(const runtime::AnswerTrace& answer)
{
    Row row{QStringLiteral("answer"), {}, {}};
    row.data.kind = Kind::Group;
    row.data.open = !answer.assumed;
    row.data.title = tr("Answer");
    row.data.detail = QString::number(answer.status);
    row.data.right = answer.assumed ? tr("assumed, because the request is held")
                                    : tr("after %1 ms").arg(std::lround(answer.milliseconds));
    for (size_t number = 0; number < answer.headers.size(); ++number)
        row.children.push_back(pairRow(QString::number(number), bridge::oneLine(answer.headers[number].first),
            bridge::oneLine(answer.headers[number].second), true));
    if (!answer.body.empty())
        row.children.push_back(codeRow(QStringLiteral("body"), bodyText(answer.body, OutgoingBodyLines)));
    return row;
}

TraceRows requestRows(const runtime::Trace& trace)
{
    const runtime::HitTrace& hit = trace.hit;
    TraceRows rows;
    Row line = sectionRow(QStringLiteral("line"), tr("Request"), 0);
    line.data.detail.clear();
    line.children.push_back(pairRow(QStringLiteral("method"), tr("Method"), bridge::oneLine(hit.method), false));
    line.children.push_back(pairRow(QStringLiteral("path"), tr("Path"), bridge::oneLine(hit.path), false));
    line.children.push_back(
        pairRow(QStringLiteral("from"), tr("Visitor's address"), bridge::oneLine(hit.remoteAddress), false));
    rows.push_back(std::move(line));

    addPairs(rows, sectionRow(QStringLiteral("query"), tr("Query"), 0), url::parseQuery(hit.query));

    runtime::HeaderList headers;
    runtime::HeaderList cookies;
    for (const auto& [name, value] : hit.headers) {
        if (http::equalsIgnoreCase(name, "cookie")) {
            for (const auto& cookie : url::parseCookies(value))
                cookies.emplace_back(cookie.name, cookie.value);
        } else {
            headers.emplace_back(name, value);
        }
    }
    addPairs(rows, sectionRow(QStringLiteral("headers"), tr("Headers"), 0), headers);
    addPairs(rows, sectionRow(QStringLiteral("cookies"), tr("Cookies"), 0), cookies);
    if (!hit.body.empty()) {
        Row body = sectionRow(QStringLiteral("body"), tr("Body"), 0);
        body.data.detail = tr("%n byte(s)", nullptr, static_cast<int>(hit.body.size()));
        body.children.push_back(codeRow(QStringLiteral("code"), bodyText(hit.body, IncomingBodyLines)));
        rows.push_back(std::move(body));
    }
    Row response = sectionRow(QStringLiteral("response"), tr("Answered"), 0);
    response.data.detail = QString::number(trace.response.status);
    for (size_t number = 0; number < trace.response.headers.size(); ++number)
        response.children.push_back(
            pairRow(QString::number(number), bridge::oneLine(trace.response.headers[number].first),
                bridge::oneLine(trace.response.headers[number].second), true));
    if (!trace.response.body.empty())
        response.children.push_back(codeRow(QStringLiteral("body"), bodyText(trace.response.body, OutgoingBodyLines)));
    rows.push_back(std::move(response));
    return rows;
}

} // namespace sluis::models
