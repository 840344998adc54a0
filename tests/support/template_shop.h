#pragma once

#include "core/container/container.h"
#include "tests/support/template_text.h"

#include <string>

namespace sluis::test {

// A container whose client, variable and tag are made from templates: POST /shop is answered with "taken", and `url`
// gets "order BODY!".
inline container::Container templateShop(const std::string& url)
{
    container::Container made = container::newContainer("Shop", "GTM-SHOP");
    made.info.containerId = "9";
    const auto add = [&](const char* id, const char* type, const char* code) {
        container::CustomTemplate& one = made.templates.emplace_back();
        one.id = container::TemplateId(id);
        one.name = id;
        one.templateData = templateText(type, code);
    };
    add("901", "CLIENT",
        "if (require('getRequestPath')() !== '/shop') return; require('claimRequest')();"
        " require('runContainer')({event_name: 'order', id: require('getRequestBody')()}, () => {"
        " require('setResponseStatus')(201); require('setResponseBody')('taken'); require('returnResponse')(); });");
    add("902", "MACRO",
        "return require('Promise').create((yes) => require('callLater')(() => yes(require('getEventData')('id') + "
        "'!')));");
    add("903", "TAG",
        "require('sendHttpRequest')(data.url, {method: 'POST'}, data.text).then((r) => {"
        " require('logToConsole')('vendor said', r.statusCode, r.body); data.gtmOnSuccess(); }, data.gtmOnFailure);");
    container::Client client;
    client.id = container::ClientId("801");
    client.name = "Shop";
    client.type = "cvt_9_901";
    client.priority = 100;
    made.clients.push_back(client);
    container::Variable variable;
    variable.id = container::VariableId("802");
    variable.name = "Order";
    variable.type = "cvt_9_902";
    made.variables.push_back(variable);
    container::Tag tag;
    tag.id = container::TagId("803");
    tag.name = "Vendor";
    tag.type = "cvt_9_903";
    tag.parameters = {container::textParameter("url", url), container::textParameter("text", "order {{Order}}")};
    container::Trigger trigger;
    trigger.id = container::TriggerId("804");
    trigger.name = "All";
    made.triggers.push_back(trigger);
    tag.firingTriggers = {trigger.id};
    made.tags.push_back(tag);
    return made;
}

} // namespace sluis::test
