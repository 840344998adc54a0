#include "ui/bridge/secret_desk.h"

#include "core/container/difference.h"
#include "tests/ui/support/secret_bench.h"

#include <QSignalSpy>

using namespace sluis;
using State = bridge::SecretDesk::State;

class SecretDeskTest : public QObject
{
    Q_OBJECT

private:
    static container::EntityRef variable(const char* id) { return {container::EntityKind::Variable, id}; }
    static std::optional<Result<void>> result(const std::function<void(bridge::SecretDesk::Done)>& start)
    {
        auto got = std::make_shared<std::optional<Result<void>>>();
        start([got](const Result<void>& done) { *got = done; });
        (void)QTest::qWaitFor([got] { return got->has_value(); });
        return *got;
    }

private Q_SLOTS:

    void aValueIsKeptFoundAgainAndGivenToWhoSends()
    {
        test::SecretBench bench;
        std::string given;
        bench.desk.setReceiver([&](const crypto::SecretValues& values) {
            given = values.contains("meta-capi") ? values.at("meta-capi").reveal() : std::string();
        });
        QTRY_COMPARE(static_cast<int>(bench.desk.stateOf("meta-capi")), static_cast<int>(State::Missing));
        const auto kept
            = result([&](auto done) { bench.desk.set("meta-capi", crypto::Secret("EAA-canary-value"), this, done); });
        QVERIFY(kept && *kept);
        QTRY_COMPARE(static_cast<int>(bench.desk.stateOf("meta-capi")), static_cast<int>(State::Kept));
        QCOMPARE(given, std::string("EAA-canary-value"));
        QCOMPARE(bench.kept("meta-capi"), std::string("EAA-canary-value"));
        const auto removed = result([&](auto done) { bench.desk.remove("meta-capi", this, done); });
        QVERIFY(removed && *removed);
        QTRY_COMPARE(static_cast<int>(bench.desk.stateOf("meta-capi")), static_cast<int>(State::Missing));
        QTRY_COMPARE(given, std::string());
    }

    void aClosedKeyFileIsSaidAndOpenedOnce()
    {
        test::SecretBench bench(false);
        QTRY_COMPARE(static_cast<int>(bench.desk.stateOf("meta-capi")), static_cast<int>(State::Closed));
        const auto refused
            = result([&](auto done) { bench.desk.set("meta-capi", crypto::Secret("a value"), this, done); });
        QVERIFY(refused && !*refused && bridge::asksForPassphrase(refused->error()));
        const auto opened
            = result([&](auto done) { bench.desk.unlock(QLatin1String(test::SecretBench::Passphrase), this, done); });
        QVERIFY(opened && *opened);
        QTRY_COMPARE(static_cast<int>(bench.desk.stateOf("meta-capi")), static_cast<int>(State::Missing));
        QVERIFY(bench.desk.isKeyFile());
    }

    void aTokenBecomesASecretAndUndoSaysTheTruth()
    {
        test::SecretBench bench;
        QSignalSpy moved(&bench.desk, &bridge::SecretDesk::moved);
        auto& workspace = bench.bench.session.workspace();
        const auto done = result([&](auto got) { bench.desk.move(variable("61"), "parameter.value", this, got); });
        QVERIFY(done && *done);
        QCOMPARE(moved.count(), 1);
        const std::string name = moved.first().first().toString().toStdString();
        QCOMPARE(bench.kept(name), std::string(test::SecretBench::PlainToken));
        const auto* after = workspace.draft().variable(container::VariableId("61"));
        QCOMPARE(after->type, std::string("sluis_secret"));
        QCOMPARE(std::string(container::secretNameOf(*after)), name);
        workspace.undoStack().undo();
        QCOMPARE(workspace.draft().variable(container::VariableId("61"))->type, std::string("c"));
        QCOMPARE(bench.kept(name), std::string(test::SecretBench::PlainToken));
    }

    void whatCannotBeKeptChangesNothing()
    {
        test::SecretBench bench;
        bench.failsToOpen = true;
        auto& workspace = bench.bench.session.workspace();
        const auto before = workspace.snapshot();
        const auto done = result([&](auto got) { bench.desk.move(variable("61"), "parameter.value", this, got); });
        QVERIFY(done && !*done);
        QVERIFY(container::difference(*before, workspace.draft()).empty());
        QCOMPARE(workspace.undoStack().count(), 0);
    }

    void aContainerWithoutSecretsOpensNoKeyring()
    {
        int asked = 0;
        bridge::KeyDoor door([&](const std::string&) -> Result<std::unique_ptr<publish::KeyStore>> {
            ++asked;
            return fail(ErrorCode::Unavailable, "app.keyringFailed");
        });
        test::Bench bench;
        bridge::SecretDesk desk("workspace", bench.session.workspace(), door);
        desk.refresh();
        QVERIFY(desk.isCurrent());
        QCOMPARE(asked, 0);
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    SecretDeskTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "secret_desk_test.moc"
