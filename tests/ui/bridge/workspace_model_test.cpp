#include "ui/bridge/workspace_model.h"

#include "tests/ui/support/sample_shop.h"
#include "tests/ui/support/sample_types.h"
#include "ui/bridge/entity_edits.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluis;

namespace {

// Remembers how each edit was made and what was done before.
class RecordingStore final : public bridge::DraftStore
{
public:
    explicit RecordingStore(container::Container container)
        : m_inner(std::move(container))
    { }
    bridge::ContainerPtr draft() const override { return m_inner.draft(); }
    Result<container::Edit> apply(const container::Edit& edit, bridge::EditStep step) override
    {
        steps.push_back(step);
        return m_inner.apply(edit, step);
    }
    bridge::EditHistory history() const override { return before; }

    std::vector<bridge::EditStep> steps;
    bridge::EditHistory before;

private:
    bridge::MemoryDraftStore m_inner;
};

bridge::DoneEdit paused(container::Container& container, const char* tagId, bool isUndone)
{
    container::Tag changed = *container.tag(container::TagId(tagId));
    changed.paused = true;
    container::Edit edit{{"edit.change", {changed.name}}, {container::PutEntity{changed}}};
    container::Edit inverse = *edit.apply(container);
    if (isUndone) {
        auto again = inverse.apply(container);
        edit = *again;
    }
    return {edit, inverse};
}

} // namespace

class WorkspaceModelTest : public QObject
{
    Q_OBJECT

private:
    bridge::MemoryDraftStore m_store{test::sampleShop()};
    std::unique_ptr<bridge::WorkspaceModel> m_model;

    const container::Trigger& trigger(const char* id) const
    {
        return *m_model->draft().trigger(container::TriggerId(id));
    }

private Q_SLOTS:
    void init()
    {
        m_store = bridge::MemoryDraftStore(test::sampleShop());
        m_model = std::make_unique<bridge::WorkspaceModel>(
            m_store, test::sampleTypes, [](const container::Container& draft) {
                std::vector<bridge::Problem> problems;
                for (const container::Reference& reference : container::ReferenceIndex(draft).dangling())
                    problems.push_back({bridge::Severity::Error, reference.from, reference.path, {"edit.add", {}}, {}});
                return problems;
            });
    }

    void typingInOneFieldIsOneStepOfUndo()
    {
        const container::Container before = m_model->draft();
        for (const char* text : {"E", "E-b", "E-bik"}) {
            container::Trigger changed = trigger("21");
            changed.filter[1]
                = container::makeCondition("{{ED - items.0.item_category}}", container::Operator::Contains, text);
            QVERIFY(m_model->put(changed, QStringLiteral("21/filter.1.arg1")));
        }
        QCOMPARE(m_model->undoStack().count(), 1);
        QCOMPARE(std::string(trigger("21").filter[1].expected()), std::string("E-bik"));
        m_model->undoStack().undo();
        QVERIFY(m_model->draft() == before);
        m_model->undoStack().redo();
        QCOMPARE(std::string(trigger("21").filter[1].expected()), std::string("E-bik"));
    }

    void theStoreHearsHowEachEditWasMade()
    {
        RecordingStore store(test::sampleShop());
        bridge::WorkspaceModel model(store, test::sampleTypes, {});
        for (const char* text : {"E", "E-b"}) {
            container::Trigger changed = *model.draft().trigger(container::TriggerId("21"));
            changed.notes = text;
            QVERIFY(model.put(changed, QStringLiteral("21/notes")));
        }
        model.undoStack().undo();
        model.undoStack().redo();
        using enum bridge::EditStep;
        QCOMPARE(store.steps, (std::vector<bridge::EditStep>{New, Merge, Undo, Redo}));
    }

    void whatWasDoneBeforeOpeningCanBeUndoneAndRedone()
    {
        container::Container container = test::sampleShop();
        const std::string first = container.tags[0].id.text;
        const std::string second = container.tags[1].id.text;
        const container::Container original = container;
        bridge::EditHistory history;
        history.undo.push_back(paused(container, first.c_str(), false));
        history.redo.push_back(paused(container, second.c_str(), true));
        RecordingStore store(container);
        store.before = history;
        bridge::WorkspaceModel model(store, test::sampleTypes, {});
        QVERIFY(store.steps.empty());
        QVERIFY(model.undoStack().canUndo());
        QVERIFY(model.undoStack().canRedo());

        model.undoStack().redo();
        QVERIFY(model.draft().tags[1].isPaused());
        model.undoStack().undo();
        model.undoStack().undo();
        QVERIFY(model.draft() == original);
    }

    void afterEndMergingTheNextEditIsAStepOfItsOwn()
    {
        container::Trigger changed = trigger("20");
        changed.notes = "one";
        QVERIFY(m_model->put(changed, QStringLiteral("notes")));
        m_model->endMerging();
        changed.notes = "two";
        QVERIFY(m_model->put(changed, QStringLiteral("notes")));
        QCOMPARE(m_model->undoStack().count(), 2);
    }

    void aRenamedVariableIsRenamedWhereItIsUsed()
    {
        QSignalSpy spy(m_model.get(), &bridge::WorkspaceModel::draftChanged);
        QVERIFY(m_model->rename({container::EntityKind::Variable, "10"}, QStringLiteral("Order value")));
        QCOMPARE(std::string(trigger("21").filter[0].variable()), std::string("{{Order value}}"));
        QCOMPARE(spy.count(), 1);
        m_model->undoStack().undo();
        QCOMPARE(std::string(trigger("21").filter[0].variable()), std::string("{{ED - value}}"));
    }

    void aRefusedEditSaysWhyAndChangesNothing()
    {
        QSignalSpy refused(m_model.get(), &bridge::WorkspaceModel::refused);
        QVERIFY(!m_model->rename({container::EntityKind::Variable, "10"}, QStringLiteral("Meta Pixel ID")));
        QCOMPARE(refused.count(), 1);
        QVERIFY(!refused.front().front().toString().isEmpty());
        QCOMPARE(m_model->undoStack().count(), 0);
    }

    void aDuplicateHasANameOfItsOwn()
    {
        const auto copy = m_model->duplicate({container::EntityKind::Tag, "31"});
        QVERIFY(copy);
        QCOMPARE(m_model->draft().tag(container::TagId(copy->id))->name, std::string("Meta - Purchase copy"));
        const auto second = m_model->duplicate({container::EntityKind::Tag, "31"});
        QCOMPARE(m_model->draft().tag(container::TagId(second->id))->name, std::string("Meta - Purchase copy 2"));
    }

    void aBulkActionIsOneStepWithTheNumberInItsName()
    {
        const std::vector<container::EntityRef> tags{
            {container::EntityKind::Tag, "31"}, {container::EntityKind::Tag, "32"}};
        QVERIFY(m_model->apply(bridge::pauseEdit(m_model->draft(), tags, true)));
        QCOMPARE(m_model->undoStack().undoText(), QStringLiteral("Pause 2 tags"));
        QVERIFY(m_model->draft().tag(container::TagId("31"))->isPaused());
        m_model->undoStack().undo();
        QVERIFY(!m_model->draft().tag(container::TagId("32"))->isPaused());
        QVERIFY(m_model->apply(bridge::duplicateEdit(m_model->draft(), tags)));
        QCOMPARE(m_model->draft().tags.size(), size_t(8));
        QVERIFY(m_model->apply(bridge::newFolderEdit(m_model->draft(), tags, "Social")));
        QCOMPARE(m_model->draft().folders.size(), size_t(5));
    }

    void problemsFollowTheDraft()
    {
        QTRY_VERIFY(m_model->problemsAreCurrent());
        QVERIFY(m_model->problems().empty());
        QVERIFY(m_model->remove({{container::EntityKind::Variable, "10"}}));
        QTRY_VERIFY(m_model->problemsAreCurrent());
        QVERIFY(!m_model->problemsOf({container::EntityKind::Trigger, "21"}).empty());
    }
};

QTEST_GUILESS_MAIN(WorkspaceModelTest)
#include "workspace_model_test.moc"
