#include "core/sandbox/worker/api/table.h"

#include "core/sandbox/worker/convert.h"
#include "core/url/public_suffix.h"
#include "core/url/url.h"

// parseUrl, computeEffectiveTldPlusOne.
namespace sluis::sandbox::worker::api {
namespace {

    void parseUrl(Call& call)
    {
        std::string text;
        if (!call[0]->IsString() || !call.text(0, text))
            return;
        const auto url = url::parseUrl(text);
        if (!url)
            return;
        value::Value result = value::Value::object({{"href", url->href}, {"origin", url->origin},
            {"protocol", url->protocol}, {"username", url->username}, {"password", url->password}, {"host", url->host},
            {"hostname", url->hostname}, {"port", url->port}, {"pathname", url->pathname}, {"search", url->search}});
        result.set("searchParams", pairsToValue(url->searchParams));
        result.set("hash", url->hash);
        call.give(result);
    }

    void computeEffectiveTldPlusOne(Call& call)
    {
        if (call[0]->IsNullOrUndefined())
            return call.give(call[0]);
        std::string text;
        if (call.text(0, text))
            call.give(std::string_view(url::effectiveTldPlusOne(text)));
    }

    constexpr Function Functions[]
        = {{"parseUrl", parseUrl}, {"computeEffectiveTldPlusOne", computeEffectiveTldPlusOne}};

} // namespace

value::Value pairsToValue(const url::Pairs& pairs)
{
    value::Value object = value::Value::object();
    for (const auto& [name, text] : pairs) {
        value::Value* present = object.edit(name);
        if (!present)
            object.set(name, text);
        else if (present->isArray())
            present->push(text);
        else
            *present = value::Value::array({*present, text});
    }
    return object;
}

Group urlFunctions()
{
    return Functions;
}

} // namespace sluis::sandbox::worker::api
