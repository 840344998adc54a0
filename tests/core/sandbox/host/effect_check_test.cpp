#include "core/sandbox/host/effect_check.h"

#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::sandbox::host {
namespace {

    using protocol::Effect;
    using protocol::EffectKind;

    // What a worker that lies could send: nothing of it passes without the permission.
    const std::pair<EffectKind, const char*> Rows[] = {
        {EffectKind::Log, R"("x")"},
        {EffectKind::SendHttp, R"({"url":"https://evil.example/","api":"sendHttpRequest"})"},
        {EffectKind::SendHttp, R"({"url":"nonsense","api":"sendHttpRequest"})"},
        {EffectKind::SendHttp, R"({"url":"https://evil.example/","api":"getGoogleScript"})"},
        {EffectKind::SendHttp,
            R"({"url":"https://allowed.example/","api":"sendHttpRequest","authorization":{"googleAuthScopes":["s"]}})"},
        {EffectKind::SetCookie, R"({"name":"a","value":"b","options":{}})"},
        {EffectKind::ResponseStatus, "200"},
        {EffectKind::ResponseHeader, R"(["a","b"])"},
        {EffectKind::ResponseHeader, "[]"},
        {EffectKind::ResponseBody, R"("eA==")"},
        {EffectKind::ReturnResponse, "null"},
        {EffectKind::ClaimRequest, "null"},
        {EffectKind::RunContainer, R"({"event":{}})"},
        {EffectKind::EventCallback, "{}"},
        {EffectKind::Listen, R"({"type":"t"})"},
        {EffectKind::SendMessage, R"(["t",{}])"},
        {EffectKind::SendMessage, "3"},
        {EffectKind::BrowserPixel, R"("https://evil.example/")"},
        {EffectKind::Storage, R"({"what":"set","key":"k","value":1})"},
        {EffectKind::BigQuery, R"({"connection":{"datasetId":"d","tableId":"t"}})"},
        {EffectKind::Firestore, R"({"operation":"read","path":"a/b"})"},
        {EffectKind::Firestore, R"({"operation":"transaction"})"},
    };

    TEST(EffectCheck, nothingPassesWithoutItsPermission)
    {
        const auto http = templates::Permissions::of({{"send_http", "1",
            *value::readJson(R"({"allowedUrls":"specific","urls":["https://allowed.example/"]})")}});
        for (const auto& [kind, body] : Rows)
            EXPECT_TRUE(checkEffect(http, Effect{kind, 1, 1, 0, *value::readJson(body)})) << body;
    }

    TEST(EffectCheck, whatNeedsNoPermissionPasses)
    {
        for (const EffectKind kind : {EffectKind::TagSucceeded, EffectKind::TagFailed, EffectKind::Returned,
                 EffectKind::Failed, EffectKind::Settled})
            EXPECT_FALSE(checkEffect({}, Effect{kind, 1, 0, 0, {}}));
    }

    TEST(EffectCheck, whatIsCoveredPasses)
    {
        const auto http = templates::Permissions::of({{"send_http", "1",
            *value::readJson(R"({"allowedUrls":"specific","urls":["https://allowed.example/"]})")}});
        EXPECT_FALSE(checkEffect(http,
            Effect{EffectKind::SendHttp, 1, 1, 0,
                *value::readJson(R"({"url":"https://ALLOWED.example/a?b#c","api":"sendHttpGet"})")}));
        EXPECT_TRUE(checkEffect(http,
            Effect{EffectKind::SendHttp, 1, 1, 0,
                *value::readJson(R"({"url":"https://allowed.example@evil.example/","api":"sendHttpGet"})")}));
    }

} // namespace
} // namespace sluis::sandbox::host
