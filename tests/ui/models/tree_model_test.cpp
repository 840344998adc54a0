#include "ui/models/tree_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QPersistentModelIndex>
#include <QTest>

using namespace sluis;
using Tree = models::TreeModel<QString>;

class TreeModelTest : public QObject
{
    Q_OBJECT

private:
    static models::TreeRow<QString> row(const QString& key, const QString& text, Tree::Rows children = {})
    {
        return {key, text, std::move(children)};
    }
    static QString textOf(const QString& data, int) { return data; }

private Q_SLOTS:
    void everyNextStateIsReachedAndKeptIndexesFollow_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("inserted in the middle") << "a b c" << "a x b c";
        QTest::newRow("removed at both ends") << "a b c d" << "b c";
        QTest::newRow("turned round") << "a b c d" << "d c b a";
        QTest::newRow("everything new") << "a b" << "x y z";
        QTest::newRow("emptied") << "a b" << "";
        QTest::newRow("moved, removed and inserted") << "a b c d e" << "e x a c y";
    }

    void everyNextStateIsReachedAndKeptIndexesFollow()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        Tree model(1, textOf);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto rowsOf = [](const QString& keys) {
            Tree::Rows rows;
            for (const QString& key : keys.split(u' ', Qt::SkipEmptyParts))
                rows.push_back(row(key, key.toUpper(), {row(QStringLiteral("child"), key)}));
            return rows;
        };
        model.setRows(rowsOf(before));
        std::map<QString, QPersistentModelIndex> kept;
        for (int position = 0; position < model.rowCount(); ++position) {
            const QModelIndex index = model.index(position, 0);
            kept[model.keyOf(index)] = QPersistentModelIndex(model.index(0, 0, index));
        }
        model.setRows(rowsOf(after));
        QStringList keys;
        for (int position = 0; position < model.rowCount(); ++position)
            keys << model.keyOf(model.index(position, 0));
        QCOMPARE(keys.join(u' '), after);
        for (const auto& [key, child] : kept) {
            QCOMPARE(child.isValid(), keys.contains(key));
            if (child.isValid())
                QCOMPARE(model.keyOf(child.parent()), key);
        }
    }

    void aChangedRowIsOneChangeAndNothingElse()
    {
        Tree model(2, textOf);
        model.setRows({row("a", "one"), row("b", "two")});
        int changes = 0;
        int others = 0;
        connect(&model, &Tree::dataChanged, this, [&] { ++changes; });
        connect(&model, &Tree::rowsInserted, this, [&] { ++others; });
        connect(&model, &Tree::rowsRemoved, this, [&] { ++others; });
        model.setRows({row("a", "one"), row("b", "three")});
        QCOMPARE(changes, 1);
        QCOMPARE(others, 0);
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("three"));
    }

    void aPathFindsTheRowAgain()
    {
        Tree model(1, textOf);
        model.setRows({row("a", "one", {row("x", "inner")})});
        const QString path = model.pathOf(model.index(0, 0, model.index(0, 0)));
        model.setRows({row("0", "zero"), row("a", "one", {row("w", "other"), row("x", "inner")})});
        QCOMPARE(model.find(path).data().toString(), QStringLiteral("inner"));
    }
};

QTEST_GUILESS_MAIN(TreeModelTest)
#include "tree_model_test.moc"
