#pragma once

#include "ui/pages/templates/template_draft.h"

#include <QAbstractListModel>
#include <QListView>

namespace sluis::pages {

// The tests of a template with what became of them; the first row is what runs before every test.
class TestList : public QListView
{
    Q_OBJECT

public:
    static constexpr int Setup = -1; // the row for it stands before test 0

    struct Row {
        enum class State { None, Running, Passed, Failed };
        QString name;
        State state = State::None;
        double milliseconds = 0;
        bool isSetup = false;
        bool operator==(const Row&) const = default;
    };

    explicit TestList(QWidget* parent);

    void setRows(const std::vector<Row>& rows); // the choice stays
    int current() const; // Setup, or the index of a test
    void setCurrent(int test);

Q_SIGNALS:
    void chosen(int test);
    void runRequested(int test); // Return or a double click
    void removeRequested(int test);

private:
    class Model;
    class Delegate;

    void keyPressEvent(QKeyEvent* event) override;

    Model* m_model;
    bool m_setting = false;
};

} // namespace sluis::pages
