#pragma once

#include "core/plan/lint.h"
#include "tests/ui/support/bench.h"
#include "ui/bridge/secret_desk.h"

#include <QTemporaryDir>

namespace sluis::test {

// A bench with a secret, a token in plain text, and a sealed key file in a folder of its own behind them.
struct SecretBench {
    static constexpr const char* Passphrase = "long enough words";
    static constexpr const char* PlainToken = "EAAGm0PX4ZCpsBAKd8ZCq3kT9wLxYbN2vR7uJf5hQeSmDo1cWz";

    // `isOpen`: a keyring that needs no passphrase, else a file that does.
    explicit SecretBench(bool isOpen = true)
        : bench(shop(), types, [](const container::Container& draft) { return plan::lint(draft, *types()); })
        , door([this, isOpen](const std::string& passphrase) { return open(isOpen ? Passphrase : passphrase); })
        , desk("workspace", bench.session.workspace(), door)
    {
        bench.session.setSecrets(&desk);
    }

    Result<std::unique_ptr<publish::KeyStore>> open(const std::string& passphrase)
    {
        if (failsToOpen)
            return fail(ErrorCode::Unavailable, "app.keyringFailed", "secret", "no answer");
        if (passphrase.empty())
            return fail(ErrorCode::Denied, "app.noKeyring");
        auto opened = publish::SealedKeyStore::open(file(), crypto::Secret(passphrase), crypto::PassphraseWork::Fast);
        if (!opened)
            return fail(opened.error());
        return std::unique_ptr<publish::KeyStore>(std::move(*opened));
    }

    std::filesystem::path file() const { return folder.filePath(QStringLiteral("keys")).toStdString(); }

    // What stands in the file, opened anew.
    std::string kept(const std::string& name)
    {
        auto opened = open(Passphrase);
        const auto value = opened ? (*opened)->read("secret/workspace/" + name) : Result<crypto::Secret>(fail(Error{}));
        return value ? value->reveal() : std::string();
    }

    static container::Container shop()
    {
        container::Container made = sampleShop();
        container::Variable secret;
        secret.id = container::VariableId("60");
        secret.name = "Meta token";
        secret.type = "sluis_secret";
        secret.parameters = {container::textParameter("name", "meta-capi")};
        made.variables.push_back(secret);
        container::putParameter(made.tags[1].parameters, container::textParameter("vendor", "{{Meta token}}"));
        container::Variable plain;
        plain.id = container::VariableId("61");
        plain.name = "Ads access token";
        plain.type = "c";
        plain.parameters = {container::textParameter("value", PlainToken)};
        made.variables.push_back(plain);
        container::putParameter(made.tags[2].parameters, container::textParameter("vendor", "{{Ads access token}}"));
        return made;
    }

    static bridge::CataloguePtr types(const container::Container& = {})
    {
        auto made = std::make_shared<templates::TypeCatalogue>(*sampleTypes());
        templates::TypeDescription secret;
        secret.kind = container::EntityKind::Variable;
        secret.code = "sluis_secret";
        secret.name = "Secret";
        secret.isOurs = true;
        secret.fields = {textField("name", "Name"), checkboxField("giveToTemplates", "Templates may see the value")};
        made->add(secret);
        return made;
    }

    QTemporaryDir folder;
    bool failsToOpen = false;
    Bench bench;
    bridge::KeyDoor door;
    bridge::SecretDesk desk;
};

} // namespace sluis::test
