#include "ui/pages/templates/field_tree.h"

#include "tests/ui/support/sample_types.h"

#include <QTest>

Q_DECLARE_METATYPE(sluis::pages::FieldPath)

using namespace sluis;
using namespace sluis::pages;
using templates::FieldType;

class FieldTreeTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int Root = FieldStep::Children;

    // a, group (b, c), table (x), d
    static Fields sample()
    {
        Fields fields{test::textField("a", "A"), {}, {}, test::textField("d", "D")};
        fields[1].type = FieldType::Group;
        fields[1].name = "group";
        fields[1].children = {test::textField("b", "B"), test::textField("c", "C")};
        fields[2].type = FieldType::SimpleTable;
        fields[2].name = "table";
        fields[2].columns = {test::textField("x", "X")};
        return fields;
    }
    static QString names(const Fields& fields)
    {
        QStringList all;
        for (const FieldRow& row : fieldRows(fields))
            all << QString(static_cast<int>(row.path.size()) - 1, u'.') + row.name;
        return all.join(u' ');
    }

private Q_SLOTS:
    void rowsAreInTheOrderOfTheForm() { QCOMPARE(names(sample()), QStringLiteral("a group .b .c table .x d")); }

    void fieldsMove_data()
    {
        QTest::addColumn<FieldPath>("from");
        QTest::addColumn<FieldPath>("to");
        QTest::addColumn<QString>("after");
        const FieldPath a{{Root, 0}};
        const FieldPath d{{Root, 3}};
        const FieldPath b{{Root, 1}, {Root, 0}};
        QTest::newRow("down") << a << FieldPath{{Root, 2}} << QStringLiteral("group .b .c a table .x d");
        QTest::newRow("up") << d << a << QStringLiteral("d a group .b .c table .x");
        QTest::newRow("into a group behind it")
            << a << FieldPath{{Root, 1}, {Root, 2}} << QStringLiteral("group .b .c .a table .x d");
        QTest::newRow("into a group in front of it")
            << d << FieldPath{{Root, 1}, {Root, 0}} << QStringLiteral("a group .d .b .c table .x");
        QTest::newRow("out of a group, in front") << b << a << QStringLiteral("b a group .c table .x d");
        QTest::newRow("out of a group, behind")
            << b << FieldPath{{Root, 4}} << QStringLiteral("a group .c table .x d b");
        QTest::newRow("within a group") << b << FieldPath{{Root, 1}, {Root, 2}}
                                        << QStringLiteral("a group .c .b table .x d");
        QTest::newRow("into a table") << a << FieldPath{{Root, 2}, {FieldStep::Columns, 1}}
                                      << QStringLiteral("group .b .c table .x .a d");
        QTest::newRow("to where it is") << a << a << names(sample());
        QTest::newRow("a group into itself")
            << FieldPath{{Root, 1}} << FieldPath{{Root, 1}, {Root, 0}} << names(sample());
        QTest::newRow("a group into a table")
            << FieldPath{{Root, 1}} << FieldPath{{Root, 2}, {FieldStep::Columns, 0}} << names(sample());
        QTest::newRow("to nowhere") << a << FieldPath{{Root, 9}, {Root, 0}} << names(sample());
    }
    void fieldsMove()
    {
        QFETCH(FieldPath, from);
        QFETCH(FieldPath, to);
        QFETCH(QString, after);
        Fields fields = sample();
        const std::string name = fieldAt(fields, from)->name;
        const auto place = moveField(fields, from, to);
        QCOMPARE(names(fields), after);
        if (place)
            QCOMPARE(fieldAt(fields, *place)->name, name);
    }

    void copiesHaveNamesOfTheirOwn()
    {
        Fields fields = sample();
        QVERIFY(duplicateField(fields, {{Root, 1}}));
        QCOMPARE(names(fields), QStringLiteral("a group .b .c group2 .b2 .c2 table .x d"));
        QCOMPARE(newField(fields, FieldType::Group).name, std::string("group3"));
    }

    void whatIsRemovedGoesWithItsChildren()
    {
        Fields fields = sample();
        QVERIFY(removeField(fields, {{Root, 1}}));
        QCOMPARE(names(fields), QStringLiteral("a table .x d"));
        QVERIFY(!removeField(fields, {{Root, 7}}));
        QVERIFY(!removeField(fields, {}));
    }
};

QTEST_GUILESS_MAIN(FieldTreeTest)

#include "field_tree_test.moc"
